package vn.postalgateway.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.postalgateway.contract.Contracts;
import vn.postalgateway.contract.DeliveryTerms;
import vn.postalgateway.contract.Pricing;
import vn.postalgateway.order.DeliveryOrders;
import vn.postalgateway.order.OrderIds;
import vn.postalgateway.order.OrderIntake;
import vn.postalgateway.order.rest.OrderBatchRestDoor;
import vn.postalgateway.partner.Partner;
import vn.postalgateway.partner.Scope;
import vn.postalgateway.platform.door.Caller;
import vn.postalgateway.platform.door.HttpCall;
import vn.postalgateway.platform.door.ProblemDocument;

/** What a one-stop system can rely on when it hands many orders over in one call. */
class OrderBatchTest extends RunningGateway {

    private static final String BATCH = "/api/v1/orders/batch";
    private static final String JSON = "application/json";
    private static final String NDJSON = "application/x-ndjson";

    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private DeliveryOrders orders;
    @Autowired
    private Contracts contracts;
    @Autowired
    private Pricing pricing;
    @Autowired
    private DeliveryTerms terms;
    @Autowired
    private OrderIds ids;

    @Test
    void takesGoodRowsWhateverStandsBesideThem() {
        ObjectNode known = OrderSample.order();
        String knownId = oneStop().postJson("/api/v1/orders", known).json().path("orderId").asText();
        ObjectNode good = OrderSample.order();
        ObjectNode wrong = OrderSample.order().put("weightGrams", "80").put("colour", "red");
        ObjectNode sameDossier = OrderSample.order();
        sameDossier.set("dossiers", known.path("dossiers"));
        ObjectNode last = OrderSample.order();

        JsonNode rows = rows(post(NDJSON, String.join("\n", good.toString(), "{\"requestId\": ", wrong.toString(),
                "5", known.deepCopy().put("weightGrams", 81).toString(), sameDossier.toString(), known.toString(),
                good.toString(), good.deepCopy().put("weightGrams", 81).toString(), last.toString())));

        assertThat(rows.findValuesAsText("row")).containsExactly("1", "2", "3", "4", "5", "6", "7", "8", "9", "10");
        assertThat(rows.findValuesAsText("verdict")).containsExactly("ACCEPTED", "REJECTED", "REJECTED", "REJECTED",
                "REJECTED", "REJECTED", "REPLAYED", "REPLAYED", "REJECTED", "ACCEPTED");
        assertThat(errors(rows, 1)).containsExactly("not-readable ");
        assertThat(errors(rows, 2)).containsExactly("invalid-fields /weightGrams", "invalid-fields /colour");
        assertThat(errors(rows, 3)).containsExactly("invalid-fields ");
        assertThat(errors(rows, 4)).containsExactly("request-id-reused ");
        assertThat(rows.at("/4/orderId").asText()).isEqualTo(rows.at("/6/orderId").asText()).isEqualTo(knownId);
        assertThat(errors(rows, 5)).containsExactly("dossier-already-under-way ");
        assertThat(rows.at("/5/errors/0/order").asText()).endsWith(knownId);
        assertThat(rows.at("/7/orderId").asText()).isEqualTo(rows.at("/0/orderId").asText());
        assertThat(errors(rows, 8)).containsExactly("request-id-reused ");
        assertThat(rows.at("/2/requestId").asText()).isEqualTo(wrong.path("requestId").asText());
        assertThat(stored(List.of(good, wrong, sameDossier, last))).isEqualTo(2);
    }

    @Test
    void givesTheSameBatchTheSameOrdersWhicheverFormAndDoorItComesThrough() {
        List<ObjectNode> orders = Stream.generate(OrderSample::order).limit(300).toList();

        JsonNode first = rows(post(JSON, orders.toString()));
        JsonNode again = rows(post(JSON, orders.toString()));
        JsonNode asLines = rows(post(NDJSON + ";charset=UTF-8",
                orders.stream().map(ObjectNode::toString).collect(Collectors.joining("\r\n", "\uFEFF", "\r\n\r\n"))));
        PartnerClient.Reply alone = oneStop().postJson("/api/v1/orders", orders.get(299));

        assertThat(first.findValuesAsText("verdict")).hasSize(300).containsOnly("ACCEPTED");
        assertThat(first.findValuesAsText("requestId"))
                .isEqualTo(orders.stream().map(o -> o.path("requestId").asText()).toList());
        assertThat(Stream.of(again, asLines)).allSatisfy(repeat -> {
            assertThat(repeat.findValuesAsText("verdict")).hasSize(300).containsOnly("REPLAYED");
            assertThat(repeat.findValuesAsText("orderId")).isEqualTo(first.findValuesAsText("orderId"));
        });
        assertThat(alone.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(alone.json().path("orderId").asText()).isEqualTo(first.at("/299/orderId").asText());
        assertThat(stored(orders)).isEqualTo(300);
    }

    @Test
    void losesNothingWhereTheDatabaseGoesAwayInTheMiddle() {
        List<ObjectNode> batch = Stream.generate(OrderSample::order).limit(5).toList();
        DeliveryOrders cutOff = mock(DeliveryOrders.class, delegatesTo(orders));
        String third = batch.get(2).path("requestId").asText();
        doAnswer(call -> {
            orders.accept(call.getArgument(0));
            throw new DataAccessResourceFailureException("cut off before the commit's answer");
        }).when(cutOff).accept(argThat(order -> order != null && order.request().requestId().equals(third)));

        Throwable thrown = catchThrowable(() -> doorOn(cutOff).submit(call(batch.toString())));
        JsonNode again = rows(post(JSON, batch.toString()));

        assertThat(ProblemDocument.of(thrown).status()).isEqualTo(503);
        assertThat(ProblemDocument.of(thrown).headers()).containsKey("Retry-After");
        assertThat(again.findValuesAsText("verdict"))
                .containsExactly("REPLAYED", "REPLAYED", "REPLAYED", "ACCEPTED", "ACCEPTED");
        assertThat(stored(batch)).isEqualTo(5);
    }

    private OrderBatchRestDoor doorOn(DeliveryOrders kept) {
        OrderIntake intake = new OrderIntake(kept, contracts, pricing, terms, operator -> false, ids, Clock.systemUTC());
        return new OrderBatchRestDoor(intake, Clock.systemUTC(), Duration.ofMinutes(1), 1);
    }

    private static HttpCall call(String body) {
        return new HttpCall(new Caller(new Partner("one-stop", Scope.ORDERS), "req_1", null), "POST", BATCH, Map.of(),
                Map.of(), JSON, body.getBytes(StandardCharsets.UTF_8), Map.of(), null);
    }

    @Test
    void judgesARowAsTheOrderAloneHoweverLargeAndDeepItIs() {
        ObjectNode deep = OrderSample.order();
        ObjectNode inner = deep.putObject("extensions");
        for (int i = 0; i < 30; i++) {
            inner = inner.putObject("a");
        }
        ObjectNode large = OrderSample.order();
        for (int i = 0; i < 5; i++) {
            large.withObject("/extensions").put("x" + i, "x".repeat(60_000));
        }

        JsonNode rows = rows(post(JSON, List.of(deep, large).toString()));

        assertThat(rows.findValuesAsText("verdict")).containsExactly("ACCEPTED", "REJECTED");
        assertThat(errors(rows, 1)).containsExactly("too-large ");
        assertThat(oneStop().postJson("/api/v1/orders", deep).status()).isEqualTo(200);
        assertThat(oneStop().postJson("/api/v1/orders", large).status()).isEqualTo(413);
    }

    @Test
    void answersAnEmptyArrayWithNoRows() {
        assertThat(rows(post(JSON, "[]"))).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostileBodies")
    void refusesABodyThatIsNoBatchAsAWhole(String what, String type, String body, int status, String code, String told) {
        ObjectNode first = OrderSample.order();

        PartnerClient.Reply reply = post(type, body.replace("FIRST", first.toString()));

        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
        assertThat(reply.json().path("code").asText()).isEqualTo(code);
        assertThat(reply.json().path("detail").asText()).contains(told);
        assertThat(stored(List.of(first))).isZero();
    }

    static Stream<Arguments> hostileBodies() {
        String many = "{}\n".repeat(10_001);
        return Stream.of(
                unreadable("nothing", JSON, "", "empty"),
                unreadable("no lines", NDJSON, "\n \r\n", "empty"),
                unreadable("one order alone", JSON, "FIRST", "must be a JSON array"),
                unreadable("a text", JSON, "\"orders\"", "must be a JSON array"),
                unreadable("lines called an array", JSON, "FIRST\nFIRST", "must be a JSON array"),
                unreadable("an array that breaks off", JSON, "[FIRST,{\"requestId\":", "at row 2"),
                unreadable("a key twice", JSON, "[FIRST,{\"a\":1,\"a\":1}]", "at row 2"),
                unreadable("a row too deep", JSON, "[FIRST," + "[".repeat(40) + "]".repeat(40) + "]", "at row 2"),
                unreadable("100,000 brackets", JSON, "[FIRST," + "[".repeat(100_000), "at row 2"),
                unreadable("too long a text", JSON, "[FIRST,\"" + "x".repeat(70_000) + "\"]", "at row 2"),
                unreadable("two arrays", JSON, "[FIRST][]", "more than one JSON value"),
                Arguments.of("an element too many", JSON, "[FIRST," + many.replace('\n', ',') + "{}]", 413, "too-large",
                        "row 10001"),
                Arguments.of("a line too many", NDJSON, "FIRST\n" + many, 413, "too-large", "row 10001"),
                Arguments.of("more than 32 MiB", NDJSON, "FIRST\n" + " ".repeat(32 * 1024 * 1024), 413, "too-large",
                        "32768 KiB"),
                Arguments.of("another type", "text/csv", "FIRST", 415, "unsupported-media-type",
                        "application/x-ndjson"));
    }

    private static Arguments unreadable(String what, String type, String body, String told) {
        return Arguments.of(what, type, body, 400, "not-readable", told);
    }

    @Test
    void opensToOneStopSystemsOnlyAndKeepsNdjsonToItself() {
        String orders = List.of(OrderSample.order()).toString();

        assertThat(new PartnerClient(url(), null).post(BATCH, JSON, orders).status()).isEqualTo(401);
        assertThat(post().post(BATCH, JSON, orders).status()).isEqualTo(403);
        assertThat(oneStop().post("/api/v1/orders", NDJSON, "{}").status()).isEqualTo(415);
    }

    private PartnerClient.Reply post(String type, String body) {
        return oneStop().post(BATCH, type, body);
    }

    private static JsonNode rows(PartnerClient.Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json().path("rows");
    }

    private static List<String> errors(JsonNode rows, int index) {
        return rows.at("/" + index + "/errors").findParents("code").stream()
                .map(error -> error.path("code").asText() + " " + error.path("pointer").asText()).toList();
    }

    private long stored(List<ObjectNode> orders) {
        return jdbc.sql("select count(*) from delivery_order where request_id = any(?::text[])")
                .param(orders.stream().map(o -> o.path("requestId").asText()).toArray(String[]::new))
                .query(Long.class).single();
    }
}
