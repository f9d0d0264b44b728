package vn.postalgateway.operator.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the gateway what happened, like any post. */
class GatewayCallback {

    /** How one call ended. */
    enum End { HEARD, REFUSED, AWAY }

    private static final Logger LOG = LoggerFactory.getLogger(GatewayCallback.class);
    private static final Set<Integer> REFUSALS = Set.of(400, 413, 415, 422);
    private static final JsonMapper JSON = JsonMapper.builder().addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS).build();

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2)).build();
    private final Form form;

    GatewayCallback(Form form) {
        this.form = form;
    }

    /** The form in which a post tells. */
    interface Form {
        HttpRequest.Builder of(List<PostEvent> events);
    }

    /**
     * By the gateway's own REST interface.
     *
     * @param gatewayUrl asked at each call, because the own port is known only once the web server runs
     */
    static Form rest(Supplier<String> gatewayUrl, String token) {
        return events -> HttpRequest.newBuilder(URI.create(gatewayUrl.get() + "/api/v1/tracking-events"))
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofString(json(events)));
    }

    /** One call for all of these; a success only when the gateway has stored them. */
    End tell(List<PostEvent> events) throws InterruptedException {
        HttpRequest request = form.of(events).timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json").build();
        try {
            int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (REFUSALS.contains(status)) {
                LOG.warn("the gateway refused {} events with HTTP {}, the first is {}", events.size(), status,
                        events.get(0).eventId());
                return End.REFUSED;
            }
            return status == 200 ? End.HEARD : End.AWAY;
        } catch (IOException away) {
            return End.AWAY;
        }
    }

    private static String json(List<PostEvent> events) {
        try {
            return JSON.writeValueAsString(events);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
