package vn.postalgateway.operator.vnpost;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.postalgateway.operator.InquiryOutcome;
import vn.postalgateway.operator.PlacementOutcome.Accepted;
import vn.postalgateway.operator.PlacementOutcome.InDoubt;
import vn.postalgateway.operator.PlacementOutcome.NotSent;
import vn.postalgateway.operator.PlacementOutcome.Rejected;
import vn.postalgateway.operator.RawPost;

class VnpostOrderPlaceRouteTest extends AskedVnpost {

    private static final String NS = " xmlns=\"urn:vn:public-postal:v1\"";

    @Test
    void acceptsWhatThePostAcceptsAndSendsItWhatTheContractSays() {
        post.will(created("ACCEPTED", "CV497960035VN"));

        var outcome = routes.place("ord_1");

        assertThat(outcome).isEqualTo(new Accepted("CV497960035VN"));
        assertThat(post.requests).singleElement().asString()
                .contains("SOAPAction: \"urn:vn:public-postal:v1/CreateOrder\"")
                .contains("UsernameToken", "PasswordText", "a-secret")
                .contains("<customerCode>HT-42-0001</customerCode><orderReference>ord_1</orderReference>"
                        + "<dossierCode>H27.12-261001-0001 H27.12-261001-0002</dossierCode>"
                        + "<service>RESULT_DELIVERY</service><weightGrams>80</weightGrams>"
                        + "<collectVnd>10000</collectVnd><sender><name>")
                .doesNotContain("never sent", "Secret-Of-The-Route", "Transfer-Encoding");
    }

    @Test
    void takesADuplicateWithItsItemCodeAsAcceptance() {
        post.will(created("DUPLICATE", "CV497960035VN"));

        assertThat(routes.place("ord_1")).isEqualTo(new Accepted("CV497960035VN"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<result>DUPLICATE</result>", "<result>ACCEPTED</result>", "<result>SOMETHING</result>", "",
            "<result>ACCEPTED</result><itemCode>CV497960036VN</itemCode>"})
    void doubtsAnAnswerThatNamesNoValidItem(String children) {
        post.will(RawPost.soap("<CreateOrderResponse" + NS + ">" + children + "</CreateOrderResponse>"));

        assertThat(routes.place("ord_1")).isInstanceOf(InDoubt.class);
    }

    @Test
    void tellsARejectionWithoutTheCitizensData() {
        post.will(RawPost.soap("<CreateOrderResponse" + NS + "><result>REJECTED</result><message>nguyễn thị sen, "
                + "0987 654 321: ngoài vùng phục vụ</message></CreateOrderResponse>"));

        assertThat(routes.place("ord_1")).isEqualTo(new Rejected("…, …: ngoài vùng phục vụ"));
    }

    @Test
    void createsOnceWhenTheConnectionIsCutAfterTheRequestWasRead() {
        post.will(RawPost.CUT);

        var outcome = routes.place("ord_1");

        assertThat(outcome).isInstanceOf(InDoubt.class);
        assertThat(post.requests).hasSize(1);
    }

    @Test
    void createsOnceWhenTheConnectionIsCutOnALaterCall() {
        post.will(created("ACCEPTED", "CV497960035VN"));
        routes.place("ord_1");
        post.will(RawPost.CUT);

        var outcome = routes.place("ord_2");

        assertThat(outcome).isInstanceOf(InDoubt.class);
        assertThat(post.requests).hasSize(2);
    }

    @Test
    void sendsNothingOnceTheCallMightOutlastItsLease() {
        post.will(created("ACCEPTED", "CV497960035VN"));
        Instant longestCallFromNow = Instant.now().plus(VnpostRoutes.LONGEST_CALL);

        var heldUp = routes.place("ord_1", longestCallFromNow.minusMillis(1));
        var inTime = routes.place("ord_2", longestCallFromNow.plusSeconds(60));

        assertThat(heldUp).isEqualTo(new NotSent("held up; nothing was sent", null));
        assertThat(inTime).isInstanceOf(Accepted.class);
        assertThat(post.requests).singleElement().asString().contains("ord_2");
    }

    @Test
    void doubtsAnAnswerThatDoesNotCome() {
        CountDownLatch never = new CountDownLatch(1);
        post.will(answer -> never.await());

        assertThat(routes.place("ord_1")).isEqualTo(new InDoubt("no answer in time"));
        never.countDown();
    }

    @ParameterizedTest
    @ValueSource(strings = {"500 Internal Server Error", "502 Bad Gateway", "504 Gateway Timeout", "400 Bad Request",
            "401 Unauthorized", "302 Found", "202 Accepted"})
    void doubtsEveryOtherHttpStatus(String status) {
        post.will(RawPost.http(status, "Location: http://127.0.0.1:1/\r\n", ""));

        assertThat(routes.place("ord_1")).isInstanceOf(InDoubt.class);
        assertThat(post.requests).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"429 Too Many Requests", "503 Service Unavailable"})
    void obeysThePauseThatABusyPostAsksFor(String status) {
        post.will(RawPost.http(status, "Retry-After: 17\r\n", "<html>busy</html>"));

        assertThat(routes.place("ord_1")).isEqualTo(
                new NotSent("the post is busy (HTTP " + status.substring(0, 3) + ")", Duration.ofSeconds(17)));
        assertThat(routes.pauses()).as("the whole queue waits").containsExactly(Duration.ofSeconds(17));
    }

    @Test
    void doubtsAFaultAndKeepsItsWordsToItself() {
        post.will(RawPost.soap("<s:Fault xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><faultcode>s:Server"
                + "</faultcode><faultstring>Nguyễn Thị Sen</faultstring></s:Fault>"));

        assertThat(routes.place("ord_1")).isEqualTo(new InDoubt("the post answered with a SOAP fault"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>hello", "", "<!DOCTYPE x [<!ENTITY e \"e\">]><x>&e;</x>"})
    void doubtsWhatItCannotRead(String body) {
        post.will(RawPost.http("200 OK", "", body));

        assertThat(routes.place("ord_1")).isInstanceOf(InDoubt.class);
    }

    @Test
    void stopsReadingAnAnswerWithoutEnd() {
        post.will(created("ACCEPTED", "CV497960035VN" + " ".repeat(30_000)));

        assertThat(routes.place("ord_1")).isInstanceOf(InDoubt.class);
    }

    @Test
    void knowsThatNothingWasSentWhereNobodyListens() throws Exception {
        int freePort;
        try (ServerSocket unused = new ServerSocket(0)) {
            freePort = unused.getLocalPort();
        }
        try (VnpostRoutes nowhere = new VnpostRoutes("http://127.0.0.1:" + freePort + "/post", "", "");
                VnpostRoutes unknown = new VnpostRoutes("http://no-such-host.invalid/post", "", "")) {

            assertThat(nowhere.place("ord_1")).isInstanceOf(NotSent.class);
            assertThat(unknown.place("ord_1")).isInstanceOf(NotSent.class);
        }
    }

    @Test
    void neverTakesAnOpenBreakerForAnAcceptance() {
        post.will(RawPost.http("502 Bad Gateway", "", ""));
        for (int i = 0; i < 10; i++) {
            assertThat(routes.place("ord_" + i)).isInstanceOf(InDoubt.class);
        }
        post.will(created("ACCEPTED", "CV497960035VN"));

        assertThat(routes.place("ord_11")).isEqualTo(
                new NotSent("calls to the post are paused after failures", Duration.ofSeconds(5)));
        assertThat(post.requests).hasSize(10);
    }

    @Test
    void asksThroughABreakerOfItsOwn() {
        post.will(RawPost.CUT);
        for (int i = 0; i < 11; i++) {
            routes.place("ord_" + i);
        }
        post.will(found("<found>true</found><itemCode>CV497960035VN</itemCode><status>6</status>"));

        assertThat(routes.find("ord_1")).isEqualTo(new InquiryOutcome.Found("CV497960035VN", "6"));
    }

    @Test
    void believesNotFoundOnlyWhereThePostSaysSo() {
        post.will(found("<found>false</found>"));
        var said = routes.find("ord_1");
        post.will(found(""));
        var silent = routes.find("ord_1");
        post.will(found("<found>true</found>"));
        var withoutCode = routes.find("ord_1");
        post.will(RawPost.CUT);
        var cut = routes.find("ord_1");

        assertThat(said).isEqualTo(new InquiryOutcome.NotFound());
        assertThat(silent).isInstanceOf(InquiryOutcome.Unanswered.class);
        assertThat(withoutCode).isInstanceOf(InquiryOutcome.Unanswered.class);
        assertThat(cut).isInstanceOf(InquiryOutcome.Unanswered.class);
    }

    private static RawPost.Reaction created(String result, String itemCode) {
        return RawPost.soap("<CreateOrderResponse" + NS + "><result>" + result + "</result><itemCode>" + itemCode
                + "</itemCode></CreateOrderResponse>");
    }

    private static RawPost.Reaction found(String children) {
        return RawPost.soap("<FindOrderResponse" + NS + ">" + children + "</FindOrderResponse>");
    }
}
