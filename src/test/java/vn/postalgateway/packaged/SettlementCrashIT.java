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
import vn.postalgateway.reconciliation.jdbc.ReconciledMonth;

/**
 * kill -9 while a month's statement is read and matched, and while the month is approved. The judge looks into the
 * database from outside: after each kill a step is done whole or not at all, and whoever starts next finishes it.
 */
class SettlementCrashIT {

    private static final int ITEMS = 6_000;
    private static final int UNKNOWN_ITEMS = ITEMS / 1_000;
    private static final int KILLS_OF_EACH = 2;
    private static final String PERIOD = "/api/v1/contracts/" + ReconciledMonth.CONTRACT + "/periods/"
            + ReconciledMonth.OCTOBER;

    @Test
    void settlesAMonthOnceAndWhollyHoweverOftenItIsKilled() throws IOException, InterruptedException {
        long seed = Long.getLong("crash.seed", System.nanoTime());
        System.out.println("SettlementCrashIT seed " + seed + " (repeat with -Dcrash.seed=" + seed + ")");
        Random random = new Random(seed);
        try (ReconciledMonth month = new ReconciledMonth()) {
            byte[] file = month.deliverMany(ITEMS);
            Map<String, String> variables = new HashMap<>(month.variables());
            variables.put("GATEWAY_CLOSING_PATIENCE", "PT0S");
            variables.put("JDK_JAVA_OPTIONS", PackagedGateway.QUICK_START);
            try (PackagedGateway gateway = new PackagedGateway(PackagedGateway.newHome(), variables).start()) {
                JsonNode statement = judged(gateway, month, file, random);
                JsonNode submitted = submit(gateway, statement);
                approve(gateway, month, submitted, random);

                JsonNode approved = gateway.partner("FINANCE_TOKEN").get(PERIOD).json();
                assertThat(approved.path("state").asText()).isEqualTo("APPROVED");
                assertThat(approved.path("approvedBy").asText()).isEqualTo("approver");
                assertThat(approved.path("payableVnd")).isEqualTo(submitted.path("payableVnd"));
                assertSettledOnce(month, approved.path("payableVnd").asLong());
                assertThat(gateway.partner("FINANCE_TOKEN").get("/api/v1/ledger/verification").json().path("intact")
                        .asBoolean()).isTrue();
            }
        }
    }

    private static JsonNode judged(PackagedGateway gateway, ReconciledMonth month, byte[] file, Random random)
            throws InterruptedException {
        PartnerClient.Reply taken = gateway.partner("FINANCE_TOKEN").postStatement("vnpost", ReconciledMonth.CONTRACT,
                ReconciledMonth.OCTOBER.toString(), "october.csv", file);
        assertThat(taken.status()).isEqualTo(202);
        for (int kill = 0; kill < KILLS_OF_EACH; kill++) {
            TimeUnit.MILLISECONDS.sleep(random.nextInt(2_500));
            gateway.kill();
            String stand = only(month, """
                    select (select count(*) from statement_line) || ' lines, ' || (select count(*) from statement_result)
                        || ' results' as stand""");
            System.out.println("killed at " + stand);
            assertThat(stand).isIn("0 lines, 0 results", ITEMS + " lines, 0 results",
                    ITEMS + " lines, " + (ITEMS + UNKNOWN_ITEMS) + " results");
            gateway.start();
        }
        String path = "/api/v1/statements/" + taken.json().path("statementId").asText();
        return await().atMost(Duration.ofSeconds(120)).until(() -> gateway.partner("FINANCE_TOKEN").get(path).json(),
                s -> s.path("state").asText().equals("READY"));
    }

    private static JsonNode submit(PackagedGateway gateway, JsonNode statement) {
        PartnerClient finance = gateway.partner("FINANCE_TOKEN");
        statement.path("outcomes").fieldNames().forEachRemaining(outcome -> {
            if (!outcome.equals("MATCHED")) {
                assertThat(finance.postJson("/api/v1/statements/" + statement.path("statementId").asText()
                        + "/resolutions", Map.of("action", "KEEP_OURS", "outcome", outcome, "reason",
                        "giữ số của mình")).status()).isEqualTo(200);
            }
        });
        finance.send(finance.request(PERIOD + "/submit").POST(HttpRequest.BodyPublishers.noBody()));
        return await().atMost(Duration.ofSeconds(60)).until(() -> finance.get(PERIOD).json(),
                p -> p.path("state").asText().equals("SUBMITTED"));
    }

    private static void approve(PackagedGateway gateway, ReconciledMonth month, JsonNode submitted, Random random)
            throws InterruptedException {
        PartnerClient.Reply asked = gateway.partner("APPROVER_TOKEN").postJson(PERIOD + "/approve",
                Map.of("contentSha256", submitted.path("contentSha256").asText()));
        assertThat(asked.status()).isEqualTo(202);
        assertThat(asked.json().at("/work/by").asText()).isEqualTo("approver");
        for (int kill = 0; kill < KILLS_OF_EACH; kill++) {
            TimeUnit.MILLISECONDS.sleep(random.nextInt(1_200));
            gateway.kill();
            assertThat(settled(month)).isIn(List.of("SUBMITTED 0", "APPROVED " + ITEMS));
            gateway.start();
        }
        await().atMost(Duration.ofSeconds(120)).until(() -> gateway.partner("FINANCE_TOKEN").get(PERIOD).json()
                .at("/work/state").asText(), "DONE"::equals);
    }

    private static String settled(ReconciledMonth month) {
        return only(month, "select state || ' ' || (select count(*) from settled_item) as stand from settlement_period");
    }

    private static String only(ReconciledMonth month, String sql) {
        return month.rows(sql).get(0).get("stand").toString();
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
