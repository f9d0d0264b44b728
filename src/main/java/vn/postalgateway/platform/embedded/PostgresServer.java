package vn.postalgateway.platform.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;
import vn.postalgateway.platform.StartRefused;
import vn.postalgateway.platform.home.SecretFile;

/** One database cluster on disk and the server process over it. Its caller holds the home folder's lock. */
final class PostgresServer {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresServer.class);
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final long LOG_BYTES_KEPT = 10_000_000;
    private static final int START_ATTEMPTS = 3;

    private final PostgresAccount account;
    private final PostgresPlace place;
    private final PostgresPrograms programs;

    PostgresServer(PostgresAccount account, PostgresPlace place, PostgresPrograms programs) {
        this.account = account;
        this.place = place;
        this.programs = programs;
    }

    /** Makes the cluster if there is none yet; one that a crash left half made is thrown away. */
    void initialise(String owner, String password) {
        if (Files.exists(place.data().resolve("PG_VERSION"))) {
            return;
        }
        Path draft = place.server().resolve("data.new");
        Path passwordFile = place.server().resolve("owner-password");
        try {
            FileSystemUtils.deleteRecursively(draft);
            SecretFile.write(passwordFile, password);
            account.handOver(passwordFile);
            Command.Result made = account.run(place.server(), LIMIT, List.of(program("initdb"), "-D", draft.toString(),
                    "-U", owner, "--pwfile=" + passwordFile, "--auth=scram-sha-256", "-E", "UTF8", "--locale=C"));
            if (!made.succeeded()) {
                throw new StartRefused("PostgreSQL could not make its files in " + draft + ": " + made.output());
            }
            Files.move(draft, place.data(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw new StartRefused("PostgreSQL could not make its files in " + draft + " (" + failed + ").", failed);
        } finally {
            FileSystemUtils.deleteRecursively(passwordFile.toFile());
        }
    }

    /** Starts the server and says on which port: another one when somebody else was faster to take it. */
    int start(FreePort ports) {
        shortenLog();
        for (int attempt = 1; attempt <= START_ATTEMPTS; attempt++) {
            int port = ports.lastOrNew();
            if (startOn(port)) {
                return port;
            }
        }
        throw new StartRefused("PostgreSQL did not start: " + lastWords() + " (all of it: " + place.log() + ").");
    }

    boolean runs() {
        return new LeftOverServer(place.data()).runs();
    }

    /** After a crash; throws where it does not start, as on a full disk. */
    void startAgain(int port) {
        new LeftOverServer(place.data()).end();
        if (!startOn(port)) {
            throw new IllegalStateException(lastWords());
        }
    }

    /** {@code pg_ctl} puts the server into a session of its own: Ctrl-C at the terminal reaches us, not it. */
    private boolean startOn(int port) {
        Command.Result started = account.run(place.server(), LIMIT, List.of(program("pg_ctl"), "start", "-w",
                "-t", "120", "-D", place.data().toString(), "-l", place.log().toString(),
                "-o", PostgresSettings.commandLine(port)));
        return started.succeeded();
    }

    void stop() {
        if (!stop("fast", "30") && !stop("immediate", "10")) {
            LOG.warn("PostgreSQL in {} did not stop; the next start ends it", place.data());
        }
    }

    private boolean stop(String mode, String seconds) {
        return account.run(place.server(), LIMIT, List.of(program("pg_ctl"), "stop", "-w", "-m", mode, "-t", seconds,
                "-D", place.data().toString())).succeeded();
    }

    private void shortenLog() {
        try {
            if (Files.exists(place.log()) && Files.size(place.log()) > LOG_BYTES_KEPT) {
                Files.move(place.log(), place.log().resolveSibling("postgres.old.log"),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private String lastWords() {
        try {
            List<String> fatal = Files.readAllLines(place.log()).stream()
                    .filter(line -> line.contains("FATAL") || line.contains("PANIC"))
                    .toList();
            return fatal.isEmpty() ? "it gives no reason" : fatal.get(fatal.size() - 1);
        } catch (IOException unreadable) {
            return "its log is unreadable";
        }
    }

    private String program(String name) {
        return programs.program(name).toString();
    }
}
