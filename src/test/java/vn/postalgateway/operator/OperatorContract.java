package vn.postalgateway.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.postalgateway.operator.PlacementOutcome.Accepted;
import vn.postalgateway.operator.PlacementOutcome.InDoubt;
import vn.postalgateway.operator.PlacementOutcome.NotSent;
import vn.postalgateway.operator.PlacementOutcome.Rejected;

/**
 * What the gateway relies on, whichever dialect an operator speaks. A dialect inherits it and says how its post words
 * each answer; the post itself is one at the level of bytes.
 */
public abstract class OperatorContract {

    protected static final String ITEM = "CV497960035VN";

    protected RawPost post;
    protected AskedOperator operator;

    /** The dialect's routes, asking the post at this address; a call gives up after less than a second of silence. */
    protected abstract AskedOperator asking(String address) throws Exception;

    protected abstract RawPost.Reaction taken(String orderReference, String itemCode);

    protected abstract RawPost.Reaction takenBefore(String orderReference, String itemCode);

    protected abstract RawPost.Reaction notTaken(String why);

    protected abstract RawPost.Reaction found(String orderReference, String itemCode);

    protected abstract RawPost.Reaction notFound();

    protected abstract RawPost.Reaction cancelled();

    protected abstract RawPost.Reaction cancelPending(String why);

    protected abstract RawPost.Reaction cancelRefused(String why);

    /** One delivery on 5 October 2026 at 14:00 in Vietnam. */
    protected abstract RawPost.Reaction delivered(String itemCode);

    /** How often the post was asked to make an order, rather than anything else. */
    protected abstract long creates();

    @BeforeEach
    void open() throws Exception {
        post = new RawPost();
        operator = asking(post.address());
    }

    @AfterEach
    void close() throws Exception {
        operator.close();
        post.close();
    }

    @Test
    void acceptsWhatThePostTakes() {
        post.will(taken("ord_1", ITEM));

        assertThat(operator.place("ord_1")).isEqualTo(new Accepted(ITEM));
        assertThat(creates()).isOne();
    }

    @Test
    void takesADuplicateWithItsItemCodeAsAcceptance() {
        post.will(takenBefore("ord_1", ITEM));

        assertThat(operator.place("ord_1")).isEqualTo(new Accepted(ITEM));
    }

    @Test
    void tellsARejectionWithoutTheCitizensData() {
        post.will(notTaken("nguyễn thị sen, 0987 654 321: ngoài vùng phục vụ"));

        assertThat(operator.place("ord_1")).isEqualTo(new Rejected("…, …: ngoài vùng phục vụ"));
    }

    @Test
    void createsOnceAndDoubtsWhenTheAnswerIsLost() {
        post.will(RawPost.CUT);

        assertThat(operator.place("ord_1")).isInstanceOf(InDoubt.class);
        assertThat(creates()).isOne();
    }

    @Test
    void settlesALostAnswerByAskingForTheOrder() {
        post.will(RawPost.CUT);
        operator.place("ord_1");
        post.will(found("ord_1", ITEM));
        var there = operator.find("ord_1");
        post.will(notFound());
        var nothing = operator.find("ord_2");

        assertThat(there).isInstanceOfSatisfying(InquiryOutcome.Found.class,
                found -> assertThat(found.itemCode()).isEqualTo(ITEM));
        assertThat(nothing).isEqualTo(new InquiryOutcome.NotFound());
        assertThat(creates()).isOne();
    }

    @Test
    void neverTakesSilenceForAnAnswer() {
        CountDownLatch never = new CountDownLatch(1);
        post.will(answer -> never.await());

        var outcome = operator.place("ord_1");

        never.countDown();
        assertThat(outcome).isInstanceOf(InDoubt.class);
    }

    @Test
    void knowsThatNothingWasSentWhereNobodyListens() throws Exception {
        String address = post.address();
        post.close();
        try (AskedOperator nowhere = asking(address)) {

            assertThat(nowhere.place("ord_1")).isInstanceOf(NotSent.class);
        }
    }

    @Test
    void sendsNothingOnceItsLeaseIsOver() {
        post.will(taken("ord_1", ITEM));

        assertThat(operator.place(operator.request("ord_1", Instant.now())))
                .isEqualTo(new NotSent("held up; nothing was sent", null));
        assertThat(creates()).isZero();
    }

    @Test
    void believesOnlyAClearWordAboutACancellation() {
        post.will(cancelled());
        var done = operator.cancel("ord_1", null);
        post.will(cancelPending("chờ duyệt"));
        var pending = operator.cancel("ord_1", null);
        post.will(cancelRefused("bưu gửi đã được nhận"));
        var refused = operator.cancel("ord_1", null);
        post.will(RawPost.CUT);
        var lost = operator.cancel("ord_1", null);

        assertThat(done).isEqualTo(new CancelOutcome.Cancelled());
        assertThat(pending).isEqualTo(new CancelOutcome.Pending("chờ duyệt"));
        assertThat(refused).isEqualTo(new CancelOutcome.Refused("bưu gửi đã được nhận"));
        assertThat(lost).isInstanceOf(CancelOutcome.Unanswered.class);
    }

    @Test
    void tellsAnItemsHistoryInTheOperatorsOwnCodes() {
        post.will(delivered(ITEM));

        assertThat(operator.track("ord_1", ITEM)).isInstanceOfSatisfying(TrackingAnswer.Told.class, told ->
                assertThat(told.events()).singleElement().satisfies(event -> {
                    assertThat(event).containsEntry("status", "14").containsKeys("eventId", "occurredAt");
                    assertThat(event.getOrDefault("itemCode", ITEM)).isEqualTo(ITEM);
                }));
    }

    @Test
    void tellsNothingOfWhatIsNoHistory() {
        post.will(RawPost.http("200 OK", "", "<html>welcome</html>"));

        assertThat(operator.track("ord_1", ITEM)).isInstanceOf(TrackingAnswer.Unanswered.class);
    }

    @Test
    void neverTakesAnOpenBreakerForAnAcceptanceAndAsksThroughOneOfItsOwn() {
        post.will(RawPost.http("502 Bad Gateway", "", ""));
        for (int i = 0; i < 10; i++) {
            assertThat(operator.place("ord_" + i)).isInstanceOf(InDoubt.class);
        }
        post.will(taken("ord_11", ITEM));
        var behindTheBreaker = operator.place("ord_11");
        post.will(found("ord_1", ITEM));

        assertThat(behindTheBreaker).isInstanceOf(NotSent.class);
        assertThat(creates()).isEqualTo(10);
        assertThat(operator.find("ord_1")).isInstanceOf(InquiryOutcome.Found.class);
    }

    protected static Map<String, Object> bound(String id, OperatorQuestion<?, ?> place, OperatorQuestion<?, ?> find,
                                               OperatorQuestion<?, ?> cancel, OperatorQuestion<?, ?> track) {
        return Map.of(id + "-place", place, id + "-find", find, id + "-cancel", cancel, id + "-track", track,
                id + "-instruct", new NoInstruction());
    }
}
