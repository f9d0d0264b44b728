package vn.postalgateway.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.postalgateway.calendar.VietnamTime;

/** From the counter to the statement, on the real parts: what happens to one building permit. */
class DossierLifecycleTest extends RunningGateway {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void aBuildingPermitIsBroughtHomeAndItsSubsidyIsConfirmed() throws IOException {
        // At the counter: the one-stop system asks for the result to be brought home, and learns at once what it costs.
        ObjectNode asked = OrderSample.order();
        PartnerClient.Reply accepted = oneStop().postJson("/api/v1/orders", asked);
        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.json().at("/price/tariffVnd").asLong()).isEqualTo(26_000);
        assertThat(accepted.json().at("/price/citizenChargeVnd").asLong()).isEqualTo(10_000);
        assertThat(accepted.json().at("/price/subsidyVnd").asLong()).isEqualTo(16_000);
        String orderId = accepted.json().path("orderId").asText();

        // At the post: the order arrives over SOAP, gets an item code, and the postman sets out.
        String itemCode = until(orderId, "/placement", "PLACED").path("itemCode").asText();
        assertThat(itemCode).matches("[A-Z]{2}[0-9]{9}VN");
        assertThat(witnessed(orderId)).as("items in the post's own journal").hasSize(1);

        // At the door: delivered, in the words of the post's callbacks; the item is now billable.
        // What the counter weighed may be heard of later: then the price is still the estimate's.
        until(orderId, "/movement", "DELIVERED");
        JsonNode delivered = until(orderId, "/price/basis", "ACCEPTED");
        assertThat(delivered.path("money").asText()).isEqualTo("EXPECTED");
        JsonNode events = oneStop().get("/api/v1/orders/" + orderId + "/events").json();
        assertThat(events.findValuesAsText("verdict")).contains("APPLIED");

        // At the end of the month: the post's statement claims the subsidy, and we confirm it.
        YearMonth period = VietnamTime.monthOf(Instant.now());
        drop(period, statementLine(itemCode, orderId, asked, delivered));
        until(orderId, "/money", "MATCHED");
        JsonNode totals = finance().get("/api/v1/contracts/ha-tinh-city/periods/" + period).json();
        assertThat(totals.path("confirmedVnd").asLong()).isGreaterThanOrEqualTo(delivered.at("/price/owedVnd").asLong());
        assertThat(totals.path("claimedVnd").asLong()).isEqualTo(totals.path("confirmedVnd").asLong()
                + totals.path("contestedVnd").asLong() + totals.path("carriedOverVnd").asLong());
    }

    private JsonNode until(String orderId, String pointer, String value) {
        return await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(
                () -> oneStop().get("/api/v1/orders/" + orderId).json(),
                order -> order.at(pointer).asText().equals(value));
    }

    private static List<String> witnessed(String orderId) throws IOException {
        return Files.readAllLines(HOME.resolve("simulator/journal.ndjson")).stream()
                .filter(line -> line.contains("\"created\"") && line.contains(orderId)).toList();
    }

    private static String statementLine(String itemCode, String orderId, ObjectNode asked, JsonNode order) {
        String today = VietnamTime.dayOf(Instant.now()).toString();
        JsonNode price = order.path("price");
        return String.join(",", itemCode, orderId, asked.at("/dossiers/0/code").asText(), "RESULT_DELIVERY", today,
                "DELIVERED", today, price.path("weightGrams").asText(), price.path("zone").asText(),
                price.path("tariffVnd").asText(), price.path("citizenChargeVnd").asText(),
                price.path("owedVnd").asText(), "150000", "");
    }

    private static void drop(YearMonth period, String line) throws IOException {
        String heading = "itemCode,orderReference,dossierCode,service,acceptedOn,finalStatus,finalOn,weightGrams,zone,"
                + "tariffVnd,citizenPaidVnd,claimedVnd,collectedFeeVnd,note";
        Path ready = Files.writeString(HOME.resolve("statement.tmp"), heading + "\n" + line + "\n");
        Files.move(ready, HOME.resolve("inbox/statements/vnpost_ha-tinh-city_" + period + ".csv"));
    }
}
