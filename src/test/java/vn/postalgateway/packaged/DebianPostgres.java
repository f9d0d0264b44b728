package vn.postalgateway.packaged;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * A cluster of the operating system's own PostgreSQL, set up as the container in docker-compose.yml sets up its own. It refuses root, who
 * runs it as the user {@code postgres} of Debian's package.
 */
final class DebianPostgres implements AutoCloseable {

    private static final Path VERSIONS = Path.of("/usr/lib/postgresql");

    private final Path programs = programs();
    private final Path folder;
    private final int port = PackagedGateway.freePort();
    private final String database;
    private final String owner;
    private final String ownerPassword;

    DebianPostgres(String database, String owner, String ownerPassword, List<String> initdbOptions) {
        this.database = database;
        this.owner = owner;
        this.ownerPassword = ownerPassword;
        this.folder = newFolder();
        initialise(initdbOptions);
        start();
    }

    private static Path programs() {
        try (Stream<Path> versions = Files.exists(VERSIONS) ? Files.list(VERSIONS) : Stream.empty()) {
            return versions.filter(version -> Files.isExecutable(version.resolve("bin/initdb")))
                    .max(Comparator.comparing(version -> version.getFileName().toString()))
                    .map(version -> version.resolve("bin"))
                    .orElseThrow(() -> new IllegalStateException("this test needs a PostgreSQL server of the operating"
                            + " system, and there is none in " + VERSIONS + ": apt-get install postgresql"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path newFolder() {
        try {
            Path folder = Files.createTempDirectory("debian-postgres-");
            if (Program.weAreRoot()) {
                Program.run(List.of("chown", "postgres:", folder.toString()));
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void initialise(List<String> options) {
        Path passwordFile = folder.resolve("password");
        try {
            Files.writeString(passwordFile, ownerPassword);
            if (Program.weAreRoot()) {
                Program.run(List.of("chown", "postgres:", passwordFile.toString()));
            }
            List<String> words = new ArrayList<>(List.of("-D", data(), "-U", owner, "--pwfile=" + passwordFile));
            words.addAll(options);
            run("initdb", words);
            Files.delete(passwordFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void start() {
        run("pg_ctl", List.of("start", "-w", "-D", data(), "-l", folder.resolve("log").toString(), "-o",
                "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories="));
        ask("postgres", "create database " + database);
    }

    private void run(String program, List<String> words) {
        List<String> command = new ArrayList<>();
        if (Program.weAreRoot()) {
            command.addAll(List.of("runuser", "-u", "postgres", "--"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(words);
        Program.run(command);
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    int port() {
        return port;
    }

    /** The first column of what the database answers its owner. */
    List<String> ask(String sql) {
        return ask(database, sql);
    }

    private List<String> ask(String asked, String sql) {
        String url = "jdbc:postgresql://127.0.0.1:" + port + "/" + asked;
        try (Connection connection = DriverManager.getConnection(url, owner, ownerPassword);
                var statement = connection.createStatement()) {
            List<String> answers = new ArrayList<>();
            if (statement.execute(sql)) {
                ResultSet rows = statement.getResultSet();
                while (rows.next()) {
                    answers.add(rows.getString(1));
                }
            }
            return answers;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        run("pg_ctl", List.of("stop", "-w", "-m", "fast", "-D", data()));
        FileSystemUtils.deleteRecursively(folder.toFile());
    }
}
