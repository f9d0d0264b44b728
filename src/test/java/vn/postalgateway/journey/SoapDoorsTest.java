package vn.postalgateway.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What those who speak SOAP can rely on, and what they cannot do. */
class SoapDoorsTest extends RunningGateway {

    private static final String UNKNOWN_ORDER = "ord_00000000000000000000000000";

    @Test
    void takesAnOrderAndTellsItsPrice() {
        ObjectNode order = OrderSample.order();

        SoapClient.Reply reply = orders().call("SubmitOrder", SoapSample.order(order));

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.text("orderId")).startsWith("ord_");
        assertThat(reply.text("requestId")).isEqualTo(order.path("requestId").asText());
        assertThat(reply.text("tariffVnd")).isEqualTo("26000");
        assertThat(reply.text("citizenChargeVnd")).isEqualTo("10000");
        assertThat(reply.text("subsidyVnd")).isEqualTo("16000");
        assertThat(reply.text("replayed")).isEqualTo("false");
    }

    @Test
    void knowsARequestAgainWhicheverDoorItComesThrough() {
        ObjectNode order = OrderSample.order();
        String orderId = orders().call("SubmitOrder", SoapSample.order(order)).text("orderId");

        SoapClient.Reply overSoap = orders().call("SubmitOrder", SoapSample.order(order));
        PartnerClient.Reply overRest = oneStop().postJson("/api/v1/orders", order);

        assertThat(overSoap.text("replayed")).isEqualTo("true");
        assertThat(overSoap.text("orderId")).isEqualTo(orderId);
        assertThat(overRest.status()).as(overRest.body()).isEqualTo(200);
        assertThat(overRest.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(overRest.json().path("orderId").asText()).isEqualTo(orderId);
    }

    @Test
    void knowsARequestAgainThatCameOverRestFirst() {
        ObjectNode order = OrderSample.order();
        String orderId = oneStop().postJson("/api/v1/orders", order).json().path("orderId").asText();

        SoapClient.Reply overSoap = orders().call("SubmitOrder", SoapSample.order(order));

        assertThat(overSoap.text("replayed")).as(overSoap.body()).isEqualTo("true");
        assertThat(overSoap.text("orderId")).isEqualTo(orderId);
    }

    @Test
    void refusesWrongFieldsWithTheirPointers() {
        ObjectNode order = OrderSample.order().put("weightGrams", 30_001);
        ((ObjectNode) order.path("recipient")).put("phone", "call me");

        SoapClient.Reply reply = orders().call("SubmitOrder", SoapSample.order(order));

        refused(reply, "invalid-fields");
        assertThat(reply.texts("pointer")).containsExactlyInAnyOrder("/weightGrams", "/recipient/phone");
        assertThat(reply.body()).doesNotContain("call me");
    }

    @Test
    void refusesOtherContentUnderTheSameRequestId() {
        ObjectNode order = OrderSample.order();
        orders().call("SubmitOrder", SoapSample.order(order));

        SoapClient.Reply reply = orders().call("SubmitOrder", SoapSample.order(order.put("weightGrams", 81)));

        refused(reply, "request-id-reused");
    }

    @Test
    void letsNobodyInWithoutALiveTokenOfThatDoor() {
        String order = SoapSample.order(OrderSample.order());
        String token = PartnerClient.credential(HOME, "ONE_STOP_TOKEN");
        SoapClient operator = client("/services/orders", "vnpost", PartnerClient.credential(HOME, "POST_TOKEN"));
        String withoutPassword = orders().header().replaceAll("<wsse:Password.*</wsse:Password>", "");

        refused(client("/services/orders", "one-stop", "wrong").call("SubmitOrder", order), "unauthenticated");
        refused(client("/services/orders", "nobody", token).call("SubmitOrder", order), "unauthenticated");
        refused(operator.call("SubmitOrder", order), "unauthenticated");
        refused(submit("", order), "unauthenticated");
        refused(submit("<soap:Header/>", order), "unauthenticated");
        refused(submit(withoutPassword, order), "unauthenticated");
    }

    @Test
    void showsAPartnerItsOwnOrdersOnly() {
        String orderId = orders().call("SubmitOrder", SoapSample.order(OrderSample.order())).text("orderId");

        SoapClient.Reply own = orders().call("GetOrder", SoapSample.element("orderId", orderId));
        SoapClient.Reply unknown = orders().call("GetOrder", SoapSample.element("orderId", UNKNOWN_ORDER));
        SoapClient.Reply stranger = client("/services/orders", "vnpost",
                PartnerClient.credential(HOME, "POST_TOKEN")).call("GetOrder", SoapSample.element("orderId", orderId));

        assertThat(own.text("orderId")).isEqualTo(orderId);
        assertThat(own.body()).doesNotContain("Nguyễn Thị Mẫu").doesNotContain("0912345678");
        refused(unknown, "not-found");
        refused(stranger, "unauthenticated");
    }

    @Test
    void judgesEachEventForItself() {
        String id = UUID.randomUUID().toString();

        SoapClient.Reply reply = tracking().call("PushEvents",
                event(id + "-1", "attempt", "1")
                        + event(id + "-2", "attempt", "once") + event(id + "-3", "weightGrams", "0,26 kg")
                        + event(id + "-4", "collectedVnd", "10.000")
                        + SoapSample.event("eventId", id + "-5", "orderReference", UNKNOWN_ORDER, "status", "14")
                        + event(id + "-1", "attempt", " 1 "));

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.texts("eventId")).containsExactly(id + "-1", id + "-2", id + "-3", id + "-4", id + "-5",
                id + "-1");
        assertThat(reply.texts("verdict").stream().filter(v -> v.matches("[A-Z]+"))).containsExactly("PARKED", "INVALID",
                "INVALID", "INVALID", "INVALID", "DUPLICATE");
        assertThat(reply.texts("detail")).contains("attempt must be a whole number", "weightGrams must be a whole number",
                "collectedVnd must be a whole number", "occurredAt is required");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unreadable")
    void refusesWhatItCannotRead(String what, BiFunction<String, String, String> spoil) {
        String order = "<v1:SubmitOrder>" + SoapSample.order(OrderSample.order()) + "</v1:SubmitOrder>";

        SoapClient.Reply reply = orders().send("SubmitOrder", spoil.apply(orders().header(), order));

        refused(reply, "not-readable");
    }

    static Stream<Arguments> unreadable() {
        String deep = "<v1:a>".repeat(45) + "</v1:a>".repeat(45);
        return Stream.of(
                unreadable("nothing", (h, o) -> ""),
                unreadable("no XML", (h, o) -> "{}"),
                unreadable("XML that ends early", (h, o) -> SoapClient.envelope(h, o).substring(0, 900)),
                unreadable("no envelope", (h, o) -> "<order/>"),
                unreadable("an envelope of SOAP 1.2", (h, o) -> SoapClient.envelope(h, o)
                        .replace("http://schemas.xmlsoap.org/soap/envelope/", "http://www.w3.org/2003/05/soap-envelope")),
                unreadable("an empty body", (h, o) -> SoapClient.envelope(h, "")),
                unreadable("an unknown operation", (h, o) -> SoapClient.envelope(h, "<v1:DropTables/>")),
                unreadable("an unknown element", (h, o) -> SoapClient.envelope(h,
                        o.replace("</v1:SubmitOrder>", "<v1:colour>red</v1:colour></v1:SubmitOrder>"))),
                unreadable("a foreign namespace", (h, o) -> SoapClient.envelope(h, o)
                        .replace("urn:vn:public-postal:v1", "urn:other")),
                unreadable("elements in another order", (h, o) -> SoapClient.envelope(h, o
                        .replaceAll("(<v1:requestId>.*</v1:requestId>)(<v1:contract>.*</v1:contract>)", "$2$1"))),
                unreadable("a word where a number belongs", (h, o) -> SoapClient.envelope(h,
                        o.replace("<v1:weightGrams>80<", "<v1:weightGrams>heavy<"))),
                unreadable("an unknown header to be understood", (h, o) -> SoapClient.envelope(h.replace("</soap:Header>",
                        "<v1:Odd soap:mustUnderstand=\"1\"/></soap:Header>"), o)),
                unreadable("too deep a body", (h, o) -> SoapClient.envelope(h, deep)),
                unreadable("too deep a header", (h, o) -> SoapClient.envelope(
                        h.replace("</soap:Header>", deep + "</soap:Header>"), o)),
                unreadable("too deep an order", (h, o) -> SoapClient.envelope(h,
                        o.replace("<v1:agencyCode>H27.12<", "<v1:agencyCode>" + deep + "<"))),
                unreadable("20,001 elements", (h, o) -> SoapClient.envelope(h, o.replace("</v1:dossier>",
                        "<v1:document>a</v1:document>".repeat(20_001) + "</v1:dossier>"))),
                unreadable("too many attributes", (h, o) -> SoapClient.envelope(h, o.replace("<v1:requestId>",
                        "<v1:requestId " + Stream.iterate(0, i -> i + 1).limit(101).map(i -> "a" + i + "='1'")
                                .reduce("", (a, b) -> a + " " + b) + ">"))),
                unreadable("a text without end", (h, o) -> SoapClient.envelope(h,
                        o.replace("<v1:agencyCode>H27.12<", "<v1:agencyCode>" + "x".repeat(70_000) + "<"))));
    }

    private static Arguments unreadable(String what, BiFunction<String, String, String> spoil) {
        return Arguments.of(what, spoil);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "<!DOCTYPE soap:Envelope><!-- -->",
        "<!DOCTYPE soap:Envelope [<!ENTITY e \"H27.12\">]>",
        "<!DOCTYPE soap:Envelope [<!ENTITY e SYSTEM \"FILE\">]>",
        "<!DOCTYPE soap:Envelope [<!ENTITY e SYSTEM \"ADDRESS\">]>",
        "<!DOCTYPE soap:Envelope SYSTEM \"ADDRESS\">",
        "<!DOCTYPE soap:Envelope [<!ENTITY % e SYSTEM \"ADDRESS\"> %e;]>",
        "<!DOCTYPE soap:Envelope [<!ENTITY a \"ha\"><!ENTITY e \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>"})
    void readsNoFileAndNoAddressThatAMessageNames(String doctype) throws IOException {
        Path secret = Files.writeString(Files.createTempFile("secret", ".txt"), "H27-SECRET");
        try (ServerSocket trap = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String address = "http://127.0.0.1:" + trap.getLocalPort() + "/x";
            String order = SoapSample.order(OrderSample.order());
            String message = doctype.replace("FILE", secret.toUri().toString()).replace("ADDRESS", address)
                    + SoapClient.envelope(orders().header(), "<v1:SubmitOrder>"
                    + (doctype.contains("ENTITY e") ? order.replace(">H27.12<", ">&e;<") : order) + "</v1:SubmitOrder>");

            SoapClient.Reply reply = orders().send("SubmitOrder", message);

            refused(reply, "not-readable");
            assertThat(reply.body()).doesNotContain("SECRET");
            nobodyCame(trap);
        }
    }

    @Test
    void followsNoInclusion() throws IOException {
        try (ServerSocket trap = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String include = "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"http://127.0.0.1:"
                    + trap.getLocalPort() + "/x\" parse=\"text\"/>";
            String order = SoapSample.order(OrderSample.order()).replace(">H27.12<", ">" + include + "<");

            SoapClient.Reply inBody = orders().call("SubmitOrder", order);
            SoapClient.Reply asSchema = orders().call("SubmitOrder", SoapSample.order(OrderSample.order())
                    .replace("<v1:requestId>", "<v1:requestId xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
                            + "xsi:schemaLocation=\"urn:x http://127.0.0.1:" + trap.getLocalPort() + "/x.xsd\">"));

            refused(inBody, "not-readable");
            assertThat(asSchema.status()).isIn(200, 500);
            nobodyCame(trap);
        }
    }

    private static void nobodyCame(ServerSocket trap) throws IOException {
        trap.setSoTimeout(200);
        org.assertj.core.api.Assertions.assertThatThrownBy(trap::accept)
                .isInstanceOf(java.net.SocketTimeoutException.class);
    }

    @Test
    void refusesTooLargeMessagesAndOtherTypesOfBodies() {
        String message = SoapClient.envelope(orders().header(), "<v1:GetOrder>"
                + SoapSample.element("orderId", UNKNOWN_ORDER) + "</v1:GetOrder>");
        String large = message.replace("<soap:Body>", " ".repeat(1024 * 1024) + "<soap:Body>");
        String parts = "--b\r\nContent-Type: text/xml\r\nContent-ID: <a>\r\n\r\n" + message + "\r\n--b--\r\n";

        assertThat(orders().raw("text/xml", large).status()).isEqualTo(413);
        assertThat(orders().raw("multipart/related; type=\"text/xml\"; start=\"<a>\"; boundary=b", parts).status())
                .isEqualTo(415);
        assertThat(orders().raw("multipart/related; type=\"application/xop+xml\"; boundary=b", parts).status())
                .isEqualTo(415);
        assertThat(orders().raw("multipart/form-data; boundary=b", parts).status()).isEqualTo(415);
        assertThat(orders().raw("application/xop+xml", message).status()).isEqualTo(415);
        assertThat(orders().raw("application/soap+xml", message).status()).isEqualTo(415);
        assertThat(orders().raw("application/json", "{}").status()).isEqualTo(415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders", "tracking", "simulated-post"})
    void showsItsContract(String door) {
        PartnerClient.Reply reply = new PartnerClient(url(), null).get("/services/" + door + "?wsdl");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).contains("urn:vn:public-postal:v1").contains(url() + "/services/" + door);
    }

    @Test
    void answersNoFiveHundredToWhatIsNoSoapCall() {
        PartnerClient anybody = new PartnerClient(url(), null);

        assertThat(anybody.get("/services/orders").status()).isBetween(400, 499);
        assertThat(anybody.get("/services/nothing").status()).isBetween(400, 499);
        assertThat(anybody.get("/services/").body()).doesNotContain("orders?wsdl");
    }

    private SoapClient.Reply submit(String header, String order) {
        return orders().send("SubmitOrder", SoapClient.envelope(header, "<v1:SubmitOrder>" + order + "</v1:SubmitOrder>"));
    }

    private static void refused(SoapClient.Reply reply, String code) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(500);
        assertThat(reply.faultcode()).as(reply.body()).isEqualTo("Client");
        assertThat(reply.texts("Refusal")).hasSize(1);
        assertThat(reply.text("code")).as(reply.body()).isEqualTo(code);
        assertThat(reply.body()).doesNotContain("Exception").doesNotContain("org.apache").doesNotContain("cvc-");
    }

    private static String event(String eventId, String name, String value) {
        return SoapSample.event("eventId", eventId, "orderReference", UNKNOWN_ORDER, "status", "12",
                "occurredAt", "2026-10-05T08:00:00+07:00", name, value);
    }

    private SoapClient orders() {
        return client("/services/orders", "one-stop", PartnerClient.credential(HOME, "ONE_STOP_TOKEN"));
    }

    private SoapClient tracking() {
        return client("/services/tracking", "vnpost", PartnerClient.credential(HOME, "POST_TOKEN"));
    }

    private SoapClient client(String path, String username, String password) {
        return new SoapClient(url(), path, username, password);
    }
}
