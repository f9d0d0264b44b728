package vn.postalgateway.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest;
import java.text.Normalizer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a one-stop system can rely on when it posts an order. */
class OrderIntakeTest extends RunningGateway {

    @Autowired
    private JdbcClient jdbc;

    @Test
    void storesTheOrderBeforeItAnswers() {
        ObjectNode order = OrderSample.order();

        PartnerClient.Reply reply = oneStop().postJson("/api/v1/orders", order);

        assertThat(reply.status()).isEqualTo(202);
        assertThat(reply.header("Location")).isEqualTo("/api/v1/orders/" + reply.json().path("orderId").asText());
        assertThat(reply.json().path("placement").asText()).isEqualTo("RECEIVED");
        assertThat(stored(order)).isEqualTo(1);
    }

    @Test
    void givesTheSameAnswerToTheSameRequest() {
        ObjectNode order = OrderSample.order();
        String orderId = oneStop().postJson("/api/v1/orders", order).json().path("orderId").asText();

        PartnerClient.Reply again = oneStop().postJson("/api/v1/orders", order);

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.json().path("orderId").asText()).isEqualTo(orderId);
        assertThat(stored(order)).isEqualTo(1);
    }

    @Test
    void takesDefaultsSpacesAndComposedLettersForTheSameContent() {
        ObjectNode order = OrderSample.order();
        order.remove("collectFees");
        oneStop().postJson("/api/v1/orders", order);
        ObjectNode sameInOtherWords = order.deepCopy();
        sameInOtherWords.putNull("exemption").putNull("note").put("another", false).putArray("collectFees");
        ((ObjectNode) sameInOtherWords.path("recipient")).put("codeSystem", "GSO").put("phone", "+84 912.345.678")
                .put("name", "  " + Normalizer.normalize("Nguyễn Thị Mẫu", Normalizer.Form.NFD) + " ");

        PartnerClient.Reply again = oneStop().postJson("/api/v1/orders", sameInOtherWords);

        assertThat(again.status()).isEqualTo(200);
    }

    @Test
    void refusesOtherContentUnderTheSameRequestIdWithoutAnyEffect() {
        ObjectNode order = OrderSample.order();
        oneStop().postJson("/api/v1/orders", order);

        PartnerClient.Reply changed = oneStop().postJson("/api/v1/orders", order.put("weightGrams", 81));

        assertThat(changed.status()).isEqualTo(422);
        assertThat(changed.json().path("code").asText()).isEqualTo("request-id-reused");
        assertThat(stored(order)).isEqualTo(1);
    }

    @Test
    void refusesASecondOrderForADossierUnderWayUnlessAnotherIsWanted() {
        ObjectNode order = OrderSample.order();
        oneStop().postJson("/api/v1/orders", order);
        String code = order.at("/dossiers/0/code").asText();
        ObjectNode second = OrderSample.order(order.path("requestId").asText() + "-2", code);

        PartnerClient.Reply refused = oneStop().postJson("/api/v1/orders", second);
        PartnerClient.Reply wanted = oneStop().postJson("/api/v1/orders", second.deepCopy()
                .put("requestId", order.path("requestId").asText() + "-3").put("another", true));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("code").asText()).isEqualTo("dossier-already-under-way");
        assertThat(refused.header("Link")).contains("/api/v1/orders/ord_");
        assertThat(stored(second)).isZero();
        assertThat(wanted.status()).isEqualTo(202);
    }

    @Test
    void storesOneOrderWhenTwentyCallersSendTheSameRequestAtOnce() {
        ObjectNode order = OrderSample.order();

        List<Integer> answers = IntStream.range(0, 20)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> oneStop().postJson("/api/v1/orders", order).status()))
                .toList().stream().map(CompletableFuture::join).toList();

        assertThat(answers).containsOnlyOnce(202).allMatch(status -> List.of(200, 202, 409).contains(status));
        assertThat(stored(order)).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0} -> {2} {3}")
    @MethodSource("badOrders")
    void refusesABadOrderWithItsPointerAndStoresNothing(String what, Consumer<ObjectNode> spoil, int status,
                                                        String pointer) {
        ObjectNode order = OrderSample.order();
        String requestId = order.path("requestId").asText();
        spoil.accept(order);

        PartnerClient.Reply reply = oneStop().postJson("/api/v1/orders", order);

        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
        assertThat(reply.pointers()).contains(pointer);
        assertThat(storedUnder(requestId)).isZero();
    }

    static Stream<Arguments> badOrders() {
        return Stream.of(
                bad("no requestId", o -> o.remove("requestId"), "/requestId"),
                bad("a requestId of 101 characters", o -> o.put("requestId", "x".repeat(101)), "/requestId"),
                bad("a number as requestId", o -> o.put("requestId", 5), "/requestId"),
                bad("no contract", o -> o.putNull("contract"), "/contract"),
                bad("an unknown contract", o -> o.put("contract", "nobody"), "/contract"),
                bad("no agency", o -> o.remove("agencyCode"), "/agencyCode"),
                bad("an unknown service", o -> o.put("service", "TELEPORT"), "/service"),
                bad("no dossier", o -> o.putArray("dossiers"), "/dossiers"),
                bad("twenty-one dossiers", o -> dossiers(o, 21), "/dossiers"),
                bad("a dossier without code", o -> o.withArray("dossiers").addObject(), "/dossiers/1/code"),
                bad("the same dossier twice", o -> o.withArray("dossiers").add(o.at("/dossiers/0")), "/dossiers"),
                bad("an online level of 5", o -> ((ObjectNode) o.at("/dossiers/0")).put("onlineLevel", 5),
                        "/dossiers/0/onlineLevel"),
                bad("an impossible date", o -> ((ObjectNode) o.at("/dossiers/0")).put("appointmentDate", "2026-02-30"),
                        "/dossiers/0/appointmentDate"),
                bad("no recipient", o -> o.remove("recipient"), "/recipient"),
                bad("a recipient without name", o -> ((ObjectNode) o.path("recipient")).remove("name"),
                        "/recipient/name"),
                bad("a phone of letters", o -> ((ObjectNode) o.path("recipient")).put("phone", "call me"),
                        "/recipient/phone"),
                bad("no address", o -> ((ObjectNode) o.path("sender")).put("address", " "), "/sender/address"),
                bad("no province", o -> ((ObjectNode) o.path("sender")).remove("provinceCode"), "/sender/provinceCode"),
                bad("an unknown province", o -> ((ObjectNode) o.path("recipient")).put("provinceCode", "99"),
                        "/recipient/provinceCode"),
                bad("a commune of three digits", o -> ((ObjectNode) o.path("sender")).put("communeCode", "180"),
                        "/sender/communeCode"),
                bad("a weight of zero", o -> o.put("weightGrams", 0), "/weightGrams"),
                bad("a weight of 30,001", o -> o.put("weightGrams", 30_001), "/weightGrams"),
                bad("a weight as text", o -> o.put("weightGrams", "80"), "/weightGrams"),
                bad("a weight with a fraction", o -> o.put("weightGrams", 80.5), "/weightGrams"),
                bad("a text as truth value", o -> o.put("submittedOnline", "yes"), "/submittedOnline"),
                bad("an unknown exemption", o -> o.put("exemption", "FRIEND"), "/exemption"),
                bad("an unknown way to pay", o -> o.put("citizenChargePaid", "LATER"), "/citizenChargePaid"),
                bad("a negative collected amount", o -> ((ObjectNode) o.at("/collectFees/0")).put("vnd", -1),
                        "/collectFees/0/vnd"),
                bad("an unknown field", o -> o.put("colour", "red"), "/colour"),
                bad("an unknown field inside", o -> ((ObjectNode) o.path("sender")).put("age", 5), "/sender/age"),
                bad("extensions that are no object", o -> o.put("extensions", "x"), "/extensions"));
    }

    private static Arguments bad(String what, Consumer<ObjectNode> spoil, String pointer) {
        return Arguments.of(what, spoil, 422, pointer);
    }

    private static void dossiers(ObjectNode order, int count) {
        var array = order.putArray("dossiers");
        IntStream.range(0, count).forEach(i -> array.addObject().put("code", "H27.12-261001-9" + i));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unreadableBodies")
    void refusesWhatItCannotReadWithFourHundred(String what, String body) {
        PartnerClient.Reply reply = oneStop().post("/api/v1/orders", "application/json", body);

        assertThat(reply.status()).as(reply.body()).isEqualTo(400);
        assertThat(reply.json().path("code").asText()).isEqualTo("not-readable");
    }

    static Stream<Arguments> unreadableBodies() {
        return Stream.of(
                Arguments.of("nothing", ""),
                Arguments.of("no JSON", "{\"requestId\": "),
                Arguments.of("a key twice", "{\"requestId\": \"a\", \"requestId\": \"b\"}"),
                Arguments.of("two values", "{} {}"),
                Arguments.of("too deep", "{\"a\":".repeat(40) + "1" + "}".repeat(40)),
                Arguments.of("a number without end", "{\"weightGrams\": " + "9".repeat(100) + "}"));
    }

    @Test
    void refusesWrongTypesOfBodiesAndTooLargeOnes() {
        String large = "{\"note\": \"" + "x".repeat(300 * 1024) + "\"}";

        assertThat(oneStop().post("/api/v1/orders", "text/plain", "{}").status()).isEqualTo(415);
        assertThat(oneStop().post("/api/v1/orders", "multipart/form-data; boundary=b", "--b--").status()).isEqualTo(415);
        assertThat(oneStop().send(oneStop().request("/api/v1/orders").header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip").POST(HttpRequest.BodyPublishers.ofString("{}"))).status())
                .isEqualTo(415);
        assertThat(oneStop().post("/api/v1/orders", "application/json", large).status()).isEqualTo(413);
    }

    @Test
    void opensToItsOwnTokenOnly() {
        ObjectNode order = OrderSample.order();

        assertThat(new PartnerClient(url(), null).postJson("/api/v1/orders", order).status()).isEqualTo(401);
        assertThat(new PartnerClient(url(), "guess").postJson("/api/v1/orders", order).status()).isEqualTo(401);
        assertThat(post().postJson("/api/v1/orders", order).status()).isEqualTo(403);
        assertThat(finance().get("/api/v1/orders").status()).isEqualTo(403);
        assertThat(oneStop().get("/api/v1/orders/ord_00000000000000000000000000").status()).isEqualTo(404);
        assertThat(oneStop().get("/api/v1/nowhere").status()).isEqualTo(404);
        assertThat(storedUnder(order.path("requestId").asText())).isZero();
    }

    @Test
    void letsNoHeaderInThatSteersRoutes() {
        ObjectNode order = OrderSample.order();
        HttpRequest.Builder request = oneStop().request("/api/v1/orders").header("Content-Type", "application/json")
                .header("CamelBeanMethodName", "search").header("camelHttpResponseCode", "299")
                .header("operationName", "x").header("X-Request-ID", "mine-1")
                .POST(HttpRequest.BodyPublishers.ofString(order.toString()));

        PartnerClient.Reply reply = oneStop().send(request);

        assertThat(reply.status()).isEqualTo(202);
        assertThat(reply.header("X-Request-ID")).isEqualTo("mine-1");
        assertThat(reply.header("operationName")).isNull();
    }

    @Test
    void findsAPartnersOrdersByEachOfItsSearches() {
        ObjectNode order = OrderSample.order();
        String orderId = oneStop().postJson("/api/v1/orders", order).json().path("orderId").asText();
        String today = "from=2026-01-01T00:00:00%2B07:00";

        assertThat(found("requestId=" + order.path("requestId").asText())).containsExactly(orderId);
        assertThat(found("dossierCode=" + order.at("/dossiers/0/code").asText())).containsExactly(orderId);
        assertThat(found(today + "&limit=1")).hasSize(1);
        assertThat(found("from=2026-01-01&limit=1")).hasSize(1);
        assertThat(found("to=2026-01-01")).isEmpty();
        assertThat(found("requestId=nobody")).isEmpty();
        assertThat(oneStop().get("/api/v1/orders?placement=SOMEWHERE").status()).isEqualTo(422);
        assertThat(oneStop().get("/api/v1/orders?limit=0").pointers()).containsExactly("/limit");
        assertThat(oneStop().get("/api/v1/orders?colour=red").pointers()).containsExactly("/colour");
    }

    private List<String> found(String query) {
        JsonNode page = oneStop().get("/api/v1/orders?" + query).json();
        return page.path("orders").findValuesAsText("orderId");
    }

    @Test
    void keepsPersonalDataOutOfEveryTableInTheClear() {
        ObjectNode order = OrderSample.order();
        ((ObjectNode) order.path("recipient")).put("name", "Zzyzx Không Ai Tên Vậy").put("phone", "0987000111");
        order.put("note", "Zzyzx ở nhà buổi sáng");

        PartnerClient.Reply reply = oneStop().postJson("/api/v1/orders", order);

        assertThat(reply.body()).doesNotContain("Zzyzx").doesNotContain("0987000111");
        assertThat(tablesThatContain("Zzyzx")).isEmpty();
        assertThat(tablesThatContain("0987000111")).isEmpty();
    }

    private List<String> tablesThatContain(String text) {
        return jdbc.sql("select table_name from information_schema.tables where table_schema = 'public'")
                .query(String.class).list().stream().filter(table -> {
                    try {
                        return jdbc.sql("select count(*) from " + table + " t where t::text like ?")
                                .param("%" + text + "%").query(Long.class).single() > 0;
                    } catch (org.springframework.dao.PermissionDeniedDataAccessException notTheGateways) {
                        return false;
                    }
                }).toList();
    }

    private long stored(ObjectNode order) {
        return storedUnder(order.path("requestId").asText());
    }

    private long storedUnder(String requestId) {
        return jdbc.sql("select count(*) from delivery_order where request_id = ?").param(requestId)
                .query(Long.class).single();
    }
}
