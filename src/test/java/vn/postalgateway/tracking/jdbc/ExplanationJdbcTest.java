package vn.postalgateway.tracking.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.postalgateway.tracking.jdbc.TrackingGround.event;

import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.postalgateway.operator.Movement;
import vn.postalgateway.order.DeliveryOrder;
import vn.postalgateway.tariff.Price;
import vn.postalgateway.tariff.Vnd;
import vn.postalgateway.tracking.PriceDifference;
import vn.postalgateway.tracking.StateExplanation;
import vn.postalgateway.tracking.StateExplanation.Why;

class ExplanationJdbcTest {

    private static TrackingGround ground;

    @BeforeAll
    static void start() {
        ground = new TrackingGround();
    }

    @AfterAll
    static void stop() {
        ground.close();
    }

    @Test
    void namesTheEvidenceAndWhyEachOtherEventIsPassedOver() {
        String order = ground.order();
        ground.send(event("k1" + order, order, "6", "2026-10-05T09:00:00", ""),
                event("k2" + order, order, "14", "2026-10-05T10:00:00", ""),
                event("k3" + order, order, "15", "2026-10-05T10:00:00", "\"supersedes\": \"k2" + order + "\""),
                event("k4" + order, order, "14", "2026-10-05T14:00:00", ""),
                event("k5" + order, order, "19", "2026-10-05T15:00:00", ""),
                event("k6" + order, order, "12", "2026-10-05T16:00:00", ""),
                event("k7" + order, order, "777", "2026-10-05T16:00:00", ""),
                event("k8" + order, order, "20", "2026-10-05T16:00:00", ""),
                event("k9" + order, order, "14", "2036-10-05T16:00:00", ""));

        StateExplanation explained = StateExplanation.of(ground.events.timeline(order));

        assertThat(explained.movement()).isEqualTo(Movement.DELIVERED).isEqualTo(ground.stored(order).movement());
        assertThat(explained.decidedBy().eventId()).isEqualTo("k4" + order);
        assertThat(explained.others().stream().collect(Collectors.toMap(o -> o.event().eventId().substring(0, 2),
                StateExplanation.PassedOver::why))).isEqualTo(Map.of("k1", Why.BEFORE_FINAL, "k2", Why.CORRECTED,
                "k3", Why.BEFORE_FINAL, "k5", Why.LATER_FINAL, "k6", Why.AFTER_FINAL, "k7", Why.UNKNOWN_STATUS,
                "k8", Why.MOVES_NOTHING, "k9", Why.IMPOSSIBLE_TIME));
    }

    @Test
    void saysWhetherThePostNamedWhoReceivedTheItem() {
        String named = ground.order();
        String nameless = ground.order();
        ground.send(event("n1" + named, named, "14", "2026-10-05T10:00:00", "\"recipientName\": \"Nguyễn Thị Hoa\""),
                event("n1" + nameless, nameless, "14", "2026-10-05T10:00:00", ""));

        assertThat(StateExplanation.of(ground.events.timeline(named)).decidedBy().recipientNamed()).isTrue();
        assertThat(StateExplanation.of(ground.events.timeline(nameless)).decidedBy().recipientNamed()).isFalse();
    }

    @Test
    void explainsThePriceOnThePostsWeightToTheDong() {
        String order = ground.order();
        ground.send(event(order + "-1", order, "6", "2026-10-05T09:00:00", "\"weightGrams\": 620"));

        DeliveryOrder stored = ground.stored(order);
        Price estimate = ground.orders.estimateOf(order).orElseThrow();
        PriceDifference difference = PriceDifference.between(estimate, stored, ground.pricing());

        assertThat(estimate.tariff()).isEqualTo(Vnd.of(26_000));
        assertThat(stored.price().tariff()).isEqualTo(Vnd.of(30_700));
        assertThat(difference.difference()).isEqualTo(Vnd.of(4_700));
        assertThat(difference.parts()).singleElement().satisfies(part -> {
            assertThat(part.cause()).isEqualTo("WEIGHT");
            assertThat(part.amount()).isEqualTo(Vnd.of(4_700));
            assertThat(part.text().vi()).isEqualTo("Khai báo 80 g, bưu điện cân 620 g");
        });
    }

    @Test
    void hasNoEstimateBesideAPriceThatIsOne() {
        assertThat(ground.orders.estimateOf(ground.order())).isEmpty();
    }
}
