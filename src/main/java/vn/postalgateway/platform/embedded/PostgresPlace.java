package vn.postalgateway.platform.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.postalgateway.platform.StartRefused;
import vn.postalgateway.platform.home.SecretFile;

/** Where PostgreSQL's files lie: in the home folder, or elsewhere when its account may not enter that. */
final class PostgresPlace {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresPlace.class);
    private static final Path ELSEWHERE = Path.of("/var/lib/postal-gateway");

    private final Path root;

    private PostgresPlace(Path root) {
        this.root = root;
    }

    /** The files belong to the account afterwards, and no earlier server runs over them any more. */
    static PostgresPlace choose(Path inHome, PostgresAccount account) {
        try {
            makeTraversable(inHome);
            PostgresPlace place = new PostgresPlace(rootFor(inHome, account));
            new LeftOverServer(place.data()).end();
            makeTraversable(place.server());
            account.own(place.server());
            return place;
        } catch (IOException unusable) {
            throw new StartRefused("PostgreSQL's folder " + inHome + " cannot be used (" + unusable + ").", unusable);
        }
    }

    /** The file {@code location} in the home folder remembers that the data lie elsewhere. */
    private static Path rootFor(Path inHome, PostgresAccount account) throws IOException {
        Path location = inHome.resolve("location");
        if (Files.exists(location)) {
            return Path.of(SecretFile.read(location).strip());
        }
        if (account.mayEnter(inHome)) {
            return inHome;
        }
        if (Files.exists(new PostgresPlace(inHome).data())) {
            throw new StartRefused("the database in " + inHome + " was made by another account, and user nobody may"
                    + " not enter that folder; open its parent folders to others, or start as the earlier user.");
        }
        Path elsewhere = ELSEWHERE.resolve(UUID.randomUUID().toString());
        makeTraversable(elsewhere.getParent());
        makeTraversable(elsewhere);
        SecretFile.write(location, elsewhere + "\n");
        LOG.warn("PostgreSQL runs as user nobody, who may not enter {}; its files lie in {}", inHome, elsewhere);
        return elsewhere;
    }

    private static void makeTraversable(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    }

    /** Programs lie here, out of the server's own reach. */
    Path root() {
        return root;
    }

    /** What the server itself may write. */
    Path server() {
        return root.resolve("server");
    }

    Path data() {
        return server().resolve("data");
    }

    Path log() {
        return server().resolve("postgres.log");
    }
}
