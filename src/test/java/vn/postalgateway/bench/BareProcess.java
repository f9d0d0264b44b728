package vn.postalgateway.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import vn.postalgateway.packaged.PackagedGateway;

/** {@link BareService} as a process of its own, with the libraries, the pool and the threads that the gateway has. */
final class BareProcess implements AutoCloseable {

    private final int port = PackagedGateway.freePort();
    private final Process process;

    BareProcess(Path folder, List<String> options, String url, String user, String password) {
        List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java")));
        command.addAll(options);
        command.addAll(List.of("-cp", Path.of("target", "test-classes").toAbsolutePath() + ":"
                        + Path.of("target", "postal-gateway.jar").toAbsolutePath(), BareService.class.getName(),
                "--spring.profiles.active=demo", "--server.port=" + port, "--server.address=127.0.0.1",
                "--server.tomcat.threads.max=64",
                "--server.tomcat.max-keep-alive-requests=1000", "--spring.datasource.hikari.maximum-pool-size=16",
                "--spring.datasource.url=" + url, "--spring.datasource.username=" + user,
                "--logging.level.root=warn"));
        // In a folder of its own: the gateway's settings are not for it
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(folder.resolve("bare.log").toFile());
        builder.environment().put("SPRING_DATASOURCE_PASSWORD", password);
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Awaitility.await().atMost(Duration.ofSeconds(120)).until(() -> answers() || !process.isAlive());
        if (!process.isAlive()) {
            throw new IllegalStateException("the bare service ended, see " + folder.resolve("bare.log"));
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    int port() {
        return port;
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
