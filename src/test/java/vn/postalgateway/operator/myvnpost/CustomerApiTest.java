package vn.postalgateway.operator.myvnpost;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.postalgateway.operator.AskedOperator;
import vn.postalgateway.operator.CancelOutcome;
import vn.postalgateway.operator.InquiryOutcome;
import vn.postalgateway.operator.PlacementOutcome;
import vn.postalgateway.operator.PlacementOutcome.Accepted;
import vn.postalgateway.operator.PlacementOutcome.InDoubt;
import vn.postalgateway.operator.PlacementOutcome.NotSent;
import vn.postalgateway.operator.PlacementOutcome.Rejected;
import vn.postalgateway.operator.RawPost;
import vn.postalgateway.operator.TrackingAnswer;

/** The post's customer API as its documented answers word it, and against a post that answers with anything else. */
class CustomerApiTest {

    private static final RawPost.Reaction UNKNOWN_TOKEN = RawPost.http("401 Unauthorized", "application/json", "", "{}");

    private final CustomerApiRoutes routes = new CustomerApiRoutes();
    private RawPost post;
    private AskedOperator operator;

    @BeforeEach
    void open() throws Exception {
        post = CustomerApiRoutes.lettingIn(new RawPost());
        operator = routes.asking(post.address());
    }

    @AfterEach
    void close() throws Exception {
        operator.close();
        post.close();
    }

    @Test
    void createsAnOrderInThePostsOwnWordsAndCodes() throws IOException {
        post.will(sample("create-order.json"));

        assertThat(operator.place("ord_1")).isEqualTo(new Accepted("CV497960035VN"));
        assertThat(post.requests).singleElement().asString()
                .contains("POST /post/CreateOrder ", "token: eyJhbGciOiJIUzI1NiJ9.made-by-hand")
                .contains("\"saleOrderCode\":\"ord_1\"", "\"customerCode\":\"HT-42-0001\"", "\"weight\":\"80\"")
                .contains("\"senderProvinceCode\":\"48\",\"senderDistrictCode\":\"VNPOST\",\"senderCommuneCode\":\"18073\"")
                .contains("\"addonService\":[{\"code\":\"GTG021\",\"propValue\":\"PROP0018:10000\"}]")
                .doesNotContain("Secret-Of-The-Route", "never sent", "Expect:", "Transfer-Encoding");
    }

    @Test
    void readsTheDocumentedAnswers() throws IOException {
        post.will(RawPost.http("400 Bad Request", "application/json", "",
                CustomerApiRoutes.sample("create-order-refused.json")));
        var refused = operator.place("ord_1");
        post.will(sample("get-order.json"));
        var found = operator.find("ord_1");
        post.will(sample("get-order-unknown.json"));
        var unknown = operator.find("ord_1");
        post.aside("/getOrder?", sample("get-order.json")).will(sample("order-cancel.json"));
        var pending = operator.cancel("ord_1", "CV497960035VN");

        assertThat(refused).isEqualTo(new Rejected("Khối lượng ngoài giới hạn nhận gửi"));
        assertThat(found).isEqualTo(new InquiryOutcome.Found("CV497960035VN", "6"));
        assertThat(unknown).isEqualTo(new InquiryOutcome.NotFound());
        assertThat(pending).isEqualTo(new CancelOutcome.Pending("Chờ bưu cục duyệt"));
        assertThat(post.requests.get(3)).contains("/orderCancel", "\"originalId\":\"MV000000001\"");
    }

    @Test
    void knowsAnEventAgainByItsContent() throws IOException {
        post.will(sample("status-history.json"));

        List<Map<String, Object>> once = told();
        List<Map<String, Object>> again = told();

        assertThat(once).isEqualTo(again).extracting(e -> e.get("occurredAt")).containsExactly("05/10/2026 08:12:40",
                "05/10/2026 10:30:00", "05/10/2026 14:00:00");
        assertThat(once).extracting(e -> e.get("eventId")).doesNotHaveDuplicates();
        assertThat(once.get(1)).containsEntry("reason", "Người nhận đi vắng").containsEntry("status", "15");
    }

    private List<Map<String, Object>> told() {
        return ((TrackingAnswer.Told) operator.track("ord_1", "CV497960035VN")).events();
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void logsInAgainOnceWhenItsTokenIsRefusedAndThenSendsTheOrder(int status) throws IOException {
        RawPost.Reaction taken = sample("create-order.json");
        AtomicInteger calls = new AtomicInteger();
        RawPost.Reaction refused = RawPost.http(status + " No", "text/html", "", "<html>");
        post.will(answer -> (calls.incrementAndGet() == 1 ? refused : taken).reactOn(answer));

        assertThat(operator.place("ord_1")).isEqualTo(new Accepted("CV497960035VN"));
        assertThat(post.requests).hasSize(2);
    }

    @Test
    void sendsNothingToAPostThatDoesNotLetItIn() {
        post.will(UNKNOWN_TOKEN);
        var refused = operator.place("ord_1");
        post.aside("GetAccessToken", RawPost.http("200 OK", "<html>maintenance</html>", ""));
        var noLogin = operator.place("ord_2");

        assertThat(refused).isEqualTo(new NotSent("the post refuses our login (HTTP 401)", Duration.ofMinutes(1)));
        assertThat(noLogin).isInstanceOf(NotSent.class);
        assertThat(routes.pauses).as("the queue waits instead of trying each order").hasSize(2);
        assertThat(post.requests.stream().filter(r -> r.contains("ord_1"))).as("repeated once, no more").hasSize(2);
    }

    @Test
    void logsInOnceForManyCallsAtTheSameTime() throws Exception {
        AtomicInteger logins = new AtomicInteger();
        String token = CustomerApiRoutes.sample("get-access-token.json");
        post.aside("GetAccessToken", answer -> {
            logins.incrementAndGet();
            RawPost.json(token).reactOn(answer);
        }).will(sample("get-order-unknown.json"));
        ExecutorService callers = Executors.newFixedThreadPool(16);
        List<Future<InquiryOutcome>> answers = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            answers.add(callers.submit(() -> operator.find("ord_1")));
        }

        for (Future<InquiryOutcome> answer : answers) {
            assertThat(answer.get()).isEqualTo(new InquiryOutcome.NotFound());
        }
        assertThat(logins).hasValue(1);
        callers.shutdown();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>hello", "", "null", "[]", "{}", "{\"itemCode\": 7}", "{\"itemCode\": \"CV497960036VN\"}",
            "{\"itemCode\": \"CV497960035VN\", \"itemCode\": \"EL491610889VN\"}", "{\"itemCode\": \"CV497960035VN\"",
            "{\"itemCode\": \"CV497960035VN\", \"saleOrderCode\": \"ord_2\"}", "{\"itemCode\": [\"CV497960035VN\"]}"})
    void doubtsWhatDoesNotSayClearlyThatTheOrderWasTaken(String body) {
        post.will(RawPost.json(body));

        assertThat(operator.place("ord_1")).isInstanceOf(InDoubt.class);
        assertThat(operator.find("ord_1")).isInstanceOf(InquiryOutcome.Unanswered.class);
        assertThat(operator.cancel("ord_1", null)).isInstanceOf(CancelOutcome.Unanswered.class);
        assertThat(operator.track("ord_1", "CV497960035VN")).isInstanceOf(TrackingAnswer.Unanswered.class);
    }

    @Test
    void doubtsAnswersThatAreTooLongTooDeepOrOfAnotherType() throws IOException {
        String good = CustomerApiRoutes.sample("create-order.json");
        for (RawPost.Reaction hostile : List.of(RawPost.json(good + " ".repeat(30_000)),
                RawPost.json("{\"a\":".repeat(40) + "1" + "}".repeat(40)), RawPost.http("200 OK", "", good))) {
            post.will(hostile);

            assertThat(operator.place("ord_1")).isInstanceOf(InDoubt.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"301 Moved Permanently", "302 Found", "307 Temporary Redirect", "500 Internal Server Error",
            "502 Bad Gateway", "504 Gateway Timeout", "404 Not Found", "400 Bad Request", "202 Accepted"})
    void doubtsEveryOtherStatusAndFollowsNobody(String status) {
        post.will(RawPost.http(status, "application/json", "Location: http://127.0.0.1:1/\r\n", "{}"));

        PlacementOutcome outcome = operator.place("ord_1");

        assertThat(outcome).isInstanceOf(InDoubt.class);
        assertThat(post.requests).hasSize(1);
    }

    @Test
    void obeysThePauseThatABusyPostAsksFor() {
        post.will(RawPost.http("503 Service Unavailable", "Retry-After: 17\r\n", "<html>busy</html>"));

        assertThat(operator.place("ord_1")).isEqualTo(
                new NotSent("the post is busy (HTTP 503)", Duration.ofSeconds(17)));
        assertThat(routes.pauses).containsExactly(Duration.ofSeconds(17));
    }

    @Test
    void endsACallThatDripsForEver() {
        post.will(answer -> {
            answer.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{".getBytes());
            for (int i = 0; i < 100; i++) {
                answer.write(' ');
                answer.flush();
                LockSupport.parkNanos(100_000_000);
            }
        });

        assertThat(operator.place("ord_1")).isEqualTo(new InDoubt("no answer in time"));
    }

    @Test
    void asksAPersonWhereThePostHasTwoOrdersUnderOneReference() throws IOException {
        String one = CustomerApiRoutes.sample("get-order.json").strip();
        String entry = one.substring(one.indexOf('[') + 1, one.indexOf(']'));
        post.will(RawPost.json("{\"data\": [" + entry + "," + entry.replace("CV497960035VN", "EL491610889VN") + "]}"));

        assertThat(operator.find("ord_1"))
                .isEqualTo(new InquiryOutcome.Unanswered("the post has several orders under our reference"));
        assertThat(operator.cancel("ord_1", null)).isInstanceOf(CancelOutcome.Unanswered.class);
    }

    private static RawPost.Reaction sample(String name) throws IOException {
        return RawPost.json(CustomerApiRoutes.sample(name));
    }
}
