package vn.postalgateway.operator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A post at the level of bytes: it reads one whole request per connection, keeps it, and then does what it is told. */
public class RawPost implements AutoCloseable {

    /** What is done once a request has been read. */
    public interface Reaction {
        void reactOn(OutputStream answer) throws Exception;
    }

    public static final Reaction CUT = answer -> { };

    public final List<String> requests = new CopyOnWriteArrayList<>();
    private final ServerSocket server;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final Map<String, Reaction> asides = new ConcurrentHashMap<>();
    private volatile Reaction reaction = CUT;

    public RawPost() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "raw-post");
        thread.setDaemon(true);
        thread.start();
    }

    public RawPost will(Reaction next) {
        reaction = next;
        return this;
    }

    /** Requests that hold these words are answered so and not kept, whatever else is to be done. */
    public RawPost aside(String words, Reaction always) {
        asides.put(words, always);
        return this;
    }

    public String address() {
        return "http://127.0.0.1:" + server.getLocalPort() + "/post";
    }

    public static Reaction http(String statusLine, String headers, String body) {
        return http(statusLine, "text/xml; charset=utf-8", headers, body);
    }

    /** A JSON document with status 200. */
    public static Reaction json(String body) {
        return http("200 OK", "application/json", "", body);
    }

    public static Reaction http(String statusLine, String type, String headers, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return answer -> {
            answer.write(("HTTP/1.1 " + statusLine + "\r\nContent-Type: " + type + "\r\n"
                    + "Connection: close\r\n" + headers + "Content-Length: " + bytes.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            answer.write(bytes);
            answer.flush();
        };
    }

    public static Reaction soap(String answerElement) {
        return http("200 OK", "", "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>"
                + answerElement + "</s:Body></s:Envelope>");
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                open.add(socket);
                String request = request(socket.getInputStream());
                Optional<String> aside = asides.keySet().stream().filter(request::contains).findFirst();
                if (aside.isEmpty()) {
                    requests.add(request);
                }
                aside.map(asides::get).orElse(reaction).reactOn(socket.getOutputStream());
            } catch (SocketException closedByTheOtherSide) {
                continue;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static String request(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new SocketException("no request");
            }
            head.write(next);
        }
        String headers = head.toString(StandardCharsets.ISO_8859_1);
        int length = headers.lines().filter(l -> l.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                .map(l -> Integer.parseInt(l.substring(15).strip())).findFirst().orElse(0);
        return headers + new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
