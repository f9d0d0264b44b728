package vn.postalgateway.platform.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.cxf.binding.soap.SoapFault;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.NodeList;
import vn.postalgateway.order.Acceptance;
import vn.postalgateway.order.json.OrderRefusal;

/** Faults that say "not now", and those that are the gateway's own, as the examples show them. */
class SoapFaultsTest {

    @ParameterizedTest
    @MethodSource("problems")
    void readsLikeItsExample(Problem problem) throws Exception {
        String example = Files.readString(Path.of("src/docs/examples/soap/orders/fault-" + problem.code() + ".xml"));

        SoapFault fault = SoapFaults.of(problem);

        NodeList refusal = fault.getDetail().getElementsByTagNameNS("urn:vn:public-postal:v1", "Refusal").item(0)
                .getChildNodes();
        assertThat(IntStream.range(0, refusal.getLength()).mapToObj(refusal::item).map(child ->
                "<v1:" + child.getLocalName() + ">" + child.getTextContent() + "</v1:" + child.getLocalName() + ">"))
                .allSatisfy(element -> assertThat(example).contains(element)).hasSizeGreaterThan(1);
        assertThat(example).contains("<faultcode>soap:" + fault.getFaultCode().getLocalPart() + "</faultcode>");
        assertThat(example.contains("retryAfterSeconds")).isEqualTo(problem.headers().containsKey("Retry-After"));
    }

    static Stream<Problem> problems() {
        return Stream.of(OrderRefusal.inFlight(), OrderRefusal.of(new Acceptance.BacklogFull()),
                OrderRefusal.of(new Acceptance.BudgetExhausted()),
                ProblemDocument.of(new org.springframework.dao.QueryTimeoutException("too slow")),
                ProblemDocument.of(new IllegalStateException("secret")));
    }
}
