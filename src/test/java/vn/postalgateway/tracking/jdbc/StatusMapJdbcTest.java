package vn.postalgateway.tracking.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.postalgateway.tracking.jdbc.TrackingGround.event;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.postalgateway.operator.Movement;
import vn.postalgateway.operator.StatusMeaning;
import vn.postalgateway.order.DeliveryStop;
import vn.postalgateway.tracking.StatusMapPreview;
import vn.postalgateway.tracking.StatusMapReading;
import vn.postalgateway.tracking.Verdict;

class StatusMapJdbcTest {

    private static final LocalDate FIFTH = LocalDate.of(2026, 10, 5);
    private static final Map<String, StatusMeaning> FIFTEEN_HOLDS =
            Map.of("15", new StatusMeaning(Movement.HELD, null, "Lưu kho"));

    private static TrackingGround ground;

    @BeforeAll
    static void start() {
        ground = new TrackingGround();
    }

    @AfterAll
    static void stop() {
        ground.close();
    }

    @AfterEach
    void backToTheShippedMap() {
        ground.learnt.clear();
        ground.later.clear();
        reading().readDue();
    }

    @Test
    void readsAnEventByTheMapOfItsOwnDay() {
        String before = ground.order();
        String after = ground.order();
        ground.later.put(FIFTH, FIFTEEN_HOLDS);

        ground.send(event(before + "-1", before, "15", "2026-10-04T23:59:59", ""),
                event(after + "-1", after, "15", "2026-10-05T00:00:00", ""));

        assertThat(ground.stored(before).movement()).isEqualTo(Movement.DELIVERY_FAILED);
        assertThat(ground.stored(after).movement()).isEqualTo(Movement.HELD);
        assertThat(ground.events.timeline(before).get(0).mapVersion()).startsWith("vnpost@2018-01-01#");
        assertThat(ground.events.timeline(after).get(0).mapVersion()).startsWith("vnpost@2026-10-05#");
    }

    @Test
    void readsKeptEventsAgainAfterAStartWithAnotherMap() {
        String order = ground.order();
        reading().readDue();
        ground.send(event(order + "-1", order, "15", "2026-10-05T09:00:00", ""));

        ground.later.put(FIFTH, FIFTEEN_HOLDS);
        reading().readDue();

        assertThat(ground.stored(order).movement()).isEqualTo(Movement.HELD);
        assertThat(ground.events.timeline(order).get(0).verdict()).isEqualTo(Verdict.APPLIED);
        assertThat(ground.events.timeline(order).get(0).mapVersion()).startsWith("vnpost@2026-10-05#");
    }

    @Test
    void appliesACodeThatTheMapLearntWithoutAnybodysHelp() {
        String order = ground.order();
        ground.send(event(order + "-1", order, "777", "2026-10-05T09:00:00", ""));

        ground.learnt.put("777", new StatusMeaning(Movement.OUT_FOR_DELIVERY, null, "Đang phát"));
        ground.parked.applyDue();

        assertThat(ground.stored(order).movement()).isEqualTo(Movement.OUT_FOR_DELIVERY);
    }

    @Test
    void leavesACodeUnknownOnDaysBeforeItWasKnown() {
        String order = ground.order();
        ground.later.put(FIFTH, Map.of("777", new StatusMeaning(Movement.HELD, null, "Lưu")));

        ground.send(event(order + "-1", order, "777", "2026-10-04T09:00:00", ""));
        ground.parked.applyDue();

        assertThat(ground.events.timeline(order).get(0).verdict()).isEqualTo(Verdict.UNKNOWN_STATUS);
    }

    @Test
    void showsWhatAChangeWouldDoAndTouchesNothing() {
        String order = ground.order();
        ground.send(event(order + "-1", order, "15", "2026-10-05T09:00:00", ""));
        Map<String, Object> before = ground.state(order);

        StatusMapPreview.Page page = new StatusMapPreview(new JdbcKeptReadings(ground.jdbc), ground.orders, ground.terms)
                .preview(ground.post(), FIFTH, Map.of("15", new StatusMeaning(Movement.DELIVERED, null, "Đã phát")), "", 1_000);

        assertThat(page.changes()).contains(new StatusMapPreview.Change(order, Movement.DELIVERY_FAILED,
                Movement.DELIVERED, null, java.time.Instant.parse("2026-10-05T02:00:00Z")));
        assertThat(page.otherwise()).isPositive();
        assertThat(page.lastOrder()).isNull();
        assertThat(ground.state(order)).isEqualTo(before);
    }

    @Test
    void readsTheReasonsOfEventsThatAreOlderThanReasonsAreKept() {
        String order = ground.order();
        ground.send(event(order + "-1", order, "15", "2026-10-05T09:00:00", "\"reason\": \"Địa chỉ không đúng\""));
        ground.database("update tracking_event set reason_means = null, attributable_to = null, map_version = null"
                + " where order_id = '" + order + "'", "delete from delivery_question",
                "insert into status_map_reading values ('vnpost', '', now())"
                        + " on conflict (operator) do update set versions = ''");

        reading().readDue();

        assertThat(ground.decisions.of(order).pending().why()).isEqualTo(DeliveryStop.Why.TRY_IS_POINTLESS);
        assertThat(ground.events.timeline(order).get(0).verdict()).isEqualTo(Verdict.APPLIED);
    }

    private static StatusMapReading reading() {
        return new StatusMapReading(new JdbcKeptReadings(ground.jdbc), ground.events, ground.operators,
                Clock.fixed(TrackingGround.NOW, ZoneOffset.UTC));
    }
}
