package vn.postalgateway.tracking.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.postalgateway.tracking.jdbc.TrackingGround.event;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.postalgateway.operator.Movement;
import vn.postalgateway.operator.StatusMeaning;
import vn.postalgateway.tracking.OpenPoints;
import vn.postalgateway.tracking.OpenPoints.Kind;

/** Each point is there while something is missing, and closes by itself. */
class OpenPointsJdbcTest {

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
    }

    @Test
    void asksForACodeUntilTheMapKnowsIt() {
        String order = ground.order();
        ground.send(event(order + "-1", order, "778", "2026-10-05T14:00:00", ""));
        List<OpenPoints.Point> open = points(Kind.UNKNOWN_STATUS);

        ground.learnt.put("778", new StatusMeaning(Movement.HELD, null, "Lưu"));
        ground.parked.applyDue();

        assertThat(open).containsExactly(
                new OpenPoints.Point(Kind.UNKNOWN_STATUS, "778", order, 1, TrackingGround.NOW));
        assertThat(points(Kind.UNKNOWN_STATUS)).isEmpty();
    }

    @Test
    void asksForAnItemsOrderUntilItIsKnown() {
        String order = TrackingGround.newOrderId();
        ground.send(event(order + "-1", order, "12", "2026-10-05T14:00:00", ""),
                event(order + "-2", order, "12", "2026-10-05T15:00:00", ""));
        List<OpenPoints.Point> open = points(Kind.PARKED);

        ground.order(order);
        ground.parked.applyFor(order);

        assertThat(open).containsExactly(new OpenPoints.Point(Kind.PARKED, order, null, 2, TrackingGround.NOW));
        assertThat(points(Kind.PARKED)).isEmpty();
    }

    @Test
    void asksWhoReceivedAnItemUntilAnEventNamesThem() {
        String order = ground.order();
        ground.send(event(order + "-1", order, "14", "2026-10-05T14:00:00", ""));
        List<OpenPoints.Point> open = points(Kind.DELIVERED_WITHOUT_PROOF);

        ground.send(event(order + "-2", order, "14", "2026-10-05T14:00:00", "\"recipientName\": \"Nguyễn Thị Hoa\""));

        assertThat(open).extracting(OpenPoints.Point::orderId).containsExactly(order);
        assertThat(points(Kind.DELIVERED_WITHOUT_PROOF)).isEmpty();
    }

    @Test
    void asksWhyADeliveryFailedUntilACorrectionSaysSo() {
        String order = ground.order();
        ground.send(event(order + "-1", order, "15", "2026-10-05T14:00:00", ""));
        List<OpenPoints.Point> open = points(Kind.FAILED_WITHOUT_REASON);

        ground.send(event(order + "-2", order, "15", "2026-10-05T14:00:00",
                "\"reason\": \"Người nhận đi vắng\", \"supersedes\": \"" + order + "-1\""));

        assertThat(open).extracting(OpenPoints.Point::orderId).containsExactly(order);
        assertThat(points(Kind.FAILED_WITHOUT_REASON)).isEmpty();
        assertThat(ground.events.timeline(order).get(1).reasonMeans().reason()).isEqualTo("RECIPIENT_ABSENT");
    }

    @Test
    void namesWhatThePostHasNotCompensatedInTime() {
        String order = ground.order();
        ground.send(event(order + "-1", order, "90", "2026-09-05T14:00:00", ""));

        assertThat(points(Kind.COMPENSATION_OVERDUE)).extracting(OpenPoints.Point::orderId).containsExactly(order);
        ground.send(event(order + "-2", order, "14", "2026-09-05T14:00:00", "\"supersedes\": \"" + order + "-1\""));
        assertThat(points(Kind.COMPENSATION_OVERDUE)).isEmpty();
    }

    private static List<OpenPoints.Point> points(Kind kind) {
        return new JdbcOpenPoints(ground.jdbc).of("vnpost", TrackingGround.NOW.minus(Duration.ofDays(1)),
                LocalDate.of(2026, 10, 6), 100).stream()
                .filter(p -> p.kind() == kind).toList();
    }
}
