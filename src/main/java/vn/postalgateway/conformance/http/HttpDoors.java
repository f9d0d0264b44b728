package vn.postalgateway.conformance.http;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;
import vn.postalgateway.conformance.Caller;
import vn.postalgateway.conformance.Doors;
import vn.postalgateway.conformance.Logins;
import vn.postalgateway.conformance.Reply;
import vn.postalgateway.conformance.json.JsonText;

/** The gateway's REST doors over HTTP, with a bearer token for each caller. */
public final class HttpDoors implements Doors {

    private final URI gateway;
    private final Logins logins;
    private final Wire wire = new Wire();

    public HttpDoors(URI gateway, Logins logins) {
        this.gateway = gateway;
        this.logins = logins;
    }

    @Override
    public Reply send(Caller as, String method, String path, Object body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(gateway.resolve(path))
                .header("Authorization", "Bearer " + logins.token(as))
                .method(method, body == null ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofByteArray(JsonText.write(body)));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        return reply(wire.answer(request.build()));
    }

    private static Reply reply(HttpResponse<String> response) {
        Map<String, String> headers = response.headers().map().entrySet().stream()
                .collect(Collectors.toMap(e -> e.getKey().toLowerCase(Locale.ROOT), e -> e.getValue().get(0)));
        return new Reply(response.statusCode(), headers, JsonText.read(response.body()));
    }

    @Override
    public void sendAndHangUp(Caller as, String path, Object body) {
        byte[] content = JsonText.write(body);
        String head = String.join("\r\n", "POST " + path + " HTTP/1.1", "Host: " + gateway.getAuthority(),
                "Authorization: Bearer " + logins.token(as), "Content-Type: application/json",
                "Content-Length: " + content.length, "", "");
        try (Socket socket = connected()) {
            OutputStream out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            out.write(content);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Socket connected() throws IOException {
        boolean encrypted = gateway.getScheme().equals("https");
        int usual = encrypted ? 443 : 80;
        SocketFactory sockets = encrypted ? SSLSocketFactory.getDefault() : SocketFactory.getDefault();
        return sockets.createSocket(gateway.getHost(), gateway.getPort() < 0 ? usual : gateway.getPort());
    }
}
