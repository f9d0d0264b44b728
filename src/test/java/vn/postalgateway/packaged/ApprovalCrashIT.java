package vn.postalgateway.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import vn.postalgateway.journey.PartnerClient;
import vn.postalgateway.reconciliation.OutcomeSum;
import vn.postalgateway.reconciliation.StatementView;
import vn.postalgateway.reconciliation.jdbc.ReconciledMonth;

/**
 * kill -9 while a month is approved. The judge looks into the database from outside: after each kill all of it is
 * settled or nothing, and whoever starts next finishes it.
 */
class ApprovalCrashIT {

    private static final int ITEMS = 6_000;
    private static final int KILLS = 2;
    private static final String PERIOD = "/api/v1/contracts/" + ReconciledMonth.CONTRACT + "/periods/"
            + ReconciledMonth.OCTOBER;

    @Test
    void approvesAMonthOnceAndWhollyHoweverOftenItIsKilled() throws IOException, InterruptedException {
        long seed = Long.getLong("crash.seed", System.nanoTime());
        System.out.println("ApprovalCrashIT seed " + seed + " (repeat with -Dcrash.seed=" + seed + ")");
        Random random = new Random(seed);
        try (ReconciledMonth month = new ReconciledMonth()) {
            StatementView statement = month.judgeMany(ITEMS);
            Map<String, String> variables = new HashMap<>(month.variables());
            variables.put("GATEWAY_CLOSING_PATIENCE", "PT0S");
            variables.put("JDK_JAVA_OPTIONS", PackagedGateway.QUICK_START);
            try (PackagedGateway gateway = new PackagedGateway(PackagedGateway.newHome(), variables).start()) {
                JsonNode submitted = submit(gateway, statement);
                PartnerClient.Reply asked = gateway.partner("APPROVER_TOKEN").postJson(PERIOD + "/approve",
                        Map.of("contentSha256", submitted.path("contentSha256").asText()));
                assertThat(asked.status()).isEqualTo(202);
                assertThat(asked.json().at("/work/by").asText()).isEqualTo("approver");
                for (int kill = 0; kill < KILLS; kill++) {
                    TimeUnit.MILLISECONDS.sleep(random.nextInt(1_200));
                    gateway.kill();
                    assertThat(settled(month)).isIn(List.of("SUBMITTED 0", "APPROVED " + ITEMS));
                    gateway.start();
                }

                JsonNode approved = await().atMost(Duration.ofSeconds(120)).until(() -> gateway
                        .partner("FINANCE_TOKEN").get(PERIOD).json(), p -> p.at("/work/state").asText().equals("DONE"));
                assertThat(approved.path("state").asText()).isEqualTo("APPROVED");
                assertThat(approved.path("approvedBy").asText()).isEqualTo("approver");
                assertThat(approved.path("payableVnd")).isEqualTo(submitted.path("payableVnd"));
                assertSettledOnce(month, approved.path("payableVnd").asLong());
                assertThat(gateway.partner("FINANCE_TOKEN").get("/api/v1/ledger/verification").json().path("intact")
                        .asBoolean()).isTrue();
            }
        }
    }

    private static JsonNode submit(PackagedGateway gateway, StatementView statement) {
        PartnerClient finance = gateway.partner("FINANCE_TOKEN");
        statement.sums().stream().map(OutcomeSum::outcome).filter(o -> !o.name().equals("MATCHED")).forEach(outcome ->
                assertThat(finance.postJson("/api/v1/statements/" + statement.statementId() + "/resolutions",
                        Map.of("action", "KEEP_OURS", "outcome", outcome.name(), "reason", "giữ số của mình")).status())
                        .isEqualTo(200));
        finance.send(finance.request(PERIOD + "/submit").POST(HttpRequest.BodyPublishers.noBody()));
        return await().atMost(Duration.ofSeconds(60)).until(() -> finance.get(PERIOD).json(),
                p -> p.path("state").asText().equals("SUBMITTED"));
    }

    private static String settled(ReconciledMonth month) {
        return month.rows("select state || ' ' || (select count(*) from settled_item) as stand from settlement_period")
                .get(0).get("stand").toString();
    }

    private static void assertSettledOnce(ReconciledMonth month, long payable) {
        assertThat(month.rows("select * from period_approval")).hasSize(1);
        assertThat(settled(month)).isEqualTo("APPROVED " + ITEMS);
        assertThat(month.rows("select subject from ledger_journal where order_id is not null")).hasSize(ITEMS)
                .doesNotHaveDuplicates();
        assertThat(month.rows("select order_id from order_change where money = 'SETTLED'")).hasSize(ITEMS)
                .doesNotHaveDuplicates();
        assertThat(month.rows("""
                select sum(amount_vnd)::bigint as vnd from ledger_posting
                where account in ('BUDGET', 'CITIZEN_ONLINE', 'ACCEPTED_DIFFERENCE')""").get(0).get("vnd"))
                .isEqualTo(payable);
    }
}
