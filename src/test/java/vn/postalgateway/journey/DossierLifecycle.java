package vn.postalgateway.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What happens to a result that is brought home, whichever dialect the one-stop system speaks and whichever its post: who
 * inherits it says how its dialect hands an order over.
 */
abstract class DossierLifecycle extends RunningGateway {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** The posts, by the dialect in which they are called. */
    enum Post {
        SOAP("ha-tinh-city", "simulator/journal.ndjson"),
        CUSTOMER_API(ConfigWithBothDialects.CONTRACT, "simulator/vnpost-json.ndjson");

        final String contract;
        private final String books;

        Post(String contract, String books) {
            this.contract = contract;
            this.books = books;
        }

        /** What its own books say that it took under this reference. */
        long taken(String orderId) throws IOException {
            return Files.readAllLines(HOME.resolve(books)).stream()
                    .filter(line -> line.contains("\"created\"") && line.contains(orderId)).count();
        }
    }

    /**
     * Hands an order for this dossier over, which nobody has handed over before unless it is the very same.
     *
     * @return its orderId
     */
    abstract String handOver(Post post, String dossierCode);

    @ParameterizedTest
    @EnumSource
    void aResultIsBroughtHomeOnce(Post post) throws IOException {
        // At the counter, by somebody who is not sure that he was heard.
        String dossierCode = "H27.12-261001-" + Math.abs(UUID.randomUUID().hashCode());
        String orderId = handOver(post, dossierCode);
        assertThat(handOver(post, dossierCode)).isEqualTo(orderId);

        // At the post: one item, under our own reference.
        assertThat(until(orderId, "/placement", "PLACED").path("itemCode").asText()).matches("[A-Z]{2}[0-9]{9}VN");
        assertThat(post.taken(orderId)).isOne();

        // At the door: delivered, in the words of the post's own callbacks, and from now on to be paid for.
        JsonNode delivered = until(orderId, "/movement", "DELIVERED");
        assertThat(delivered.path("money").asText()).isEqualTo("EXPECTED");
        assertThat(delivered.at("/dossiers/0/code").asText()).isEqualTo(dossierCode);
        assertThat(oneStop().get("/api/v1/orders/" + orderId + "/events").json().findValuesAsText("status"))
                .contains("6", "14");
        assertThat(handOver(post, dossierCode)).as("handed over again after all").isEqualTo(orderId);
    }

    private JsonNode until(String orderId, String pointer, String value) {
        return await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(
                () -> oneStop().get("/api/v1/orders/" + orderId).json(),
                order -> order.at(pointer).asText().equals(value));
    }
}
