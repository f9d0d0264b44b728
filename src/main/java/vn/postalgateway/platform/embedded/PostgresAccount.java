package vn.postalgateway.platform.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import vn.postalgateway.platform.StartRefused;

/**
 * Under whose account PostgreSQL's programs run. It refuses root: an ordinary user runs them directly, root runs them
 * in a user namespace of their own, and where the container forbids that, as the user {@code nobody}.
 */
final class PostgresAccount {

    private static final Path ANYWHERE = Path.of("/");
    private static final Duration PROBE_LIMIT = Duration.ofSeconds(10);
    private static final int ROOT = 0;
    private static final int NOBODY = 65534;

    record Way(int fileOwner, List<String> words) {
    }

    /** Tried in this order; the first that yields somebody else than root is taken. */
    static final List<Way> WAYS_DOWN_FROM_ROOT = List.of(
            new Way(ROOT, List.of("unshare", "--user")),
            new Way(NOBODY, List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")),
            new Way(NOBODY, List.of("runuser", "-u", "nobody", "--")),
            new Way(NOBODY, List.of("su", "-s", "/bin/sh", "-c", "exec \"$@\"", "--", "nobody", "sh")));

    private final boolean startedByRoot;
    private final Way way;

    private PostgresAccount(boolean startedByRoot, Way way) {
        this.startedByRoot = startedByRoot;
        this.way = way;
    }

    static PostgresAccount choose() {
        return chooseFrom(WAYS_DOWN_FROM_ROOT);
    }

    static PostgresAccount chooseFrom(List<Way> waysDownFromRoot) {
        if (!"0".equals(userIdBy(List.of()))) {
            return new PostgresAccount(false, new Way(ROOT, List.of()));
        }
        return waysDownFromRoot.stream()
                .filter(way -> leadsAwayFromRoot(way.words()))
                .findFirst()
                .map(way -> new PostgresAccount(true, way))
                .orElseThrow(() -> new StartRefused("PostgreSQL does not run as root, and none of unshare, setpriv,"
                        + " runuser and su works here; start the gateway as an ordinary user, or give it an external"
                        + " database with SPRING_DATASOURCE_URL."));
    }

    private static boolean leadsAwayFromRoot(List<String> words) {
        String userId = userIdBy(words);
        return userId.matches("\\d+") && !"0".equals(userId);
    }

    private static String userIdBy(List<String> words) {
        List<String> command = new ArrayList<>(words);
        command.addAll(List.of("id", "-u"));
        Command.Result result = Command.run(ANYWHERE, PROBE_LIMIT, command);
        return result.succeeded() ? result.output() : "unknown";
    }

    Command.Result run(Path folder, Duration limit, List<String> words) {
        List<String> command = new ArrayList<>(way.words());
        command.addAll(words);
        return Command.run(folder, limit, command);
    }

    /** Whether the account may reach what lies in this folder; root's own home, for one, is closed to others. */
    boolean mayEnter(Path folder) {
        return run(ANYWHERE, PROBE_LIMIT, List.of("test", "-x", folder.toString())).succeeded();
    }

    /** Hands a file tree over to the account, also one that was made under another way down from root. */
    void own(Path tree) {
        if (startedByRoot && !belongsToAccount(tree)) {
            handOver(tree);
        }
    }

    void handOver(Path tree) {
        if (!startedByRoot) {
            return;
        }
        try (Stream<Path> files = Files.walk(tree)) {
            // the top last: it tells the next start that all below it was handed over
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.setAttribute(file, "unix:uid", way.fileOwner(), LinkOption.NOFOLLOW_LINKS);
                Files.setAttribute(file, "unix:gid", way.fileOwner(), LinkOption.NOFOLLOW_LINKS);
            }
        } catch (IOException refused) {
            throw new StartRefused("the files in " + tree + " cannot be handed over to the account that runs"
                    + " PostgreSQL (" + refused + ").", refused);
        }
    }

    private boolean belongsToAccount(Path tree) {
        try {
            return Integer.valueOf(way.fileOwner()).equals(Files.getAttribute(tree, "unix:uid"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
