package vn.postalgateway.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Nobody's name, phone or address is written down where people look for faults. */
class SilentLogTest extends RunningGateway {

    private static final List<String> PERSONAL = List.of("Zzyzx", "0987000222", "87000222", "Xyzzy", "Qwxzq", "Wqxzy",
            "zzyzx.kep", "987000333");

    @Test
    void logsNoPersonalDataWhateverBecomesOfAnOrder() {
        try (LoggedLines log = new LoggedLines()) {
            LoggerFactory.getLogger("vn.postalgateway.journey").debug("the log is listened to");
            String orderId = oneStop().postJson("/api/v1/orders", personal()).json().path("orderId").asText();
            refusedOverRest();
            refusedOverSoap();
            pushed(orderId);
            await().atMost(Duration.ofSeconds(60)).until(() -> oneStop().get("/api/v1/orders/" + orderId + "/notices")
                    .json().path("notices").findValuesAsText("state").stream().filter("SENT"::equals).count() >= 2);

            List<String> lines = log.lines();

            assertThat(lines).anyMatch(line -> line.contains("the log is listened to"));
            for (String secret : PERSONAL) {
                assertThat(lines).as(secret).noneMatch(line -> line.contains(secret));
            }
        }
    }

    private static ObjectNode personal() {
        ObjectNode order = OrderSample.order().put("note", "Qwxzq ở nhà buổi sáng");
        ((ObjectNode) order.path("recipient")).put("name", "Zzyzx Không Ai Tên Vậy").put("phone", "0987000222")
                .put("address", "Số 9 Xyzzy");
        order.putObject("notices").put("email", "zzyzx.kep@example.vn").put("sms", "0987000333");
        return order;
    }

    private void refusedOverRest() {
        ObjectNode wrong = personal().put("weightGrams", -1);
        ((ObjectNode) wrong.path("recipient")).put("phone", "0987000222 Zzyzx").put("Zzyzx", "Xyzzy");
        ((ObjectNode) wrong.path("notices")).put("email", "zzyzx.kep@").put("sms", "0987000333 Zzyzx");
        assertThat(oneStop().postJson("/api/v1/orders", wrong).status()).isEqualTo(422);
        assertThat(oneStop().post("/api/v1/orders", "application/json", "{\"name\": \"Zzyzx\", Xyzzy").status())
                .isEqualTo(400);
        assertThat(oneStop().get("/api/v1/orders?phone=0987000222").status()).isEqualTo(422);
    }

    private void refusedOverSoap() {
        SoapClient orders = new SoapClient(url(), "/services/orders", "one-stop",
                PartnerClient.credential(HOME, "ONE_STOP_TOKEN"));
        String order = SoapSample.order(personal());
        assertThat(orders.call("SubmitOrder", order.replace("0987000222", "Zzyzx")).text("code"))
                .isEqualTo("invalid-fields");
        assertThat(orders.call("SubmitOrder", order.replace(">80<", ">Zzyzx<")).text("code")).isEqualTo("not-readable");
        assertThat(orders.call("SubmitOrder", order + "<v1:Zzyzx>0987000222</v1:Zzyzx>").text("code"))
                .isEqualTo("not-readable");
        assertThat(new SoapClient(url(), "/services/orders", "Zzyzx", "Xyzzy").call("SubmitOrder", order).text("code"))
                .isEqualTo("unauthenticated");
    }

    private void pushed(String orderId) {
        SoapClient tracking = new SoapClient(url(), "/services/tracking", "vnpost",
                PartnerClient.credential(HOME, "POST_TOKEN"));
        String good = SoapSample.event("eventId", "silent-" + UUID.randomUUID(), "orderReference", orderId, "status", "7",
                "occurredAt", "2026-10-05T08:00:00+07:00", "reason", "Wqxzy", "recipientName", "Zzyzx Không Ai Tên Vậy");
        String bad = SoapSample.event("eventId", "silent-" + UUID.randomUUID(), "orderReference", orderId, "status", "7",
                "occurredAt", "Zzyzx", "attempt", "0987000222", "recipientName", "Zzyzx");
        assertThat(tracking.call("PushEvents", good + bad).texts("Refusal")).isEmpty();
    }
}
