package vn.postalgateway.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From an item that nobody takes at the door to its end, as the one-stop system decides or the contract says. */
class UndeliveredJourneyTest extends RunningGateway {

    private static final Duration SOON = Duration.ofSeconds(60);

    @Autowired
    private JdbcClient jdbc;

    @Test
    void bringsAnItemToTheDoorAgainAsTheOneStopSystemDecides() {
        String orderId = failedTwice();
        JsonNode asked = explain(orderId);

        PartnerClient.Reply decided = decide(orderId, Map.of("decision", "REDELIVER"));
        awaitMovement(orderId, "DELIVERED");
        JsonNode ended = explain(orderId);

        assertThat(asked.path("failedAttempts")).hasSize(2);
        assertThat(asked.at("/failedAttempts/1/attributableTo").asText()).isEqualTo("RECIPIENT");
        assertThat(asked.at("/pendingDecision/why").asText()).isEqualTo("ATTEMPTS_USED");
        assertThat(asked.at("/pendingDecision/otherwise").asText()).isEqualTo("RETURN");
        assertThat(decided.status()).isIn(200, 202);
        assertThat(OpenApiAnswersTest.faults("Order", decided.json())).isEmpty();
        assertThat(OpenApiAnswersTest.faults("Explanation", asked)).isEmpty();
        assertThat(OpenApiAnswersTest.faults("Explanation", ended)).isEmpty();
        assertThat(ended.at("/instructions/0/state").asText()).isEqualTo("ACCEPTED");
        assertThat(ended.path("pendingDecision").isNull()).isTrue();
        assertThat(decide(orderId, Map.of("decision", "REDELIVER")).status()).isEqualTo(200);
        awaitTold(orderId, "delivery.failed", "delivery.failed", "delivery.decision_required", "delivery.delivered");
        assertThat(asked.at("/pendingDecision/decideBy").asText()).isEqualTo(changes(orderId).stream()
                .map(change -> change.path("decideBy")).filter(JsonNode::isTextual).findFirst().orElseThrow().asText());
    }

    @Test
    void returnsAnItemByContractWhereNobodyDecidesInTime() {
        String orderId = failedTwice();

        jdbc.sql("update delivery_question set decide_by = asked_at where order_id = ?").param(orderId).update();
        awaitMovement(orderId, "RETURNED");

        JsonNode instructions = explain(orderId).path("instructions");
        assertThat(instructions).hasSize(1);
        assertThat(instructions.at("/0/decidedBy").asText()).isEqualTo("contract");
        assertThat(instructions.at("/0/decision").asText()).isEqualTo("RETURN");
        awaitTold(orderId, "delivery.decision_required", "return.completed");
        PartnerClient.Reply late = decide(orderId, Map.of("decision", "REDELIVER"));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.json().path("code").asText()).isEqualTo("nothing-to-decide");
    }

    @Test
    void holdsAnItemAndShowsTheDayOfItsReturn() {
        String orderId = failedTwice();

        PartnerClient.Reply decided = decide(orderId, Map.of("decision", "HOLD"));
        awaitMovement(orderId, "HELD");
        await().atMost(SOON).until(() -> explain(orderId).at("/instructions/0/state").asText(), "ACCEPTED"::equals);

        assertThat(decided.status()).isIn(200, 202);
        assertThat(explain(orderId).at("/pendingDecision/otherwise").asText()).isEqualTo("RETURN");
        assertThat(oneStop().get("/api/v1/orders/" + orderId).json().path("decideBy").isTextual()).isTrue();
        assertThat(told(orderId)).filteredOn("delivery.decision_required"::equals).hasSize(1);
        assertThat(OpenApiAnswersTest.faults("Deadlines", oneStop().get("/api/v1/deadlines?kind=DECISION&state=SOON")
                .json())).isEmpty();
    }

    @Test
    void refusesDecisionsThatAreNone() {
        String orderId = oneStop().postJson("/api/v1/orders", OrderSample.order()).json().path("orderId").asText();

        assertThat(decide(orderId, Map.of()).pointers()).containsExactly("/decision");
        assertThat(decide(orderId, Map.of("decision", "BURN")).pointers()).containsExactly("/decision");
        assertThat(decide(orderId, Map.of("decision", 5)).pointers()).containsExactly("/decision");
        assertThat(decide(orderId, Map.of("decision", "HOLD", "until", "tomorrow")).pointers())
                .containsExactly("/until");
        assertThat(decide(orderId, Map.of("decision", "HOLD", "until", "2020-01-01")).pointers())
                .containsExactly("/until");
        assertThat(decide(orderId, Map.of("decision", "HOLD", "until", "+999999999-12-31")).pointers())
                .containsExactly("/until");
        assertThat(decide(orderId, Map.of("decision", "RETURN", "until", "2099-01-01")).pointers())
                .containsExactly("/until");
        assertThat(decide(orderId, Map.of("decision", "RETURN", "force", true)).pointers()).containsExactly("/force");
        assertThat(decide(orderId, Map.of("decision", "RETURN")).status()).isEqualTo(409);
        assertThat(decide("ord_00000000000000000000000000", Map.of("decision", "RETURN")).status()).isEqualTo(404);
        assertThat(post().postJson("/api/v1/orders/" + orderId + "/decision", Map.of("decision", "RETURN")).status())
                .isEqualTo(403);
    }

    // A change gets its number a moment after it.
    private void awaitTold(String orderId, String... types) {
        await().atMost(SOON).untilAsserted(() -> assertThat(told(orderId)).containsSubsequence(types));
    }

    // The simulated post reads this note: nobody is at home twice, then it waits for what it is told.
    private String failedTwice() {
        String orderId = oneStop().postJson("/api/v1/orders", OrderSample.order().put("note", "Người nhận đi vắng"))
                .json().path("orderId").asText();
        await().atMost(SOON).until(() -> explain(orderId).path("pendingDecision").isObject());
        return orderId;
    }

    private void awaitMovement(String orderId, String movement) {
        await().atMost(SOON).until(() -> oneStop().get("/api/v1/orders/" + orderId).json().path("movement").asText(),
                movement::equals);
    }

    private PartnerClient.Reply decide(String orderId, Map<String, Object> decision) {
        return oneStop().postJson("/api/v1/orders/" + orderId + "/decision", decision);
    }

    private JsonNode explain(String orderId) {
        return oneStop().get("/api/v1/orders/" + orderId + "/explain").json();
    }

    private List<String> told(String orderId) {
        return changes(orderId).stream().map(change -> change.path("type").asText()).toList();
    }

    private List<JsonNode> changes(String orderId) {
        List<JsonNode> changes = new ArrayList<>();
        for (long after = 0; after >= 0;) {
            JsonNode page = oneStop().get("/api/v1/feed?limit=1000&after=" + after).json();
            page.path("changes").forEach(change -> {
                if (change.path("orderId").asText().equals(orderId)) {
                    changes.add(change);
                }
            });
            after = page.path("changes").isEmpty() ? -1 : page.path("nextAfter").asLong();
        }
        return changes;
    }
}
