package vn.postalgateway.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import vn.postalgateway.packaged.PackagedGateway;

/** Starts and ends the process of a {@link FakePost}. */
public final class PostProcess implements AutoCloseable {

    /** As any real web server; without it each answer waits 40 ms for the caller's acknowledgement of its head. */
    private static final String NO_DELAY = "-Dsun.net.httpserver.nodelay=true";

    private final int port = PackagedGateway.freePort();
    private final Path journal;
    private final List<String> command;
    private Process process;

    /** A post that takes each order at once. */
    public PostProcess(Path folder) {
        this(folder, FakePost.WITHOUT_FAULT, Duration.ZERO);
    }

    /** @param late after this a late answer comes: longer than the gateway waits */
    PostProcess(Path folder, long seed, Duration late) {
        this(folder, String.valueOf(seed), late);
    }

    private PostProcess(Path folder, String script, Duration late) {
        journal = folder.resolve("post-journal");
        command = List.of(ProcessHandle.current().info().command().orElse("java"), "-Xmx64m",
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", NO_DELAY, "-cp", "target/test-classes:target/classes",
                FakePost.class.getName(), String.valueOf(port), journal.toString(), script,
                String.valueOf(late.toMillis()));
        start(folder);
    }

    private void start(Path folder) {
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("post.log").toFile())).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(this::answers);
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    public int port() {
        return port;
    }

    public PostJournal.Reading journal() {
        return PostJournal.read(journal);
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
