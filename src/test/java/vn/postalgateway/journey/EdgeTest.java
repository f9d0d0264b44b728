package vn.postalgateway.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What the edge refuses of HTTP itself, byte by byte. */
class EdgeTest extends RunningGateway {

    private static final int KIB = 1024;

    @Test
    void takesAHundredHeadersAndNotMore() throws IOException {
        assertThat(get("/api/v1/orders?requestId=none", "X-Odd: 1\r\n".repeat(90))).isEqualTo(200);
        assertThat(get("/api/v1/orders?requestId=none", "X-Odd: 1\r\n".repeat(101))).isEqualTo(400);
        assertThat(get("/api/v1/orders?requestId=none", numbered(101))).isEqualTo(400);
    }

    @Test
    void takesSixteenKibibytesOfHeadersAndNotMore() throws IOException {
        assertThat(get("/api/v1/orders?requestId=none", "X-Long: " + "x".repeat(12 * KIB) + "\r\n")).isEqualTo(200);
        assertThat(get("/api/v1/orders?requestId=none", "X-Long: " + "x".repeat(17 * KIB) + "\r\n"))
                .isBetween(400, 499);
    }

    @Test
    void refusesAQueryParameterThatIsGivenTwice() throws IOException {
        assertThat(get("/api/v1/orders?limit=1&limit=2", "")).isEqualTo(400);
        assertThat(get("/api/v1/orders?limit=1&%6Cimit=2", "")).isEqualTo(400);
    }

    @Test
    void countsABodyThatDoesNotSayHowLongItIs() throws IOException {
        String json = "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n";

        assertThat(post("/api/v1/quotes", json, chunks(300))).isEqualTo(413);
        assertThat(post("/api/v1/tracking-events", json, chunks(20))).isEqualTo(403);
        assertThat(post("/services/orders", json.replace("application/json", "text/xml"), chunks(1025))).isEqualTo(413);
        assertThat(post("/api/v1/quotes", json, chunks(20))).isEqualTo(400);
    }

    @Test
    void refusesCompressedBodiesAndOddRequestsWithoutAFiveHundred() throws IOException {
        String json = "Content-Type: application/json\r\nContent-Length: 2\r\n";

        assertThat(post("/api/v1/quotes", json + "Content-Encoding: gzip\r\n", "{}")).isEqualTo(415);
        assertThat(post("/api/v1/quotes", json + "Content-Encoding: deflate\r\n", "{}")).isEqualTo(415);
        assertThat(post("/api/v1/quotes", "Content-Type: text/plain\r\nContent-Length: 2\r\n", "{}")).isEqualTo(415);
        assertThat(post("/api/v1/quotes", "Content-Length: 2\r\n", "{}")).isEqualTo(415);
        assertThat(get("/api/v1/orders/..%2f..%2fetc", "")).isBetween(400, 499);
        assertThat(get("/api/v1/orders/%00", "")).isBetween(400, 499);
        assertThat(get("/api/v1/orders?requestId=%FF", "")).isBetween(200, 499);
        assertThat(get("/api/v1/orders/ord_%F0%9F%92%A9", "")).isBetween(400, 499);
        assertThat(get("//api/v1//orders", "")).isBetween(400, 499);
    }

    private static String numbered(int count) {
        StringBuilder headers = new StringBuilder();
        for (int i = 0; i < count; i++) {
            headers.append("X-Odd-").append(i).append(": 1\r\n");
        }
        return headers.toString();
    }

    private static String chunks(int kib) {
        String chunk = "400\r\n" + " ".repeat(KIB) + "\r\n";
        return chunk.repeat(kib) + "0\r\n\r\n";
    }

    private int get(String path, String headers) throws IOException {
        return exchange("GET " + path, headers, "");
    }

    private int post(String path, String headers, String body) throws IOException {
        return exchange("POST " + path, headers, body);
    }

    private int exchange(String what, String headers, String body) throws IOException {
        URI gateway = URI.create(url());
        try (Socket socket = new Socket(gateway.getHost(), gateway.getPort())) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write((what + " HTTP/1.1\r\nHost: " + gateway.getAuthority() + "\r\nAuthorization: Bearer "
                    + PartnerClient.credential(HOME, "ONE_STOP_TOKEN") + "\r\nConnection: close\r\n" + headers + "\r\n"
                    + body).getBytes(StandardCharsets.US_ASCII));
            out.flush();
            BufferedReader in = new BufferedReader(
                    new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            return Integer.parseInt(in.readLine().split(" ")[1]);
        }
    }
}
