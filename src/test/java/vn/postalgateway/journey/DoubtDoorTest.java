package vn.postalgateway.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What support can do about an order of which nobody knows whether the post has it. */
class DoubtDoorTest extends RunningGateway {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Autowired
    private JdbcClient jdbc;

    @Test
    void settlesAnOrderByAPersonsWord() {
        String orderId = placed();
        String itemCode = itemCodeOf(orderId);
        bringInDoubt(orderId);

        PartnerClient.Reply listed = support().get("/api/v1/doubts");
        PartnerClient.Reply settled = decide(orderId, word("EXISTS").put("itemCode", itemCode));
        PartnerClient.Reply again = decide(orderId, word("EXISTS").put("itemCode", itemCode));

        assertThat(listed.status()).as(listed.body()).isEqualTo(200);
        assertThat(listed.json().path("doubts").findValuesAsText("orderId")).contains(orderId);
        assertThat(settled.status()).as(settled.body()).isEqualTo(200);
        assertThat(settled.json().path("placement").asText()).isEqualTo("PLACED");
        assertThat(settled.json().path("itemCode").asText()).isEqualTo(itemCode);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.json().path("code").asText()).isEqualTo("not-in-doubt");
    }

    @Test
    void refusesWhatIsNoDecisionAndWhoMayNotDecide() {
        String orderId = placed();

        assertThat(decide(orderId, JSON.createObjectNode()).status()).isEqualTo(422);
        assertThat(decide(orderId, word("EXISTS")).status()).isEqualTo(422);
        assertThat(decide(orderId, word("EXISTS").put("itemCode", "RH000000011VN")).status()).isEqualTo(422);
        assertThat(decide(orderId, word("PERHAPS")).status()).isEqualTo(422);
        assertThat(decide("ord_00000000000000000000000000", word("DOES_NOT_EXIST")).status()).isEqualTo(404);
        assertThat(oneStop().get("/api/v1/doubts").status()).isEqualTo(403);
        assertThat(oneStop().postJson("/api/v1/doubts/" + orderId + "/decision", word("DOES_NOT_EXIST")).status())
                .isEqualTo(403);
    }

    private String placed() {
        String orderId = oneStop().postJson("/api/v1/orders", OrderSample.order()).json().path("orderId").asText();
        await().atMost(Duration.ofSeconds(30)).until(() -> oneStop().get("/api/v1/orders/" + orderId).json()
                .path("placement").asText().equals("PLACED"));
        return orderId;
    }

    private String itemCodeOf(String orderId) {
        return oneStop().get("/api/v1/orders/" + orderId).json().path("itemCode").asText();
    }

    /** As an operator of class C would have left it. */
    private void bringInDoubt(String orderId) {
        jdbc.sql("""
                update delivery_order set placement = 'OUTCOME_UNKNOWN', doubt_since = created_at - interval '1 hour'
                where order_id = ?""").param(orderId).update();
    }

    private static ObjectNode word(String decision) {
        return JSON.createObjectNode().put("decision", decision);
    }

    private PartnerClient.Reply decide(String orderId, ObjectNode word) {
        return support().postJson("/api/v1/doubts/" + orderId + "/decision", word);
    }
}
