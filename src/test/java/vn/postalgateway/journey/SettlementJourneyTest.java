package vn.postalgateway.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.postalgateway.calendar.VietnamTime;
import vn.postalgateway.partner.Partner;
import vn.postalgateway.partner.PartnerTokens;
import vn.postalgateway.partner.Scope;

/** From a statement to the sum that is paid, over HTTP: decided, submitted, approved, and seen to be intact. */
class SettlementJourneyTest extends RunningGateway {

    private static final String CONTRACT = "ha-tinh-city-per-100g";
    private static final YearMonth PERIOD = VietnamTime.monthOf(Instant.now()).minusMonths(3);
    private static final String PATH = "/api/v1/contracts/" + CONTRACT + "/periods/" + PERIOD;

    @Autowired
    private PartnerTokens tokens;

    @Test
    void aStatementBecomesASumThatTwoPeopleSigned() {
        // The post claims two items that we never saw.
        PartnerClient.Reply received = finance().postStatement("vnpost", CONTRACT, PERIOD.toString(), "bang-ke.csv",
                "itemCode,tariffVnd,citizenPaidVnd,claimedVnd\nCV497960035VN,26000,10000,16000\n"
                        + "CM494135331VN,30000,10000,20000\n");
        String statement = "/api/v1/statements/" + received.json().path("statementId").asText();
        await().atMost(Duration.ofSeconds(60)).until(() -> finance().get(statement).json().path("state").asText()
                .equals("READY"));
        JsonNode open = finance().get(PATH).json();
        assertThat(open.path("state").asText()).isEqualTo("OPEN");
        assertThat(open.at("/blocking/0/code").asText()).isEqualTo("undecided-lines");
        assertThat(open.path("budgetVnd").isNull()).isTrue();

        // Nothing is submitted while lines are undecided, and the clerk learns what to do next.
        PartnerClient.Reply blocked = empty(finance(), PATH + "/submit");
        assertThat(blocked.status()).isEqualTo(409);
        assertThat(blocked.json().path("code").asText()).isEqualTo("period-blocked");
        assertThat(blocked.json().at("/blocking/0/nextStep").asText()).isNotBlank();

        // One line is accepted after all, the other one is disputed, with a look at the sums before.
        JsonNode lines = finance().get(statement + "/lines").json().path("lines");
        String large = statement + "/lines/" + lines.at("/0/resultId").asText() + "/resolution";
        JsonNode accepted = finance().postJson(large, Map.of("action", "ACCEPT_THEIRS", "reason", "có phiếu gửi")).json();
        assertThat(accepted.at("/after/payableVnd").asLong()).isEqualTo(20_000);
        assertThat(accepted.at("/resolution/actor").asText()).isEqualTo("clerk");
        Map<String, Object> cause = Map.of("action", "DISPUTE", "outcome", "NOT_IN_GATEWAY");
        JsonNode preview = finance().postJson(statement + "/resolutions/preview", cause).json();
        assertThat(preview.path("lines").asInt()).isEqualTo(1);
        assertThat(finance().postJson(statement + "/resolutions", cause).pointers()).contains("/reason");
        JsonNode decided = finance().postJson(statement + "/resolutions", Map.of("action", "DISPUTE", "outcome",
                "NOT_IN_GATEWAY", "reason", "không có trong hệ thống", "expectedPayableVnd", 20_000)).json();
        assertThat(decided.at("/after")).isEqualTo(preview.at("/after"));
        assertThat(finance().get(statement + "/lines").json().at("/lines/0/resolution/action").asText())
                .isEqualTo("ACCEPT_THEIRS");
        assertThat(finance().get(large).json().path("history")).hasSize(1);
        assertThat(finance().postJson(large, Map.of("action", "PAY", "reason", "x")).status()).isEqualTo(422);

        // Fees that the post handed over are recorded apart.
        assertThat(finance().postJson(PATH + "/fee-handovers", Map.of("vnd", 150_000, "receivedOn", "2026-11-03",
                "reference", "UNC-1")).status()).isEqualTo(201);

        // The clerk submits; neither the clerk nor an approver of the same name may approve.
        JsonNode submitted = empty(finance(), PATH + "/submit").json();
        assertThat(submitted.path("state").asText()).isEqualTo("SUBMITTED");
        assertThat(submitted.path("claimedVnd").asLong()).isEqualTo(36_000);
        assertThat(submitted.path("confirmedVnd").asLong()).isEqualTo(20_000);
        assertThat(submitted.path("contestedVnd").asLong()).isEqualTo(16_000);
        assertThat(empty(finance(), PATH + "/approve").status()).isEqualTo(403);
        tokens.add(new Partner("clerk", Scope.FINANCE_APPROVER), "a-second-token-of-the-clerk");
        PartnerClient.Reply own = empty(new PartnerClient(url(), "a-second-token-of-the-clerk"), PATH + "/approve");
        assertThat(own.status()).isEqualTo(403);
        assertThat(own.json().path("code").asText()).isEqualTo("own-submission");
        assertThat(approver().postJson(PATH + "/approve", Map.of("contentSha256", "0".repeat(64))).status())
                .isEqualTo(409);

        // Another person approves what was submitted; from then on nothing changes, and the ledger says the same.
        JsonNode approved = approver().postJson(PATH + "/approve",
                Map.of("contentSha256", submitted.path("contentSha256").asText())).json();
        assertThat(approved.path("state").asText()).isEqualTo("APPROVED");
        assertThat(approved.path("approvedBy").asText()).isEqualTo("approver");
        assertThat(finance().postJson(large, Map.of("action", "KEEP_OURS", "reason", "x")).json().path("code").asText())
                .isEqualTo("period-closed");
        assertThat(finance().get(PATH + "/ledger").json().path("payableVnd").asLong()).isEqualTo(20_000);
        assertThat(finance().get("/api/v1/contracts/" + CONTRACT + "/collected-fees").json().path("handedOverVnd")
                .asLong()).isEqualTo(150_000);
        assertThat(finance().get(PATH + "/fee-handovers").json().path("handovers")).hasSize(1);
        assertThat(finance().get("/api/v1/ledger/verification").json().path("intact").asBoolean()).isTrue();
        assertThat(oneStop().get("/api/v1/ledger/verification").status()).isEqualTo(403);
        for (Map.Entry<String, JsonNode> answer : Map.of("Period", approved, "LineResolution", accepted,
                "DecisionEffect", preview, "PeriodLedger", finance().get(PATH + "/ledger").json()).entrySet()) {
            assertThat(OpenApiAnswersTest.faults(answer.getKey(), answer.getValue())).as(answer.getKey()).isEmpty();
        }

        // Reopening is a new revision that keeps what was decided.
        assertThat(finance().postJson(PATH + "/reopen", Map.of("reason", "x")).status()).isEqualTo(403);
        JsonNode reopened = approver().postJson(PATH + "/reopen", Map.of("reason", "bưu điện gửi lại")).json();
        assertThat(reopened.path("state").asText()).isEqualTo("REOPENED");
        assertThat(reopened.path("revision").asInt()).isEqualTo(2);
        assertThat(reopened.path("confirmedVnd").asLong()).isEqualTo(20_000);
        assertThat(List.of(reopened.path("blocking"))).allMatch(JsonNode::isEmpty);
    }

    private PartnerClient approver() {
        return new PartnerClient(url(), PartnerClient.credential(HOME, "APPROVER_TOKEN"));
    }

    private static PartnerClient.Reply empty(PartnerClient client, String path) {
        return client.send(client.request(path).POST(HttpRequest.BodyPublishers.noBody()));
    }
}
