package vn.postalgateway.notification.http;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** An endpoint that sends the head of its answer letter by letter, and never comes to its end. */
final class SlowStatus implements AutoCloseable {

    private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());

    SlowStatus() throws IOException {
        Thread thread = new Thread(this::serve, "slow-status");
        thread.setDaemon(true);
        thread.start();
    }

    private void serve() {
        try (Socket socket = server.accept()) {
            OutputStream out = socket.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\nX-Slow: ".getBytes(StandardCharsets.US_ASCII));
            while (!server.isClosed()) {
                out.write('.');
                out.flush();
                TimeUnit.MILLISECONDS.sleep(100);
            }
        } catch (IOException theCallerLeft) {
            Thread.currentThread().interrupt();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
