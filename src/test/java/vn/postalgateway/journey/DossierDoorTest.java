package vn.postalgateway.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A dossier's way to the agency and back, on one page. */
class DossierDoorTest extends RunningGateway {

    private static final String CODE = "H27.12-261120-7701";

    @Test
    void showsBothLegsOnOneTimelineAndWhoHasThePapers() {
        ObjectNode pickup = OrderSample.order("DOSSIER-1-A", CODE).put("service", "DOSSIER_PICKUP");
        ObjectNode result = OrderSample.order("DOSSIER-1-B", CODE);
        for (ObjectNode leg : new ObjectNode[] {pickup, result}) {
            String path = "/api/v1/orders/" + oneStop().postJson("/api/v1/orders", leg).json().path("orderId").asText();
            await().atMost(Duration.ofSeconds(60)).until(
                    () -> oneStop().get(path).json().path("movement").asText().equals("DELIVERED"));
        }

        PartnerClient.Reply shown = oneStop().get("/api/v1/dossiers/" + CODE);

        JsonNode dossier = shown.json();
        assertThat(OpenApiAnswersTest.faults("Dossier", dossier)).as(shown.body()).isEmpty();
        assertThat(dossier.path("holder").asText()).isEqualTo("CITIZEN");
        assertThat(dossier.path("promisedBy").isNull()).as("nothing is under way").isTrue();
        assertThat(dossier.path("legs").findValuesAsText("service"))
                .containsExactly("DOSSIER_PICKUP", "RESULT_DELIVERY");
        assertThat(dossier.path("legs").get(0).path("promisedBy").asText()).matches("20\\d\\d-\\d\\d-\\d\\d");
        List<String> legs = valuesOf(dossier.path("legs"), "orderId");
        assertThat(valuesOf(dossier.path("timeline"), "orderId")).startsWith(legs.get(0)).endsWith(legs.get(1));
        assertThat(valuesOf(dossier.path("timeline"), "occurredAt")).hasSizeGreaterThan(8).isSorted();
    }

    private static List<String> valuesOf(JsonNode elements, String field) {
        List<String> values = new ArrayList<>();
        elements.forEach(element -> values.add(element.path(field).asText()));
        return values;
    }

    @Test
    void findsACodeThatIsWrittenWithSpacesAndAccents() {
        oneStop().postJson("/api/v1/orders", OrderSample.order("DOSSIER-2", "Hồ sơ 7+1"));

        assertThat(oneStop().get("/api/v1/dossiers/H%E1%BB%93%20s%C6%A1%207+1").json().path("code").asText())
                .isEqualTo("Hồ sơ 7+1");
    }

    @Test
    void answersWhatIsNotThereOrSomebodyElsesAsUnknown() {
        assertThat(oneStop().get("/api/v1/dossiers/H27.12-261120-0000").status()).isEqualTo(404);
        assertThat(oneStop().get("/api/v1/dossiers/%00").status()).isBetween(400, 404);
        assertThat(post().get("/api/v1/dossiers/" + CODE).status()).isEqualTo(403);
    }
}
