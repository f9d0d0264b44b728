package vn.postalgateway.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The messages of {@code src/docs/examples/soap}: they keep the WSDL, and the running gateway says what they say. */
class SoapExamplesTest extends RunningGateway {

    private static final Path EXAMPLES = Path.of("src/docs/examples/soap");
    private static final Path WSDL = Path.of("src/main/resources/wsdl");
    private static final String NAMESPACE = "urn:vn:public-postal:v1";
    private static final String ORDER = "ord_01K6X4Z7S0Q2V8M3T5N9B1C4D6";
    private static final String ITEM = "CV497960035VN";

    @ParameterizedTest
    @MethodSource("examples")
    void keepsTheSchemaOfItsWsdl(Path example) throws Exception {
        Element content = content(document(Files.readString(example)));

        schema(example.getParent().getFileName().toString()).newValidator().validate(new DOMSource(content));

        assertThat(content.getNamespaceURI()).isEqualTo(NAMESPACE);
    }

    static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.walk(EXAMPLES)) {
            return files.filter(file -> file.toString().endsWith(".xml")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("doors")
    void showsEachOperationWithItsRequestAndItsAnswer(String door) throws IOException {
        Matcher operations = Pattern.compile("<wsdl:operation name=\"(\\w+)\"")
                .matcher(Files.readString(WSDL.resolve(door + ".wsdl")));

        assertThat(operations.results().map(found -> found.group(1)).distinct()).isNotEmpty().allSatisfy(operation ->
                assertThat(List.of("request", "response")).allSatisfy(kind ->
                        assertThat(EXAMPLES.resolve(door + "/" + operation + "-" + kind + ".xml")).exists()));
    }

    static List<String> doors() {
        return List.of("orders", "tracking", "post");
    }

    @Test
    void answersOneStopSystemsAsTheExamplesSay() {
        Map<String, String> own = ownOrder();

        SoapClient.Reply submitted = send("orders", "SubmitOrder", own);
        own.put(ORDER, submitted.text("orderId"));
        await().atMost(Duration.ofSeconds(30)).until(() -> send("orders", "GetOrder", own).text("itemCode") != null);
        SoapClient.Reply shown = send("orders", "GetOrder", own);
        SoapClient.Reply cancelled = send("orders", "CancelOrder", own);

        assertThat(names(submitted)).isEqualTo(namesOf("orders/SubmitOrder-response"));
        assertThat(submitted.text("legalBasis")).isEqualTo(text("orders/SubmitOrder-response", "legalBasis"));
        assertThat(submitted.texts("explanation")).isEqualTo(texts("orders/SubmitOrder-response", "explanation"));
        assertThat(names(shown)).isEqualTo(namesOf("orders/GetOrder-response"));
        assertThat(names(cancelled)).isEqualTo(namesOf("orders/CancelOrder-response"));
    }

    @Test
    void refusesOneStopSystemsAsTheExamplesSay() {
        Map<String, String> own = ownOrder();
        own.put(ORDER, send("orders", "SubmitOrder", own).text("orderId"));
        Map<String, String> otherRequest = new HashMap<>(own);
        otherRequest.put("HT-2026-000123", own.get("HT-2026-000123") + "-2");

        refused("invalid-fields", send("orders", "SubmitOrder", ownOrder(), message -> message
                .replace("<v1:weightGrams>80<", "<v1:weightGrams>30001<").replace(">0912345678<", ">gọi cho tôi<")), own);
        refused("request-id-reused", send("orders", "SubmitOrder", own, message -> message
                .replace("<v1:weightGrams>80<", "<v1:weightGrams>81<")), own);
        refused("dossier-already-under-way", send("orders", "SubmitOrder", otherRequest), own);
        refused("not-found", send("orders", "GetOrder", Map.of()), own);
        refused("unauthenticated", send("orders", "GetOrder", Map.of("ONE_STOP_TOKEN", "wrong")), own);
        refused("not-readable", send("orders", "GetOrder", own, message -> message.replace("v1:orderId", "v1:colour")), own);
        await().atMost(Duration.ofSeconds(60)).until(() -> send("orders", "GetOrder", own).text("movement")
                .equals("DELIVERED"));
        refused("too-late-to-cancel", send("orders", "CancelOrder", own), own);
    }

    @Test
    void answersPostsAsTheExamplesSay() {
        Map<String, String> own = ownOrder();
        own.put(ORDER, send("orders", "SubmitOrder", own).text("orderId"));
        own.put(ITEM, await().atMost(Duration.ofSeconds(30)).until(() ->
                send("orders", "GetOrder", own).text("itemCode"), code -> code != null));
        own.put("VNP-20261005", "VNP-" + UUID.randomUUID());

        SoapClient.Reply told = send("tracking", "PushEvents", own);

        assertThat(names(told)).isEqualTo(namesOf("tracking/PushEvents-response"));
        assertThat(told.xml().getElementsByTagNameNS(NAMESPACE, "verdict").getLength()).isEqualTo(8);
        assertThat(told.texts("detail")).contains(text("tracking/PushEvents-response", "detail"));
        assertThat(send("tracking", "PushEvents", Map.of("POST_TOKEN", "wrong")).text("code"))
                .isEqualTo(text("tracking/fault-unauthenticated", "code"));
    }

    @Test
    void asksPostsAsTheExamplesSay() {
        Map<String, String> own = new HashMap<>(Map.of(ORDER, "ord_example_" + UUID.randomUUID(),
                "POST_PASSWORD", PartnerClient.credential(HOME, "POST_TOKEN")));

        SoapClient.Reply created = send("post", "CreateOrder", own);
        own.put(ITEM, created.text("itemCode"));
        SoapClient.Reply found = send("post", "FindOrder", own);
        SoapClient.Reply instructed = send("post", "InstructDelivery", own);
        SoapClient.Reply cancelled = send("post", "CancelOrder", own);
        SoapClient.Reply events = await().atMost(Duration.ofSeconds(10))
                .until(() -> send("post", "GetTracking", own), reply -> !reply.texts("event").isEmpty());

        assertThat(names(created)).isEqualTo(namesOf("post/CreateOrder-response"));
        assertThat(names(found)).isEqualTo(namesOf("post/FindOrder-response"));
        assertThat(instructed.text("result")).isEqualTo(text("post/InstructDelivery-response", "result"));
        assertThat(instructed.text("message")).isEqualTo(text("post/InstructDelivery-response", "message"));
        assertThat(cancelled.text("result")).as("unless the postman was faster").isIn("CANCELLED", "REFUSED");
        assertThat(names(events)).containsAll(namesOf("post/GetTracking-response"));
    }

    private static void refused(String code, SoapClient.Reply reply, Map<String, String> own) {
        String example = "orders/fault-" + code;
        String expected = instead(read(example), own);
        assertThat(reply.faultcode()).as(reply.body()).isEqualTo("Client");
        assertThat(textsOf(content(reply.xml()))).isEqualTo(textsOf(content(document(expected))));
        assertThat(reply.status()).isEqualTo(500);
    }

    private static Map<String, String> ownOrder() {
        String unique = String.valueOf(Math.abs(UUID.randomUUID().hashCode()));
        return new HashMap<>(Map.of("HT-2026-000123", "HT-EXAMPLE-" + unique, "H27.12-261001-0001",
                "H27.12-261001-" + unique));
    }

    private SoapClient.Reply send(String door, String operation, Map<String, String> instead) {
        return send(door, operation, instead, UnaryOperator.identity());
    }

    private SoapClient.Reply send(String door, String operation, Map<String, String> instead,
                                  UnaryOperator<String> spoil) {
        String message = instead(read(door + "/" + operation + "-request"), instead)
                .replace("ONE_STOP_TOKEN", PartnerClient.credential(HOME, "ONE_STOP_TOKEN"))
                .replace(">POST_TOKEN<", ">" + PartnerClient.credential(HOME, "POST_TOKEN") + "<");
        String path = door.equals("post") ? "simulated-post" : door;
        return new SoapClient(url(), "/services/" + path, "", "").send(operation, spoil.apply(message));
    }

    private static String instead(String message, Map<String, String> others) {
        String own = message;
        for (Map.Entry<String, String> other : others.entrySet()) {
            own = own.replace(other.getKey(), other.getValue());
        }
        return own;
    }

    private static String read(String example) {
        try {
            return Files.readString(EXAMPLES.resolve(example + ".xml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(String example, String element) {
        return texts(example, element).get(0);
    }

    private static List<String> texts(String example, String element) {
        NodeList found = document(read(example)).getElementsByTagNameNS(NAMESPACE, element);
        return IntStream.range(0, found.getLength()).mapToObj(i -> found.item(i).getTextContent()).toList();
    }

    private static Set<String> namesOf(String example) {
        return names(content(document(read(example))));
    }

    private static Set<String> names(SoapClient.Reply reply) {
        return names(content(reply.xml()));
    }

    /** Which elements there are, by their paths. */
    private static Set<String> names(Element content) {
        Set<String> names = new TreeSet<>();
        elements(content, "", (path, text) -> names.add(path));
        return names;
    }

    private static List<String> textsOf(Element content) {
        List<String> texts = new ArrayList<>();
        elements(content, "", (path, text) -> texts.add(path + "=" + text));
        return texts;
    }

    private static void elements(Element element, String above, BiConsumer<String, String> visit) {
        String path = above + "/" + element.getLocalName();
        List<Element> children = children(element);
        visit.accept(path, children.isEmpty() ? element.getTextContent() : "");
        children.forEach(child -> elements(child, path, visit));
    }

    private static List<Element> children(Element element) {
        NodeList nodes = element.getChildNodes();
        return IntStream.range(0, nodes.getLength()).mapToObj(nodes::item).filter(Element.class::isInstance)
                .map(Element.class::cast).toList();
    }

    /** What stands in the body, or in the detail of its fault. */
    private static Element content(Document message) {
        Node body = message.getElementsByTagNameNS("http://schemas.xmlsoap.org/soap/envelope/", "Body").item(0);
        Element first = children((Element) body).get(0);
        return first.getLocalName().equals("Fault")
                ? children((Element) first.getElementsByTagName("detail").item(0)).get(0) : first;
    }

    private static Schema schema(String door) throws SAXException, IOException {
        Document wsdl = document(Files.readString(WSDL.resolve(door + ".wsdl")));
        Element schema = (Element) wsdl.getElementsByTagNameNS(XMLConstants.W3C_XML_SCHEMA_NS_URI, "schema").item(0);
        schema.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns:tns", NAMESPACE);
        return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(new DOMSource(schema));
    }

    private static Document document(String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
