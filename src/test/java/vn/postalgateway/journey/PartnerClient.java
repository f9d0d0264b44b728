package vn.postalgateway.journey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Somebody outside who calls the gateway over HTTP with a token, as a partner's system would. */
public final class PartnerClient {

    private static final ObjectMapper JSON = new ObjectMapper();

    static {
        // An idle connection is given up long before the gateway gives it up; a POST must not meet a closed one
        System.setProperty("jdk.httpclient.keepalive.timeout", "10");
    }

    // One for all: each client of the JDK holds a thread and three file descriptors until it is collected
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5)).build();

    private final String url;
    private final String token;

    public PartnerClient(String url, String token) {
        this.url = url;
        this.token = token;
    }

    /** A value of the credentials file in a home folder. */
    public static String credential(Path home, String name) {
        try {
            return Files.readAllLines(home.resolve("credentials.env")).stream()
                    .filter(line -> line.startsWith(name + "=")).findFirst().orElseThrow()
                    .substring(name.length() + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An answer: status, headers, and the body as JSON if it is JSON. */
    public record Reply(int status, HttpResponse<String> response) {

        public JsonNode json() {
            try {
                return JSON.readTree(response.body());
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        }

        public String body() {
            return response.body();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }

        /** The pointers of the fields that a problem document names. */
        public java.util.List<String> pointers() {
            return json().path("errors").findValuesAsText("pointer");
        }
    }

    public Reply get(String path) {
        return send(request(path).GET());
    }

    public Reply postJson(String path, Object body) {
        return post(path, "application/json", text(body));
    }

    public Reply post(String path, String contentType, String body) {
        return send(request(path).header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Uploads a statement's file with its form fields. */
    public Reply postStatement(String operator, String contract, String period, String fileName, String content) {
        return postStatement(operator, contract, period, fileName, content.getBytes(StandardCharsets.UTF_8));
    }

    public Reply postStatement(String operator, String contract, String period, String fileName, byte[] content) {
        String boundary = "boundary-of-the-statement";
        String head = field(boundary, "operator", operator) + field(boundary, "contract", contract)
                + field(boundary, "period", period)
                + "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
        return send(request("/api/v1/statements")
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.concat(HttpRequest.BodyPublishers.ofString(head),
                        HttpRequest.BodyPublishers.ofByteArray(content),
                        HttpRequest.BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"))));
    }

    private static String field(String boundary, String name, String value) {
        return "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    public HttpRequest.Builder request(String path) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofSeconds(20));
        return token == null ? builder : builder.header("Authorization", "Bearer " + token);
    }

    public Reply send(HttpRequest.Builder request) {
        HttpResponse<String> response = sent(request, HttpResponse.BodyHandlers.ofString());
        return new Reply(response.statusCode(), response);
    }

    /** The bytes of a file that the gateway hands out. */
    public byte[] download(String path) {
        HttpResponse<byte[]> response = sent(request(path).GET(), HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new IllegalStateException(path + " answers " + response.statusCode());
        }
        return response.body();
    }

    private static <T> HttpResponse<T> sent(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            return HTTP.send(request.build(), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while calling the gateway", e);
        }
    }

    static String text(Object body) {
        try {
            return body instanceof String s ? s : JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
