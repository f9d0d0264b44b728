package vn.postalgateway.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;
import vn.postalgateway.journey.OrderSample;

/**
 * The embedded PostgreSQL refuses root. Run by root, these tests start the gateway as root where {@code unshare} is missing,
 * and as an ordinary user; run by an ordinary user, both start it as that user. The gateway is installed where every account
 * may read.
 */
class StartAsIT {

    private static final int NOBODY = 65534;
    private static final List<String> AS_NOBODY =
            List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");

    private final boolean root = Program.weAreRoot();
    private Path folder;
    private Path home;

    @BeforeEach
    void installWhereEverybodyMayRead() throws IOException {
        folder = Files.createTempDirectory("start-as-");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.copy(PackagedGateway.JAR, folder.resolve(PackagedGateway.JAR.getFileName()));
        for (String part : List.of("routes", "config")) {
            FileSystemUtils.copyRecursively(Path.of(part), folder.resolve(part));
        }
        home = Files.createDirectory(folder.resolve("home"));
        Program.run(List.of("chmod", "-R", "a+rX", folder.toString()));
    }

    @AfterEach
    void remove() throws IOException {
        FileSystemUtils.deleteRecursively(folder);
    }

    @Test
    void takesAnOrderWhenAnOrdinaryUserStartsIt() throws IOException {
        if (root) {
            Files.setAttribute(home, "unix:uid", NOBODY);
        }

        try (PackagedGateway gateway = gateway(Map.of()).installedIn(folder, root ? AS_NOBODY : List.of()).start()) {
            assertThat(acceptedBy(gateway)).isEqualTo(202);
            assertThat(accountOfDatabaseServer()).isEqualTo(root ? NOBODY : ownAccount());
        }
    }

    @Test
    void takesAnOrderWhereUnshareIsMissingWhoeverStartsIt() throws IOException {
        String path = pathWithout("unshare").toString();

        try (PackagedGateway gateway = gateway(Map.of("PATH", path)).installedIn(folder, List.of()).start()) {
            assertThat(acceptedBy(gateway)).isEqualTo(202);
            assertThat(accountOfDatabaseServer()).isEqualTo(root ? NOBODY : ownAccount());
        }
    }

    /** Its PostgreSQL is unpacked in its home: the folder that the other tests share may be closed to its account. */
    private PackagedGateway gateway(Map<String, String> variables) {
        Map<String, String> all = new HashMap<>(variables);
        all.put("JDK_JAVA_OPTIONS", PackagedGateway.QUICK_START);
        all.put("GATEWAY_EMBEDDED_PROGRAMSFOLDER", "");
        return new PackagedGateway(home, all);
    }

    private static int acceptedBy(PackagedGateway gateway) {
        return gateway.partner("ONE_STOP_TOKEN").postJson("/api/v1/orders", OrderSample.order()).status();
    }

    /** As the machine sees it: in a user namespace of its own, root would still be root here. */
    private int accountOfDatabaseServer() throws IOException {
        String process = Files.readAllLines(home.resolve("postgres/server/data/postmaster.pid")).get(0);
        return (Integer) Files.getAttribute(Path.of("/proc", process), "unix:uid");
    }

    private static int ownAccount() {
        return Integer.parseInt(Program.run(List.of("id", "-u")));
    }

    /** A folder that knows all programs of our path but one. */
    private Path pathWithout(String program) throws IOException {
        Path programs = Files.createDirectory(folder.resolve("programs"));
        for (String part : System.getenv("PATH").split(File.pathSeparator)) {
            try (Stream<Path> files = Files.isDirectory(Path.of(part)) ? Files.list(Path.of(part)) : Stream.empty()) {
                files.filter(file -> !file.getFileName().toString().equals(program))
                        .forEach(file -> link(programs.resolve(file.getFileName()), file));
            }
        }
        return programs;
    }

    /** What stands earlier in the path goes before. */
    private static void link(Path link, Path program) {
        try {
            if (!Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
                Files.createSymbolicLink(link, program);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
