package vn.postalgateway.packaged;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import vn.postalgateway.PostalGateway;
import vn.postalgateway.journey.PartnerClient;

/** The jar as an operator runs it: a process of its own, in the project's root, on a home folder that outlives it. */
public final class PackagedGateway implements AutoCloseable {

    static final Path JAR = Path.of("target", "postal-gateway.jar").toAbsolutePath();
    /** For processes that live for a minute: the second compiler and a parallel collector would never pay. */
    public static final String QUICK_START = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";
    private static final String MAIN = PostalGateway.class.getName();
    private static final Duration START = Duration.ofSeconds(180);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Path home;
    private final int port = freePort();
    private final int managementPort = freePort();
    private final Map<String, String> environment = new HashMap<>();
    private Path folder = Path.of("").toAbsolutePath();
    private Path jar = JAR;
    private List<String> account = List.of();
    private List<String> options = List.of();
    private Optional<Path> ahead = Optional.empty();
    private Process process;

    public PackagedGateway(Path home, Map<String, String> environment) {
        this.home = home;
        this.environment.putAll(Map.of("GATEWAY_HOME", home.toString(), "SERVER_PORT", String.valueOf(port),
                "MANAGEMENT_SERVER_PORT", String.valueOf(managementPort), "GATEWAY_DEMO_SAMPLE_DAY", "false",
                "VNPOST_SETTLE_AFTER", "PT3S", "GATEWAY_SIMULATOR_PACE", "PT0.2S",
                "GATEWAY_EMBEDDED_PROGRAMSFOLDER", Path.of("target", "postgres-programs").toAbsolutePath().toString()));
        this.environment.putAll(environment);
    }

    public static Path newHome() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target", "homes").toAbsolutePath()),
                    "packaged-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A copy of the jar and its folders, started by the words that change to another account; none: our own. */
    PackagedGateway installedIn(Path folder, List<String> account) {
        this.folder = folder;
        this.jar = folder.resolve(JAR.getFileName());
        this.account = account;
        return this;
    }

    /** Options of the JVM for the starts to come. */
    public PackagedGateway with(String... options) {
        this.options = List.of(options);
        return this;
    }

    /** Classes in this jar go before those of the packaged one. */
    public PackagedGateway behind(Path classes) {
        ahead = Optional.of(classes);
        return this;
    }

    /**
     * Starts and stops once, at which the JVM writes down the classes that it loaded.
     *
     * @return the option with which later starts map them: src/docs/operations.md
     */
    public String classesWrittenTo(Path archive) {
        with("-XX:ArchiveClassesAtExit=" + archive).start().stop();
        return "-XX:SharedArchiveFile=" + archive;
    }

    /** Starts the process and waits until it says that it is ready. */
    public PackagedGateway start() {
        return startUntil(() -> false);
    }

    /** Starts the process and waits until it is ready, or until whatever else is awaited. */
    public PackagedGateway startUntil(BooleanSupplier otherwise) {
        launch(folder);
        Awaitility.await().atMost(START).pollInterval(Duration.ofMillis(200))
                .until(() -> ready() || otherwise.getAsBoolean() || !process.isAlive());
        if (!process.isAlive()) {
            throw new IllegalStateException("the gateway ended with " + process.exitValue() + ": " + log());
        }
        return this;
    }

    private void launch(Path folder) {
        List<String> command = new ArrayList<>(account);
        command.addAll(List.of(ProcessHandle.current().info().command().orElse("java"), "-Xmx256m"));
        command.addAll(options);
        command.addAll(ahead.map(classes -> List.of("-cp", classes + File.pathSeparator + jar, MAIN))
                .orElse(List.of("-jar", jar.toString())));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile().toFile()));
        builder.environment().putAll(environment);
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the process in a folder where it cannot open, and returns its exit code. */
    int refusedIn(Path folder) throws InterruptedException {
        launch(folder);
        if (!process.waitFor(START.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("the gateway did not refuse to start");
        }
        return process.exitValue();
    }

    public boolean ready() {
        try {
            return HTTP.send(HttpRequest.newBuilder(URI.create(
                            "http://127.0.0.1:" + managementPort + "/actuator/health/readiness"))
                    .timeout(Duration.ofSeconds(2)).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** kill -9. */
    public void kill() {
        process.destroyForcibly();
        waitForEnd();
    }

    /** SIGTERM, as an operator stops it. */
    int stop() {
        process.destroy();
        waitForEnd();
        return process.exitValue();
    }

    /** SIGSTOP: the process stands still and does not know it. */
    public void holdUp() {
        Program.signal("STOP", process.toHandle());
    }

    /** SIGCONT. */
    public void goOn() {
        Program.signal("CONT", process.toHandle());
    }

    private void waitForEnd() {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("the gateway does not end: " + log());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public int port() {
        return port;
    }

    public ProcessHandle process() {
        return process.toHandle();
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    public PartnerClient partner(String tokenName) {
        return new PartnerClient(url(), PartnerClient.credential(home, tokenName));
    }

    public Path home() {
        return home;
    }

    private Path logFile() {
        return home.resolveSibling(home.getFileName() + ".log");
    }

    public String log() {
        try {
            return Files.readString(logFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (process != null && process.isAlive()) {
            stop();
        }
    }

    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
