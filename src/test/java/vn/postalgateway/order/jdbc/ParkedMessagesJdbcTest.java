package vn.postalgateway.order.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.postalgateway.operator.PlacementOutcome;
import vn.postalgateway.operator.yaml.ShippedProfiles;
import vn.postalgateway.order.OrderPlacement;
import vn.postalgateway.order.ParkedMessages;
import vn.postalgateway.order.ParkedMessages.Effect;
import vn.postalgateway.order.ParkedSelection;
import vn.postalgateway.order.ParkedWork;
import vn.postalgateway.order.ParkedWork.RetryEffect;
import vn.postalgateway.order.ParkedWork.State;
import vn.postalgateway.order.Placement;
import vn.postalgateway.order.PlacementAttempt;
import vn.postalgateway.order.PlacementRules;
import vn.postalgateway.platform.audit.Audit;
import vn.postalgateway.platform.outbox.Outbox;

/** What people can do with parked messages, and that no decision loses or doubles an order. */
class ParkedMessagesJdbcTest {

    private static final Instant T = Instant.parse("2026-10-05T02:00:00Z");
    private static final ParkedSelection ALL = new ParkedSelection(null, null, null, null, null, null);

    private static OrderGround ground;
    private static ParkedMessages parked;
    private static Outbox outbox;

    private static int serial;

    @BeforeAll
    static void start() {
        ground = new OrderGround();
        outbox = new Outbox(ground.jdbc);
        parked = new JdbcParkedMessages(ground.jdbc, ground.transaction, outbox, new Audit(ground.jdbc));
    }

    @AfterAll
    static void stop() {
        ground.close();
    }

    @BeforeEach
    void startWithNothingParked() {
        ground.asOwner("truncate parked_message");
    }

    @Test
    void tellsWhatARetryWouldDo() {
        String received = ground.receive(T);
        String placed = place(ground.receive(T));
        String inDoubt = ground.receive(T);
        PlacementAttempt doubtful = open(inDoubt);
        ground.placements.inDoubt(inDoubt, doubtful.fence(), "no answer in time", T, T.plusSeconds(60), T);
        String unwanted = place(ground.receive(T));
        ground.recalls.wish(unwanted, "nhầm", T);

        String undelivered = place(ground.receive(T));
        outbox.schedule("instruction", undelivered, "instruction.vnpost", T, T);
        ground.asOwner("insert into delivery_instruction values ('" + undelivered + "', 1, 'RETURN', null, 'one-stop',"
                + " now(), now(), 'TELLING')");

        assertThat(effectOf(park("placement.vnpost", received))).isEqualTo(RetryEffect.SEND);
        assertThat(effectOf(park("placement.vnpost", placed))).isEqualTo(RetryEffect.NOTHING);
        assertThat(effectOf(park("settlement.vnpost", inDoubt))).isEqualTo(RetryEffect.ASK);
        assertThat(effectOf(park("cancellation.vnpost", unwanted))).isEqualTo(RetryEffect.CANCEL);
        assertThat(effectOf(park("instruction.vnpost", undelivered))).isEqualTo(RetryEffect.INSTRUCT);
        assertThat(effectOf(park("placement.vnpost", "ord_unknown"))).isEqualTo(RetryEffect.NOTHING);
        assertThat(effectOf(park(null, null))).isEqualTo(RetryEffect.NOTHING);
    }

    @Test
    void letsTheWorkLeaveAgainOnceForAnyNumberOfRetries() {
        String orderId = ground.receive(T);
        String parkedId = park("placement.vnpost", orderId);

        ParkedWork retried = parked.retry(parkedId, "support", T.plusSeconds(5)).orElseThrow();
        ground.jdbc.sql("update outbox set sent_at = now(), sendings = 1 where subject_id = ?").param(orderId).update();
        ParkedWork again = parked.retry(parkedId, "another", T.plusSeconds(9)).orElseThrow();

        assertThat(retried.state()).isEqualTo(State.RETRIED);
        assertThat(again).isEqualTo(retried);
        assertThat(ground.facts(orderId)).contains("work=placement.vnpost@" + T.plusSeconds(5));
        assertThat(ground.jdbc.sql("select sent_at is not null from outbox where subject_id = ?").param(orderId)
                .query(Boolean.class).single()).as("it is not sent a second time").isTrue();
        assertThat(audited(parkedId)).containsExactly("support parked.retry null");
    }

    @Test
    void placesNothingTwiceByARetryOfWorkThatIsDone() {
        String orderId = ground.receive(T);
        String parkedId = park("placement.vnpost", orderId);
        place(orderId);
        String before = ground.facts(orderId);

        ParkedWork retried = parked.retry(parkedId, "support", T).orElseThrow();
        PlacementAttempt afterwards = placement().open(orderId);

        assertThat(retried.state()).isEqualTo(State.RETRIED);
        assertThat(afterwards).as("the message that a stale queue may still hold").isNull();
        assertThat(ground.facts(orderId)).isEqualTo(before).contains("attempts=[1:ACCEPTED]");
    }

    @Test
    void neverLosesAnOrderByADiscard() {
        String orderId = ground.receive(T);
        String parkedId = park("placement.vnpost", orderId);

        ParkedWork discarded = parked.discard(parkedId, "gọi bưu điện trước", "support", T).orElseThrow();
        ParkedWork again = parked.discard(parkedId, "khác", "another", T.plusSeconds(1)).orElseThrow();

        assertThat(discarded.state()).isEqualTo(State.DISCARDED);
        assertThat(discarded.decision().note()).isEqualTo("gọi bưu điện trước");
        assertThat(discarded.standsStill()).as("visibly").isTrue();
        assertThat(again).isEqualTo(discarded);
        assertThat(ground.facts(orderId)).as("still accepted, still in the outbox, and left alone")
                .startsWith("RECEIVED").contains("work=placement.vnpost@person");
        ParkedWork revived = parked.retry(parkedId, "support", T.plusSeconds(7)).orElseThrow();
        assertThat(revived.state()).isEqualTo(State.RETRIED);
        assertThat(ground.facts(orderId)).contains("work=placement.vnpost@" + T.plusSeconds(7));
        assertThat(audited(parkedId)).containsExactly("support parked.discard gọi bưu điện trước",
                "support parked.retry null");
    }

    @Test
    void letsTheSenderCancelAnOrderWhoseMessageWasDiscarded() {
        String orderId = ground.receive(T);
        parked.discard(park("placement.vnpost", orderId), "không gửi nữa", "support", T);

        ground.recalls.wish(orderId, "không cần nữa", T);

        assertThat(ground.facts(orderId)).startsWith("CANCELLED").contains("work=none");
        assertThat(parked.find(ALL, State.DISCARDED, 10, null)).singleElement()
                .satisfies(work -> assertThat(work.standsStill()).isFalse());
    }

    @Test
    void leavesARetriedMessageRetriedWhateverIsSaidLater() {
        String parkedId = park("placement.vnpost", ground.receive(T));
        parked.retry(parkedId, "support", T);

        ParkedWork told = parked.discard(parkedId, "quá muộn", "support", T).orElseThrow();

        assertThat(told.state()).isEqualTo(State.RETRIED);
        assertThat(parked.retry("prk_none", "support", T)).isEmpty();
    }

    @Test
    void findsByRouteOperatorReasonTimeAndOrder() {
        String first = ground.receive(T);
        String one = park("placement.vnpost", first);
        String two = park("settlement.vnpost", ground.receive(T));
        ground.jdbc.sql("update parked_message set reason_code = 'PSQLException-23505', parked_at = ? where parked_id = ?")
                .params(Timestamp.from(T.plus(Duration.ofHours(1))), two).update();

        assertThat(ids(ALL)).containsExactly(two, one);
        assertThat(ids(new ParkedSelection("vnpost-settlement", null, null, null, null, null))).containsExactly(two);
        assertThat(ids(new ParkedSelection(null, "vnpost", "PSQLException-23505", null, null, null))).containsExactly(two);
        assertThat(ids(new ParkedSelection(null, "dhl", null, null, null, null))).isEmpty();
        assertThat(ids(new ParkedSelection(null, null, null, T, T.plusSeconds(60), null))).containsExactly(one);
        assertThat(ids(new ParkedSelection(null, null, null, null, null, first))).containsExactly(one);
        assertThat(parked.find(ALL, State.OPEN, 1, null)).extracting(ParkedWork::parkedId).containsExactly(two);
        assertThat(parked.find(ALL, null, 1, two)).extracting(ParkedWork::parkedId).containsExactly(one);
        assertThat(parked.counts(ALL)).isEqualTo(Map.of(State.OPEN, 2L, State.RETRIED, 0L, State.DISCARDED, 0L));
    }

    @Test
    void previewsTheEffectsAndTouchesJustWhatItShowed() {
        for (int i = 0; i < 3; i++) {
            park("placement.vnpost", ground.receive(T));
        }
        String placed = ground.receive(T);
        park("placement.vnpost", placed);
        place(placed);

        ParkedMessages.Preview preview = parked.preview(ALL);
        ParkedMessages.Decided decided = parked.retryAll(ALL, preview.token(), "support", T.plusSeconds(3));

        assertThat(preview.count()).isEqualTo(4);
        assertThat(preview.oldest()).isEqualTo(T);
        assertThat(preview.byReason()).isEqualTo(Map.of("IllegalStateException", 4L));
        assertThat(preview.effects()).containsExactly(new Effect("vnpost", Placement.RECEIVED, RetryEffect.SEND, 3),
                new Effect("vnpost", Placement.PLACED, RetryEffect.NOTHING, 1));
        assertThat(decided).isEqualTo(new ParkedMessages.Decided(4, false));
        assertThat(ground.jdbc.sql("select count(*) from outbox where available_at = ?")
                .param(Timestamp.from(T.plusSeconds(3))).query(Integer.class).single()).isEqualTo(3);
        assertThat(parked.counts(ALL)).containsEntry(State.RETRIED, 4L);
    }

    @Test
    void sweepsNothingAlongThatThePreviewDidNotShow() {
        park("placement.vnpost", ground.receive(T));
        String token = parked.preview(ALL).token();
        String newlyParked = park("placement.vnpost", ground.receive(T));

        assertThatThrownBy(() -> parked.retryAll(ALL, token, "support", T))
                .isInstanceOf(ParkedMessages.SelectionChanged.class);
        assertThatThrownBy(() -> parked.discardAll(ALL, token, "x", "support", T))
                .isInstanceOf(ParkedMessages.SelectionChanged.class);

        assertThat(parked.byId(newlyParked).orElseThrow().state()).isEqualTo(State.OPEN);
        assertThat(parked.counts(ALL)).containsEntry(State.OPEN, 2L);
    }

    @Test
    void answersARepeatedDecisionAsTheFirstTimeAndChangesNothing() {
        park("placement.vnpost", ground.receive(T));
        park("placement.vnpost", ground.receive(T));
        String token = parked.preview(ALL).token();
        parked.discardAll(ALL, token, "đã xử lý", "support", T);
        String later = park("placement.vnpost", ground.receive(T));

        ParkedMessages.Decided again = parked.discardAll(ALL, token, "đã xử lý", "support", T);

        assertThat(again).isEqualTo(new ParkedMessages.Decided(2, true));
        assertThat(parked.byId(later).orElseThrow().state()).isEqualTo(State.OPEN);
        assertThatThrownBy(() -> parked.retryAll(ALL, token, "support", T))
                .isInstanceOf(ParkedMessages.SelectionChanged.class);
    }

    private String park(String queue, String orderId) {
        String parkedId = String.format("prk_%026d", ++serial);
        String route = queue == null ? "unknown" : "vnpost-" + queue.replace(".vnpost", "");
        ground.jdbc.sql("""
                        insert into parked_message (parked_id, route_id, queue, subject_id, reason_code, reason, attempts,
                            parked_at) values (?, ?, ?, ?, 'IllegalStateException', 'IllegalStateException', 5, ?)""")
                .params(parkedId, route, queue, orderId, Timestamp.from(T)).update();
        if (queue != null) {
            outbox.holdOnQueue(queue, orderId);
        }
        return parkedId;
    }

    private RetryEffect effectOf(String parkedId) {
        return parked.byId(parkedId).orElseThrow().retryWould();
    }

    private static List<String> ids(ParkedSelection selection) {
        return parked.find(selection, State.OPEN, 10, null).stream().map(ParkedWork::parkedId).toList();
    }

    private static PlacementAttempt open(String orderId) {
        return ground.placements.open(orderId, "gw", T, T.plusSeconds(20)).orElseThrow();
    }

    private static String place(String orderId) {
        PlacementAttempt attempt = open(orderId);
        placement().close(attempt, new PlacementOutcome.Accepted("item" + orderId.substring(21)));
        return orderId;
    }

    private static OrderPlacement placement() {
        return new OrderPlacement(ground.placements, ShippedProfiles.read(), new PlacementRules("gw",
                Duration.ofSeconds(20), Duration.ofSeconds(1), Duration.ofMinutes(1)), Clock.systemUTC(),
                new SplittableRandom(1));
    }

    private static List<String> audited(String parkedId) {
        return ground.jdbc.sql("select actor || ' ' || action || ' ' || coalesce(detail, 'null') from audit_entry "
                + "where subject_id = ? order by audit_id").param(parkedId).query(String.class).list();
    }
}
