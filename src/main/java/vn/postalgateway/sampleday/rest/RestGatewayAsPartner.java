package vn.postalgateway.sampleday.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import vn.postalgateway.sampleday.GatewayAsPartner;
import vn.postalgateway.sampleday.SampleOrder;
import vn.postalgateway.tariff.Vnd;

/** Uses the gateway over HTTP like any partner, with the tokens of the one-stop system and of the finance clerk. */
public final class RestGatewayAsPartner implements GatewayAsPartner {

    private static final String BOUNDARY = "sample-day-statement";
    private static final Set<Integer> LATER = Set.of(404, 409, 425, 429, 500, 502, 503, 504);

    private static final Set<String> NO_CONTEST = Set.of("MATCHED", "EXPECTED", "NOT_ON_STATEMENT");

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2)).build();
    private final ObjectMapper json = new ObjectMapper();
    private final Supplier<String> baseUrl;
    private final String oneStopToken;
    private final String financeToken;

    /** @param baseUrl asked at each call, because the own port is known only once the web server runs */
    public RestGatewayAsPartner(Supplier<String> baseUrl, String oneStopToken, String financeToken) {
        this.baseUrl = baseUrl;
        this.oneStopToken = oneStopToken;
        this.financeToken = financeToken;
    }

    @Override
    public Optional<String> post(SampleOrder order) {
        return call(request("/orders", oneStopToken).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(written(OrderBody.of(order))))).map(o -> o.path("orderId").asText());
    }

    @Override
    public Optional<SeenOrder> order(String orderId) {
        return call(request("/orders/" + orderId, oneStopToken).GET()).map(o -> new SeenOrder(
                o.path("movement").asText(), vnd(o.path("price"), "tariffVnd"),
                vnd(o.path("price"), "citizenChargeVnd"), vnd(o.path("price"), "subsidyVnd")));
    }

    @Override
    public Optional<SeenStatement> statement(Path file, String operator, String contract, YearMonth period) {
        byte[] body = multipart(file, Map.of("operator", operator, "contract", contract, "period", period.toString()));
        return call(request("/statements", financeToken)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(body)))
                .flatMap(s -> call(request("/statements/" + s.path("statementId").asText(), financeToken).GET()))
                .map(s -> new SeenStatement(s.path("state").asText(), contestedLines(s),
                        vnd(s, "confirmedOnlineChargeVnd")));
    }

    @Override
    public Optional<SeenPeriod> period(String contract, YearMonth period) {
        return call(request("/contracts/" + contract + "/periods/" + period, financeToken).GET()).map(p ->
                new SeenPeriod(vnd(p, "claimedVnd"), vnd(p, "confirmedVnd")));
    }

    /** Lines of the statement that are not simply equal. What only we have is no line of it. */
    private static long contestedLines(JsonNode statement) {
        long contested = 0;
        for (Map.Entry<String, JsonNode> outcome : statement.path("outcomes").properties()) {
            contested += NO_CONTEST.contains(outcome.getKey()) ? 0 : outcome.getValue().path("count").asLong();
        }
        return contested;
    }

    private HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(URI.create(baseUrl.get() + "/api/v1" + path)).timeout(Duration.ofSeconds(10))
                .header("Authorization", "Bearer " + token);
    }

    /** Empty where asking again may help; anything else is a mistake in the sample day and ends it. */
    private Optional<JsonNode> call(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            if (LATER.contains(answer.statusCode())) {
                return Optional.empty();
            }
            JsonNode body = json.readTree(answer.body());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException("the gateway answered HTTP " + answer.statusCode() + " "
                        + body.path("code").asText() + " " + body.path("errors"));
            }
            return Optional.of(body);
        } catch (IOException away) {
            return Optional.empty();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", closing);
        }
    }

    private String written(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Vnd vnd(JsonNode object, String field) {
        return Vnd.of(object.path(field).asLong());
    }

    private static byte[] multipart(Path file, Map<String, String> fields) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        fields.forEach((name, value) -> body.writeBytes(part("name=\"" + name + "\"", value.getBytes(
                StandardCharsets.UTF_8))));
        try {
            body.writeBytes(part("name=\"file\"; filename=\"" + file.getFileName() + "\"", Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }

    private static byte[] part(String disposition, byte[] content) {
        ByteArrayOutputStream part = new ByteArrayOutputStream();
        part.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition
                + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        part.writeBytes(content);
        part.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        return part.toByteArray();
    }
}
