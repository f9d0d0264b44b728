package vn.postalgateway.tracking.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.postalgateway.operator.ItemCode;
import vn.postalgateway.operator.Movement;
import vn.postalgateway.operator.TrackingAnswer;
import vn.postalgateway.operator.TrackingQuery;
import vn.postalgateway.platform.outbox.Outbox;
import vn.postalgateway.tracking.GapFinder;

class GapFinderJdbcTest {

    private static final Duration SILENCE = Duration.ofHours(12);
    // Every event of these tests was received at NOW.
    private static final Instant LATER = TrackingGround.NOW.plus(SILENCE);

    private static final Instant WATCHED = TrackingGround.CREATED.plus(Duration.ofMinutes(6));

    private static TrackingGround ground;
    private static int itemNumber;

    /** What the post would tell about each item. */
    private final Map<String, List<Map<String, Object>>> post = new HashMap<>();

    @BeforeAll
    static void start() {
        ground = new TrackingGround();
    }

    @AfterAll
    static void stop() {
        ground.close();
    }

    @AfterEach
    void watchNothing() {
        ground.jdbc.sql("delete from order_watch").update();
        ground.jdbc.sql("delete from outbox where purpose = 'TRACKING'").update();
    }

    @Test
    void healsEveryOrderOfWhichCallbacksWereLostForEverInOneCycle() {
        Random random = new Random(7);
        List<String> orders = ground.orders(200);
        finderAt(WATCHED).find();
        for (String order : orders) {
            String item = placed(order);
            post.put(item, journey(order, item));
            ground.take(post.get(item).stream().filter(event -> random.nextInt(10) > 0).toList());
        }
        List<String> wrongBefore = orders.stream().filter(o -> !isDelivered(o)).toList();

        GapFinder finder = finderAt(LATER);
        finder.find();
        askAll(finder);

        assertThat(wrongBefore).isNotEmpty();
        assertThat(orders).allMatch(GapFinderJdbcTest::isDelivered);
        assertThat(queued()).isEmpty();
        assertThat(watched()).isEmpty();
    }

    @Test
    void leavesAnOrderAloneThatWasHeardOfOrCalledOff() {
        String heard = ground.order();
        String calledOff = ground.order();
        finderAt(WATCHED).find();
        ground.take(journey(heard, placed(heard)).subList(0, 2));
        ground.jdbc.sql("update delivery_order set placement = 'CANCELLED' where order_id = ?").param(calledOff).update();

        finderAt(LATER.minusSeconds(1)).find();

        assertThat(queued()).isEmpty();
        assertThat(watched()).contains(heard).doesNotContain(calledOff);
    }

    @Test
    void letsNoTwoGatewaysAskAtTheSameTime() {
        String order = ground.order();
        placed(order);
        GapFinder one = finderAt(LATER);
        GapFinder other = finderAt(LATER);

        one.find();
        other.find();
        TrackingQuery asked = one.open(order);
        TrackingQuery alsoAsked = other.open(order);

        assertThat(queued()).containsOnlyOnce(order);
        assertThat(asked).isNotNull();
        assertThat(alsoAsked).isNull();
        assertThat(finderAt(LATER.plusSeconds(31)).open(order)).isEqualTo(asked);
    }

    @Test
    void asksAgainAfterAPauseWhenThePostDoesNotAnswer() {
        String order = ground.order();
        placed(order);
        GapFinder finder = finderAt(LATER);
        finder.find();

        finder.close(finder.open(order), new TrackingAnswer.Unanswered("no answer in time"));

        assertThat(ground.jdbc.sql("select available_at from outbox where purpose = 'TRACKING' and subject_id = ?")
                .param(order).query((row, n) -> row.getTimestamp(1).toInstant()).single())
                .isEqualTo(LATER.plus(Duration.ofMinutes(5)));
    }

    @Test
    void forgetsAQuestionWhoseOrderWasCalledOffMeanwhile() {
        String order = ground.order();
        placed(order);
        GapFinder finder = finderAt(LATER);
        finder.find();
        ground.jdbc.sql("update delivery_order set placement = 'CANCELLED' where order_id = ?").param(order).update();

        assertThat(finder.open(order)).isNull();
        assertThat(queued()).doesNotContain(order);
    }

    private void askAll(GapFinder finder) {
        for (String order : queued()) {
            TrackingQuery query = finder.open(order);
            finder.close(query, new TrackingAnswer.Told(post.get(query.itemCode())));
        }
    }

    private static GapFinder finderAt(Instant now) {
        return new GapFinder(new JdbcSilentOrders(ground.jdbc, ground.transaction(), new Outbox(ground.jdbc)),
                ground.intake, new GapFinder.Silence(SILENCE, Map.of(), Duration.ofSeconds(30), Duration.ofMinutes(5)),
                Clock.fixed(now, ZoneOffset.UTC));
    }

    private static String placed(String order) {
        String item = ItemCode.of("RH", 700_000 + ++itemNumber, "VN").value();
        ground.place(order, item);
        return item;
    }

    private static List<Map<String, Object>> journey(String order, String item) {
        List<Map<String, Object>> events = new ArrayList<>();
        for (String status : List.of("6", "10", "11", "12", "14")) {
            events.add(new HashMap<>(Map.of("eventId", order + "-" + status, "itemCode", item, "status", status,
                    "occurredAt", "2026-10-05T09:00:" + String.format("%02d", Integer.valueOf(status)))));
        }
        return events;
    }

    private static boolean isDelivered(String order) {
        return ground.stored(order).movement() == Movement.DELIVERED
                && ground.events.timeline(order).size() == 5;
    }

    private static List<String> queued() {
        return ground.jdbc.sql("select subject_id from outbox where purpose = 'TRACKING' and queue = 'tracking.vnpost'")
                .query(String.class).list();
    }

    private static List<String> watched() {
        return ground.jdbc.sql("select order_id from order_watch").query(String.class).list();
    }
}
