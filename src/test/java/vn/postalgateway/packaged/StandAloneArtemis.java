package vn.postalgateway.packaged;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.springframework.util.FileSystemUtils;

/** A broker of its own in a process of its own, made and run by the script of docker-compose.yml. */
public final class StandAloneArtemis implements AutoCloseable {

    private static final Path UNPACKED = Path.of("target", "artemis").toAbsolutePath();
    private static final Duration START = Duration.ofSeconds(90);

    private final Path instance;
    private final Path log;
    private final int port = PackagedGateway.freePort();
    private final ProcessBuilder builder;
    private Process process;

    public StandAloneArtemis(ComposeSecrets secrets) {
        ComposeFile compose = new ComposeFile();
        instance = newFolder();
        log = instance.resolveSibling(instance.getFileName() + ".log");
        String script = compose.script("artemis")
                .replace("/opt/activemq-artemis", distribution().toString())
                .replace("/secrets/broker.env", secrets.file("broker.env").toString());
        builder = new ProcessBuilder("/bin/sh", "-eu", "-c", script).directory(instance.toFile())
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(compose.environment("artemis"));
        builder.environment().merge("CREATE_OPTIONS", " --host 127.0.0.1 --default-port " + port, String::concat);
        builder.environment().put("JAVA_ARGS_APPEND", "-XX:TieredStopAtLevel=1 -Xms64m -Xmx256m");
    }

    private static Path distribution() {
        try (Stream<Path> folders = Files.list(UNPACKED)) {
            return folders.filter(folder -> Files.isExecutable(folder.resolve("bin/artemis")))
                    .findFirst().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException("mvn pre-integration-test unpacks the broker", e);
        }
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target", "homes").toAbsolutePath()),
                    "artemis-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the process and waits until it takes connections. */
    public StandAloneArtemis start() {
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Awaitility.await().atMost(START).pollInterval(Duration.ofMillis(200))
                .until(() -> takesConnections() || !process.isAlive());
        if (!process.isAlive()) {
            throw new IllegalStateException("the broker ended: " + log());
        }
        return this;
    }

    private boolean takesConnections() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 1_000);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    public int port() {
        return port;
    }

    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String settings() {
        try {
            return Files.readString(instance.resolve("etc/broker.xml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** kill -9. */
    public void kill() {
        end(process.destroyForcibly());
    }

    /** kill -9, and nothing of what it kept is left. */
    public void killAndWipe() {
        kill();
        FileSystemUtils.deleteRecursively(instance.resolve("data").toFile());
    }

    @Override
    public void close() {
        if (process != null && process.isAlive()) {
            process.destroy();
            end(process);
        }
    }

    private static void end(Process process) {
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("the broker does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
