package vn.postalgateway.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Placements} and {@link Recalls} promises; kept by the real database and by the simulated one, so that what the
 * simulation shows is true of the product.
 */
public abstract class PlacementsContract {

    protected static final Instant T0 = Instant.parse("2026-10-05T01:00:00Z");
    private static final Duration LEASE = Duration.ofSeconds(20);
    private static final AtomicInteger CODES = new AtomicInteger();

    protected Placements placements;
    private Recalls recalls;
    private String orderId;

    protected abstract Placements store();

    protected abstract Recalls recallStore();

    /** Everything that is promised about an order's recalls. */
    protected abstract String recallFacts(String orderId);

    /** A new order as the intake leaves it. */
    protected abstract String receive(Instant at);

    /** Everything that is promised about an order, in the words of the simulation's own record. */
    protected abstract String facts(String orderId);

    @BeforeEach
    void receiveOne() {
        placements = store();
        recalls = recallStore();
        orderId = receive(T0);
    }

    @Test
    void opensAnOrderOnceAndGivesItsLeaseToTheCall() {
        PlacementAttempt attempt = open();

        assertThat(attempt.fence()).isEqualTo(1);
        assertThat(attempt.request().answerBy()).isEqualTo(T0.plus(LEASE));
        assertThat(placements.open(orderId, "w2", T0, T0.plus(LEASE))).isEmpty();
        assertThat(facts(orderId)).isEqualTo("PLACING item=null fence=1 cleared=false second=false attempts=[1:null]"
                + " work=placement.vnpost@2026-10-05T01:00:00Z changes=[order.received]");
    }

    @Test
    void placesAnOrderAndHasNoWorkLeft() {
        String code = code();
        open();

        placements.placed(orderId, 1, code, T0);
        placements.placed(orderId, 1, code, T0);

        assertThat(facts(orderId)).isEqualTo("PLACED item=" + code + " fence=1 cleared=false second=false"
                + " attempts=[1:ACCEPTED] work=none changes=[order.received, order.placed]");
    }

    @Test
    void placesAnOrderInDoubtByTheOperatorsOwnWord() {
        String code = code();
        open();
        doubt(1, T0.plusSeconds(10), T0.plusSeconds(50));

        placements.heardOf(orderId, code, T0.plusSeconds(20));

        assertThat(facts(orderId)).startsWith("PLACED item=" + code).contains("attempts=[1:IN_DOUBT] work=none");
        assertThat(placements.doubt(orderId)).isEmpty();
    }

    @Test
    void learnsNothingFromTheOperatorAboutAnOrderThatWasNeverSent() {
        placements.heardOf(orderId, code(), T0);

        assertThat(facts(orderId)).startsWith("RECEIVED item=null").contains("work=placement.vnpost@");
    }

    @Test
    void countsAnAnswerThatComesAfterANewerAttemptWasOpened() {
        String code = code();
        open();
        doubt(1, T0, T0);
        placements.clearToSend(placements.doubt(orderId).orElseThrow(), "proof", T0);
        open();

        placements.placed(orderId, 1, code, T0);

        assertThat(facts(orderId)).startsWith("PLACED item=" + code).contains("attempts=[1:ACCEPTED, 2:null]");
    }

    @Test
    void keepsTheFirstItemCodeAndFlagsASecond() {
        String first = code();
        String second = code();
        open();
        placements.placed(orderId, 1, first, T0);

        placements.placed(orderId, 1, second, T0);

        assertThat(facts(orderId)).startsWith("PLACED item=" + first).contains("second=true")
                .contains("order.second_item_code");
    }

    @Test
    void leavesAnItemCodeOfAnotherOrderToAPerson() {
        String code = code();
        open();
        placements.placed(orderId, 1, code, T0);
        String other = receive(T0);
        placements.open(other, "w", T0, T0.plus(LEASE));

        placements.placed(other, 1, code, T0);

        assertThat(facts(other)).startsWith("OUTCOME_UNKNOWN item=null").contains("work=placement.vnpost@person");
        assertThat(placements.doubt(other)).isPresent();
    }

    @Test
    void rejectsOnlyWithTheNewestAttempt() {
        open();
        doubt(1, T0, T0);
        placements.clearToSend(placements.doubt(orderId).orElseThrow(), "proof", T0);
        open();

        placements.rejected(orderId, 1, "no", T0);
        assertThat(facts(orderId)).startsWith("PLACING");

        placements.rejected(orderId, 2, "no", T0);
        assertThat(facts(orderId)).startsWith("REJECTED").contains("work=none").endsWith("order.rejected]");
    }

    @Test
    void sendsAgainLaterWhatWasSurelyNotSent() {
        open();

        placements.notSent(orderId, 1, "busy", T0, T0.plusSeconds(3));

        assertThat(facts(orderId)).isEqualTo("PLACING item=null fence=1 cleared=true second=false attempts=[1:NOT_SENT]"
                + " work=placement.vnpost@2026-10-05T01:00:03Z changes=[order.received]");
        assertThat(placements.overdue(T0.plusSeconds(100), 1000)).noneMatch(o -> o.orderId().equals(orderId));
        assertThat(open().fence()).isEqualTo(2);
    }

    @Test
    void liftsADoubtWhenTheWorkerKnowsThatNothingLeft() {
        open();
        doubt(1, T0, T0);

        placements.notSent(orderId, 1, "held up", T0, T0);

        assertThat(placements.doubt(orderId)).isEmpty();
        assertThat(open().fence()).isEqualTo(2);
    }

    @Test
    void doesNotDoubtWhatWasSurelyNotSent() {
        open();
        placements.notSent(orderId, 1, "busy", T0, T0);
        String before = facts(orderId);

        doubt(1, T0, T0);

        assertThat(facts(orderId)).isEqualTo(before);
    }

    @Test
    void doesNotDoubtWhatIsPlacedOrOvertaken() {
        open();
        doubt(1, T0, T0);
        placements.sendAgain(placements.doubt(orderId).orElseThrow(), "harmless", T0);
        open();
        String overtaken = facts(orderId);

        doubt(1, T0, T0);
        assertThat(facts(orderId)).isEqualTo(overtaken);

        placements.placed(orderId, 2, code(), T0);
        String placed = facts(orderId);
        doubt(2, T0, T0);
        assertThat(facts(orderId)).isEqualTo(placed);
    }

    @Test
    void leavesADoubtWithoutATimeToAPerson() {
        open();

        doubt(1, T0.plusSeconds(5), null);

        assertThat(facts(orderId)).contains("work=placement.vnpost@person").endsWith("order.outcome_unknown]");
        assertThat(placements.doubt(orderId).orElseThrow().since()).isEqualTo(T0.plusSeconds(5));
    }

    @Test
    void findsTheAttemptsThatNobodyClosed() {
        open();

        assertThat(placements.overdue(T0.plus(LEASE), 1000)).noneMatch(o -> o.orderId().equals(orderId));
        List<Placements.Overdue> found = placements.overdue(T0.plus(LEASE).plusMillis(1), 1000);
        assertThat(found).contains(new Placements.Overdue(orderId, "vnpost", 1, T0.plus(LEASE)));
    }

    @Test
    void keepsTheFirstNotFoundAndForgetsItWithANewDoubt() {
        open();
        doubt(1, T0, T0.plusSeconds(40));
        Placements.Doubt doubt = placements.doubt(orderId).orElseThrow();

        placements.notFoundOnce(doubt, T0.plusSeconds(41), T0.plusSeconds(42), T0.plusSeconds(50));
        placements.notFoundOnce(doubt, T0.plusSeconds(43), T0.plusSeconds(44), T0.plusSeconds(60));

        assertThat(placements.doubt(orderId).orElseThrow().firstNotFoundAt()).isEqualTo(T0.plusSeconds(41));
        assertThat(facts(orderId)).contains("work=settlement.vnpost@2026-10-05T01:00:50Z");

        doubt(1, T0.plusSeconds(70), T0.plusSeconds(110));
        assertThat(placements.doubt(orderId).orElseThrow().firstNotFoundAt()).isNull();
    }

    @Test
    void clearsOnlyTheDoubtThatTheProofIsAbout() {
        open();
        doubt(1, T0, T0);
        Placements.Doubt old = placements.doubt(orderId).orElseThrow();
        doubt(1, T0.plusSeconds(9), T0);

        placements.clearToSend(old, "proof", T0);
        placements.sendAgain(old, "harmless", T0);
        placements.notFoundOnce(old, T0, T0, T0);
        placements.askAgain(old, "nothing", T0, T0.plusSeconds(99));

        assertThat(placements.doubt(orderId).orElseThrow())
                .isEqualTo(new Placements.Doubt(orderId, "vnpost", 1, T0.plusSeconds(9), null, 0));
        assertThat(placements.open(orderId, "w", T0, T0.plus(LEASE))).isEmpty();
    }

    @Test
    void clearsADoubtOnce() {
        open();
        doubt(1, T0, T0);
        Placements.Doubt doubt = placements.doubt(orderId).orElseThrow();

        placements.clearToSend(doubt, "proof", T0.plusSeconds(5));

        assertThat(facts(orderId)).startsWith("OUTCOME_UNKNOWN item=null fence=1 cleared=true")
                .contains("attempts=[1:NOT_THERE] work=placement.vnpost@2026-10-05T01:00:05Z");
        assertThat(open().fence()).isEqualTo(2);
        placements.clearToSend(doubt, "proof", T0);
        assertThat(placements.open(orderId, "w", T0, T0.plus(LEASE))).isEmpty();
    }

    @Test
    void asksAgainAndCountsHowOften() {
        open();
        doubt(1, T0, T0);

        placements.askAgain(placements.doubt(orderId).orElseThrow(), "no answer", T0, T0.plusSeconds(7));

        assertThat(placements.doubt(orderId).orElseThrow().asked()).isEqualTo(1);
        assertThat(facts(orderId)).contains("work=settlement.vnpost@2026-10-05T01:00:07Z");
    }

    @Test
    void cancelsAtOnceWhatWasNeverSent() {
        assertThat(wish()).isEqualTo(new Cancellation.Done());
        assertThat(wish()).isEqualTo(new Cancellation.Done());

        assertThat(facts(orderId)).startsWith("CANCELLED item=null fence=0").contains("work=none")
                .endsWith("[order.received, order.cancelled]");
        assertThat(recallFacts(orderId)).isEqualTo("wished=false after=false recalls=[:DONE:0] work=none");
        assertThat(placements.open(orderId, "w", T0, T0.plus(LEASE))).isEmpty();
    }

    @Test
    void cancelsInsteadOfSendingOnceItIsCertainThatNothingIsThere() {
        open();
        assertThat(wish()).isEqualTo(new Cancellation.Pending());
        doubt(1, T0, T0);
        assertThat(wish()).isEqualTo(new Cancellation.Pending());
        assertThat(recalls.next(orderId)).isEmpty();

        placements.clearToSend(placements.doubt(orderId).orElseThrow(), "proof", T0);

        assertThat(facts(orderId)).startsWith("CANCELLED").contains("work=none");
        assertThat(wish()).isEqualTo(new Cancellation.Done());
    }

    @Test
    void cancelsInsteadOfRetrying() {
        open();
        wish();

        placements.notSent(orderId, 1, "busy", T0, T0);

        assertThat(facts(orderId)).startsWith("CANCELLED").contains("work=none");
    }

    @Test
    void claimsNothingAboutAnOrderThatWasSentAgainWhileInDoubt() {
        open();
        doubt(1, T0, T0);
        placements.sendAgain(placements.doubt(orderId).orElseThrow(), "harmless", T0);

        assertThat(wish()).isEqualTo(new Cancellation.Pending());
        assertThat(facts(orderId)).startsWith("OUTCOME_UNKNOWN").contains("cleared=true");
    }

    @Test
    void tellsTheOperatorAsSoonAsItHasTheOrder() {
        open();
        wish();

        placements.placed(orderId, 1, code(), T0.plusSeconds(3));

        assertThat(recallFacts(orderId)).isEqualTo("wished=true after=false recalls=[:OPEN:0]"
                + " work=cancellation.vnpost@2026-10-05T01:00:03Z");
        Recalls.Recall recall = recalls.next(orderId).orElseThrow();
        assertThat(recall.request().orderReference()).isEqualTo(orderId);
        assertThat(recall.request().itemCode()).isNull();
        assertThat(recall.request().reason()).isEqualTo("Không cần nữa");
        recalls.cancelled(recall, T0.plusSeconds(4));
        assertThat(facts(orderId)).startsWith("CANCELLED").endsWith("order.placed, order.cancelled]");
        assertThat(recallFacts(orderId)).isEqualTo("wished=false after=false recalls=[:DONE:0] work=none");
    }

    @Test
    void goesOnWithTheOrderWhenTheOperatorRefuses() {
        open();
        placements.placed(orderId, 1, code(), T0);
        assertThat(wish()).isEqualTo(new Cancellation.Pending());
        Recalls.Recall recall = recalls.next(orderId).orElseThrow();

        recalls.refused(recall, "too late", T0);
        recalls.cancelled(recall, T0);

        assertThat(facts(orderId)).startsWith("PLACED").endsWith("order.cancel_refused]");
        assertThat(wish()).isEqualTo(new Cancellation.TooLate("too late"));
        assertThat(recallFacts(orderId)).isEqualTo("wished=false after=false recalls=[:REFUSED:0] work=none");
    }

    @Test
    void tellsTheOperatorAgainWhileItDecides() {
        open();
        placements.placed(orderId, 1, code(), T0);
        wish();

        recalls.tellAgain(recalls.next(orderId).orElseThrow(), "pending", T0, T0.plusSeconds(8));

        assertThat(recallFacts(orderId)).isEqualTo("wished=true after=false recalls=[:PENDING:1]"
                + " work=cancellation.vnpost@2026-10-05T01:00:08Z");
        assertThat(recalls.next(orderId).orElseThrow().tries()).isEqualTo(1);
    }

    @Test
    void recallsASecondItemByItsOwnCode() {
        String second = code();
        open();
        placements.placed(orderId, 1, code(), T0);

        placements.placed(orderId, 1, second, T0);
        placements.heardOf(orderId, second, T0);

        Recalls.Recall recall = recalls.next(orderId).orElseThrow();
        assertThat(recall.extraItem()).isEqualTo(second);
        assertThat(recall.request().itemCode()).isEqualTo(second);
        recalls.cancelled(recall, T0);
        assertThat(facts(orderId)).startsWith("PLACED").contains("second=true");
        assertThat(recalls.next(orderId)).isEmpty();
    }

    @Test
    void recallsAnItemThatTurnsUpAfterTheOrderWasCancelled() {
        String late = code();
        open();
        doubt(1, T0, T0);
        placements.clearToSend(placements.doubt(orderId).orElseThrow(), "proof", T0);
        wish();

        placements.heardOf(orderId, late, T0);

        assertThat(facts(orderId)).startsWith("CANCELLED item=null");
        assertThat(recallFacts(orderId)).startsWith("wished=false after=true recalls=[:DONE:0, " + late + ":OPEN:0]");
        assertThat(recalls.next(orderId).orElseThrow().request().itemCode()).isEqualTo(late);
    }

    @Test
    void dropsTheWishWithARejection() {
        open();
        wish();

        placements.rejected(orderId, 1, "no", T0);

        assertThat(recallFacts(orderId)).isEqualTo("wished=false after=false recalls=[:MOOT:0] work=none");
        assertThat(wish()).isInstanceOf(Cancellation.TooLate.class);
    }

    private Cancellation wish() {
        return recalls.wish(orderId, "Không cần nữa", T0);
    }

    private PlacementAttempt open() {
        return placements.open(orderId, "w", T0, T0.plus(LEASE)).orElseThrow();
    }

    private void doubt(long fence, Instant since, Instant lookAt) {
        placements.inDoubt(orderId, fence, "no answer", since, lookAt, T0);
    }

    /** An item code that no other order carries. */
    protected static String code() {
        return "RH" + String.format("%09d", CODES.incrementAndGet()) + "VN";
    }
}
