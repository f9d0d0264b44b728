package vn.postalgateway.platform.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.Optional;
import vn.postalgateway.platform.StartRefused;
import vn.postalgateway.platform.home.SecretFile;

/**
 * The PostgreSQL that comes with the gateway: real, durable, on a free loopback port, its files in the home folder.
 * It is there when this object is there, and stopped when that is closed.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    /** Name of the database and of its owner. */
    public static final String NAME = "postal_gateway";

    private static final int PASSWORD_BYTES = 32;

    private final PostgresServer server;
    private final int port;
    private final String ownerPassword;
    private Optional<Watch> watch = Optional.empty();

    private EmbeddedPostgres(PostgresServer server, int port, String ownerPassword) {
        this.server = server;
        this.port = port;
        this.ownerPassword = ownerPassword;
    }

    /**
     * Starts the server over the files in this folder, which the caller holds alone.
     *
     * @param programs where the programs are unpacked, so that several homes can share them; empty: with the data
     */
    public static EmbeddedPostgres start(Path folder, Optional<Path> programs) {
        PostgresAccount account = PostgresAccount.choose();
        PostgresPlace place = PostgresPlace.choose(folder.toAbsolutePath(), account);
        Path unpackIn = programs.map(Path::toAbsolutePath).orElse(place.root());
        PostgresServer server = new PostgresServer(account, place, PostgresPrograms.unpackedIn(unpackIn));
        String password = ownerPassword(folder.resolve("owner-password"), place);
        server.initialise(NAME, password);
        int port = server.start(new FreePort(folder.resolve("port")));
        EmbeddedPostgres started = new EmbeddedPostgres(server, port, password);
        try {
            started.makeDatabase();
        } catch (RuntimeException unfit) {
            started.close();
            throw unfit;
        }
        return started;
    }

    /** From now on until it is closed, a server that ended by itself is started again, on the same port. */
    public EmbeddedPostgres keepRunning() {
        watch = Optional.of(new Watch("PostgreSQL", server::runs, () -> server.startAgain(port)));
        return this;
    }

    private static String ownerPassword(Path file, PostgresPlace place) {
        if (Files.exists(file)) {
            return SecretFile.read(file).strip();
        }
        if (Files.exists(place.data())) {
            throw new StartRefused("the password of the database's owner, " + file + ", is missing.");
        }
        byte[] password = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(password);
        SecretFile.write(file, HexFormat.of().formatHex(password) + "\n");
        return SecretFile.read(file).strip();
    }

    private void makeDatabase() {
        try (Connection connection = DriverManager.getConnection(url("postgres"), NAME, ownerPassword);
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(
                        "select 1 from pg_database where datname = '" + NAME + "'")) {
            if (!found.next()) {
                statement.execute("create database " + NAME);
            }
        } catch (SQLException failed) {
            throw new StartRefused("the embedded PostgreSQL does not answer: " + failed.getMessage(), failed);
        }
    }

    public String url() {
        return url(NAME);
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    public String ownerPassword() {
        return ownerPassword;
    }

    @Override
    public void close() {
        watch.ifPresent(Watch::close);
        server.stop();
    }
}
