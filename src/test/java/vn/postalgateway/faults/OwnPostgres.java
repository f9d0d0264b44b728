package vn.postalgateway.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import vn.postalgateway.packaged.Program;
import vn.postalgateway.platform.embedded.EmbeddedPostgres;

/** The bundled PostgreSQL as a process of its own, which is killed, held up and started again by those who test. */
public final class OwnPostgres implements AutoCloseable {

    public static final String OWNER = EmbeddedPostgres.NAME;

    private final Path folder;
    private EmbeddedPostgres server;

    public OwnPostgres(Path folder) {
        this.folder = folder;
        start();
    }

    /** After a kill the same cluster again, as its service manager would start it; perhaps on another port. */
    void start() {
        server = EmbeddedPostgres.start(folder, Optional.of(Path.of("target", "postgres-programs")));
    }

    int port() {
        try {
            return Integer.parseInt(Files.readString(folder.resolve("port")).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        return server.url();
    }

    public String ownerPassword() {
        return server.ownerPassword();
    }

    /** A connection for each question, past every proxy. */
    public JdbcClient asOwner() {
        return JdbcClient.create(new DriverManagerDataSource(server.url(), OWNER, ownerPassword()));
    }

    /** kill -9 of the server and of all its helpers, as when the machine goes away. */
    void kill() {
        Stream.concat(Stream.of(postmaster()), postmaster().descendants()).toList()
                .forEach(ProcessHandle::destroyForcibly);
        postmaster().onExit().join();
    }

    /** SIGSTOP of all its processes. */
    void holdUp() {
        signal("STOP");
    }

    void goOn() {
        signal("CONT");
    }

    private void signal(String signal) {
        Stream.concat(Stream.of(postmaster()), postmaster().descendants()).toList()
                .forEach(process -> Program.signal(signal, process));
    }

    public ProcessHandle postmaster() {
        try {
            String pid = Files.readAllLines(folder.resolve("server/data/postmaster.pid")).get(0).strip();
            return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
