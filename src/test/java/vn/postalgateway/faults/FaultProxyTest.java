package vn.postalgateway.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A wire that is always good would prove nothing either. */
class FaultProxyTest {

    private HttpServer server;
    private FaultProxy proxy;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write("ok".getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
        proxy = new FaultProxy(server.getAddress()::getPort);
    }

    @AfterEach
    void stop() {
        proxy.close();
        server.stop(0);
    }

    @Test
    void carriesBothWaysWhileItIsGoodLatentOrSlow() throws IOException {
        for (FaultProxy.Wire wire : new FaultProxy.Wire[] {FaultProxy.Wire.GOOD, FaultProxy.Wire.LATENT,
            FaultProxy.Wire.SLOW}) {
            proxy.become(wire);

            assertThat(answer(10_000)).as(wire.words).endsWith("ok");
        }
    }

    @Test
    void resetsWhatStandsWhenItIsCut() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write("GET / HTTP/1.0\r\n".getBytes(StandardCharsets.US_ASCII));

            proxy.become(FaultProxy.Wire.CUT);

            assertThatThrownBy(() -> {
                if (socket.getInputStream().read() < 0) {
                    throw new IOException("closed");
                }
            }).isInstanceOf(IOException.class).isNotInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void saysNothingAsABlackHoleAndCarriesOnWhenItIsGoodAgain() throws IOException {
        proxy.become(FaultProxy.Wire.BLACK_HOLE);
        assertThatThrownBy(() -> answer(300)).isInstanceOf(SocketTimeoutException.class);

        proxy.become(FaultProxy.Wire.GOOD);
        assertThat(answer(10_000)).endsWith("ok");
    }

    private String answer(int patienceMillis) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port())) {
            socket.setSoTimeout(patienceMillis);
            socket.getOutputStream().write("GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
