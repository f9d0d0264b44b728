package vn.postalgateway.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import vn.postalgateway.order.form.ShippedForms;

/** What a one-stop system can rely on that only changes the address to which it sends its order forms. */
class OrderFormDoorTest extends RunningGateway {

    @Autowired
    private MeterRegistry meters;

    @Test
    void takesTheSameFormOnceAndSaysSoEachTime() {
        ObjectNode form = form("result-delivery");

        FormClient.Reply first = oneStopForms().send(form);
        FormClient.Reply again = oneStopForms().send(form);

        assertThat(first.status()).as(first.message()).isEqualTo("100");
        assertThat(first.http().status()).isEqualTo(200);
        assertThat(first.fields()).containsExactly("Status", "Message");
        assertThat(again.http().body()).isEqualTo(first.http().body());
        assertThat(ordersOf(form)).hasSize(1);
    }

    @Test
    void changesNothingByOtherContentsUnderTheSameNumber() {
        ObjectNode form = form("result-delivery");
        oneStopForms().send(form);

        FormClient.Reply other = oneStopForms().send(form.put("ReceiverAddress", "Số 9 đường khác"));

        assertThat(other.status()).isEqualTo("422");
        assertThat(other.http().status()).as("a refusal must be readable for who reads no other answer").isEqualTo(200);
        assertThat(other.message()).startsWith("OrderNumber was sent before").doesNotContain("khác");
        assertThat(ordersOf(form)).hasSize(1);
    }

    @Test
    void makesTwoOrdersOfBothDirectionsOfOneDossier() {
        ObjectNode there = form("dossier-pickup");
        ObjectNode back = ShippedForms.form("result-delivery").put("OrderNumber", there.path("OrderNumber").asText());

        oneStopForms().send(there);
        oneStopForms().send(back);

        assertThat(ordersOf(there).findValuesAsText("requestId")).containsExactlyInAnyOrder(
                there.path("OrderNumber").asText() + "/DOSSIER_PICKUP", there.path("OrderNumber").asText()
                        + "/RESULT_DELIVERY");
    }

    @Test
    void pricesAndMarksACommuneThatTheFormDoesNotName() {
        ObjectNode form = form("result-delivery").put("ReceiverDistrict", "Thành phố Hà Tĩnh");

        JsonNode order = order(oneStopForms().send(form));

        assertThat(order.at("/price/zone").asText()).isEqualTo("ACROSS_DISTRICTS");
        assertThat(order.path("price").findValuesAsText("assumed")).containsExactly("unknownCommune");
        assertThat(order(oneStopForms().send(form("result-delivery"))).at("/price/zone").asText())
                .isEqualTo("INSIDE_DISTRICT");
    }

    @Test
    void letsThePostmanCollectTheFormsAmountBesideTheCitizenCharge() {
        String orderId = oneStopForms().send(form("result-delivery")).orderId();

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(created(orderId)).contains("160000"));
    }

    @Test
    void keepsTheAgencysNumberBesideThePosts() {
        FormClient.Reply reply = oneStopForms().send(form("result-delivery"));
        JsonNode placed = await().atMost(Duration.ofSeconds(30)).until(() -> order(reply),
                order -> order.path("placement").asText().equals("PLACED"));

        assertThat(reply.itemCode()).startsWith("CV40");
        assertThat(placed.path("itemCode").asText()).startsWith("RH");
        assertThat(placed.path("flags")).isEmpty();
        assertThat(oneStop().get("/api/v1/orders?itemCode=" + reply.itemCode()).json().path("orders"))
                .singleElement().satisfies(o -> assertThat(o.path("orderId").asText()).isEqualTo(reply.orderId()));
    }

    @Test
    void takesTheAgencysOwnNumberOnce() {
        ObjectNode form = form("with-item-code");

        FormClient.Reply first = oneStopForms().send(form);
        FormClient.Reply again = oneStopForms().send(form);
        FormClient.Reply another = oneStopForms().send(form("with-item-code"));
        FormClient.Reply foreign = oneStopForms().send(form("with-item-code").put("ItemCode", "CM494135331VN"));

        assertThat(first.itemCode()).isEqualTo("CV400010009VN");
        assertThat(again.itemCode()).isEqualTo("CV400010009VN");
        assertThat(another.message()).isEqualTo("ItemCode stands for another order already");
        assertThat(foreign.message()).isEqualTo("ItemCode is no number of a range that this agency holds");
        assertThat(another.status()).isEqualTo(foreign.status()).isEqualTo("422");
    }

    @Test
    void showsHowManyNumbersAreLeft() {
        await().atMost(Duration.ofSeconds(10)).until(() -> meters.find("gateway.item.codes.left").gauge() != null);

        assertThat(meters.get("gateway.item.codes.left").tag("customer", "one-stop/HTT-H27.12").gauge().value())
                .isBetween(900.0, 1_000.0);
    }

    @Test
    void namesEachWrongFieldOfTheForm() {
        FormClient.Reply reply = oneStopForms().send(form("result-delivery").put("ReceiverTel", "gọi cho tôi")
                .put("FlagConfig", 1).putNull("SenderName"));

        assertThat(reply.status()).isEqualTo("422");
        assertThat(reply.message().split("; ")).containsExactlyInAnyOrder("FlagConfig must be 2",
                "SenderName is required", "ReceiverTel must be a Vietnamese phone number such as 0912345678");
        assertThat(oneStopForms().send(form("result-delivery").put("CustomerCode", "X")).message())
                .isEqualTo("CustomerCode is none that is set up for this access_token");
    }

    @Test
    void letsInWhoHoldsALiveTokenOfOneStopSystemsInEitherHeader() {
        PartnerClient anybody = new PartnerClient(url(), null);
        String form = form("result-delivery").toString();
        String post = PartnerClient.credential(HOME, "POST_TOKEN");

        FormClient.Reply wrong = new FormClient(url(), "wrong").send("application/json", form);
        FormClient.Reply blank = new FormClient(url(), " ").send("application/json", form);
        FormClient.Reply posts = new FormClient(url(), post).send("application/json", form);
        FormClient.Reply nobody = new FormClient.Reply(anybody.send(anybody.request(FormClient.PATH)
                .POST(HttpRequest.BodyPublishers.ofString(form))));
        FormClient.Reply bearer = new FormClient.Reply(oneStop().post(FormClient.PATH, "application/json", form));

        assertThat(wrong.status()).isEqualTo(nobody.status()).isEqualTo(blank.status()).isEqualTo("401");
        assertThat(wrong.http().status()).isEqualTo(401);
        assertThat(posts.status()).isEqualTo("403");
        assertThat(bearer.status()).isEqualTo("100");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rubbish")
    void refusesRubbishInTheFormsOwnWords(String what, String contentType, String body, int status) {
        FormClient.Reply reply = oneStopForms().send(contentType, body);

        assertThat(reply.http().status()).as(reply.http().body()).isEqualTo(status);
        assertThat(reply.status()).matches("4[0-9]{2}");
        assertThat(reply.fields()).containsExactly("Status", "Message");
        assertThat(reply.message()).isNotBlank().doesNotContain("Exception").doesNotContain("<");
    }

    static Stream<Arguments> rubbish() {
        String form = ShippedForms.form("result-delivery").toString();
        return Stream.of(
                Arguments.of("nothing", "application/json", "", 400),
                Arguments.of("a page", "text/html", "<html></html>", 415),
                Arguments.of("a page that says it is a form", "application/json", "<html></html>", 400),
                Arguments.of("half a form", "application/json", form.substring(0, 200), 400),
                Arguments.of("a key twice", "application/json", form.replace("{", "{\"FlagConfig\": 2, "), 400),
                Arguments.of("too deep a form", "application/json", "[".repeat(40) + "]".repeat(40), 400),
                Arguments.of("too large a form", "application/json",
                        form.replace("150000", "\"" + "1".repeat(300_000) + "\""), 413),
                Arguments.of("a list", "application/json", "[" + form + "]", 200),
                Arguments.of("a text", "application/json", "\"100\"", 200),
                Arguments.of("nothing but braces", "application/json", "{}", 200),
                Arguments.of("objects where texts belong", "application/json",
                        form.replace("\"Nguyễn Thị Mẫu\"", "{\"a\": 1}"), 200),
                Arguments.of("a fraction of a dong", "application/json", form.replace("150000", "0.5"), 200),
                Arguments.of("an endless number", "application/json", form.replace("150000", "9".repeat(60)), 200),
                Arguments.of("control characters", "application/json",
                        form.replace("Nguyễn Thị Mẫu", "Nguyễn\\u0000Mẫu"), 200),
                Arguments.of("an unknown province", "application/json",
                        form.replace("\"ReceiverProvince\":\"Hà Tĩnh\"", "\"ReceiverProvince\":\"0\""), 200),
                Arguments.of("a number too long", "application/json",
                        form.replace("H27.12-261001-0001", "H".repeat(85)), 200),
                Arguments.of("a wrong check digit", "application/json",
                        form.replace("{", "{\"ItemCode\":\"CV497960036VN\","), 200));
    }

    @Test
    void takesNothingButPosts() {
        FormClient.Reply asked = new FormClient.Reply(oneStop().get(FormClient.PATH));

        assertThat(asked.http().status()).isEqualTo(405);
        assertThat(asked.status()).isEqualTo("405");
    }

    private static ObjectNode form(String name) {
        return ShippedForms.form(name).put("OrderNumber", "H27.12-261001-" + Math.abs(UUID.randomUUID().hashCode()));
    }

    private FormClient oneStopForms() {
        return new FormClient(url(), PartnerClient.credential(HOME, "ONE_STOP_TOKEN"));
    }

    private JsonNode order(FormClient.Reply reply) {
        return oneStop().get("/api/v1/orders/" + reply.orderId()).json();
    }

    private JsonNode ordersOf(ObjectNode form) {
        return oneStop().get("/api/v1/orders?dossierCode=" + form.path("OrderNumber").asText()).json().path("orders");
    }

    private static String created(String orderId) throws IOException {
        return Files.readAllLines(HOME.resolve("simulator/journal.ndjson")).stream()
                .filter(line -> line.contains("\"created\"") && line.contains(orderId)).findFirst().orElse("");
    }
}
