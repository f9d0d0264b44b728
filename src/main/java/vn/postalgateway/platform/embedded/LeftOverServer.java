package vn.postalgateway.platform.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.postalgateway.platform.StartRefused;

/**
 * The database server that outlives a gateway that was killed. Who holds the home's lock may end it, and must: two
 * servers over the same files would destroy them, and PostgreSQL does not notice one that runs under another account.
 */
final class LeftOverServer {

    private static final Logger LOG = LoggerFactory.getLogger(LeftOverServer.class);
    private static final Duration KILL_LIMIT = Duration.ofSeconds(5);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);
    private static final Duration FAST_LIMIT = Duration.ofSeconds(30);
    private static final Duration IMMEDIATE_LIMIT = Duration.ofSeconds(10);

    private final Path data;
    private final Path note;

    LeftOverServer(Path data) {
        this.data = data;
        this.note = data.resolve("postmaster.pid");
    }

    boolean runs() {
        return Files.exists(note) && running().isPresent();
    }

    void end() {
        if (!Files.exists(note)) {
            return;
        }
        Optional<ProcessHandle> server = running();
        if (server.isPresent()) {
            LOG.info("ending the database server that an earlier gateway left running");
            end(server.get());
        }
        discardNote();
    }

    /** First what PostgreSQL calls a fast shutdown, then an immediate one; never SIGKILL, its helpers would live on. */
    private void end(ProcessHandle server) {
        if (!ends(server, "INT", FAST_LIMIT) && !ends(server, "QUIT", IMMEDIATE_LIMIT)) {
            throw new StartRefused("the database server of an earlier gateway, process " + server.pid()
                    + ", does not end; end it by hand.");
        }
    }

    private boolean ends(ProcessHandle server, String signal, Duration limit) {
        Command.run(data, KILL_LIMIT, List.of("/bin/sh", "-c", "kill -" + signal + " " + server.pid()));
        long looks = limit.dividedBy(LOOK_EVERY);
        for (long look = 0; look < looks && serves(server); look++) {
            pause();
        }
        return !serves(server);
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_EVERY.toMillis());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new StartRefused("the start was interrupted.", stopping);
        }
    }

    private Optional<ProcessHandle> running() {
        try {
            String number = Files.readAllLines(note).stream().findFirst().orElse("").strip();
            return number.matches("\\d{1,10}")
                    ? ProcessHandle.of(Long.parseLong(number)).filter(this::serves)
                    : Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The number alone proves nothing: it may belong to a stranger by now. A dead server has no words any more. */
    private boolean serves(ProcessHandle process) {
        List<String> words = process.info().arguments().map(List::of).orElse(List.of());
        return words.contains(data.toString());
    }

    /** A note with a stranger's number would make PostgreSQL refuse to start. */
    private void discardNote() {
        try {
            Files.deleteIfExists(note);
        } catch (IOException undeletable) {
            throw new UncheckedIOException(undeletable);
        }
    }
}
