package vn.postalgateway.tracking.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.postalgateway.contract.ChargePaid;
import vn.postalgateway.operator.Movement;
import vn.postalgateway.order.DeliveryOrder;
import vn.postalgateway.order.DeliveryOrders;
import vn.postalgateway.order.Money;
import vn.postalgateway.order.Placement;
import vn.postalgateway.partner.Partner;
import vn.postalgateway.partner.Scope;
import vn.postalgateway.platform.door.Caller;
import vn.postalgateway.platform.door.HttpCall;
import vn.postalgateway.platform.door.Problem;
import vn.postalgateway.tracking.TimelineEvent;
import vn.postalgateway.tracking.TrackingEvents;
import vn.postalgateway.tracking.Verdict;

class OrderEventsDoorTest {

    private static final Instant THREE = Instant.parse("2026-10-05T08:00:00Z");

    private final TrackingEvents events = mock(TrackingEvents.class);
    private final DeliveryOrders orders = mock(DeliveryOrders.class);
    private final OrderEventsDoor door = new OrderEventsDoor(events, orders);

    @Test
    void showsEventsRawAndNormalisedWithVietnamsOffset() {
        when(orders.byId("ord_1")).thenReturn(Optional.of(orderOf("one-stop")));
        when(events.timeline("ord_1")).thenReturn(List.of(new TimelineEvent("vnpost", "e1", null, "14",
                "Phát thành công",
                Movement.DELIVERED, null, THREE, "05/10/2026 15:00:00", THREE, false, null, null, null, null, null,
                null, null, null, "vnpost@2018-01-01#0", Verdict.APPLIED, null, false, "{\"status\": \"14\"}")));

        JsonNode event = shown(new Partner("one-stop", Scope.ORDERS)).at("/events/0");

        assertThat(event.get("movement").asText()).isEqualTo("DELIVERED");
        assertThat(event.get("occurredAt").asText()).isEqualTo("2026-10-05T15:00:00+07:00");
        assertThat(event.at("/raw/status").asText()).isEqualTo("14");
        assertThat(event.get("verdict").asText()).isEqualTo("APPLIED");
    }

    @Test
    void answersAnotherPartnersOrderAsIfItWereNotThere() {
        when(orders.byId("ord_1")).thenReturn(Optional.of(orderOf("somebody-else")));

        Problem problem = catchThrowableOfType(Problem.class, () -> shown(new Partner("one-stop", Scope.ORDERS)));

        assertThat(problem.status()).isEqualTo(404);
    }

    private JsonNode shown(Partner partner) {
        Object body = door.timeline(new HttpCall(new Caller(partner, "req-1", null), "GET",
                "/api/v1/orders/ord_1/events", Map.of("orderId", "ord_1"), Map.of(), null, new byte[0], Map.of(),
                null)).body();
        JsonMapper json = JsonMapper.builder().addModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS).build();
        try {
            return json.readTree(json.writeValueAsString(body));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static DeliveryOrder orderOf(String partnerId) {
        return new DeliveryOrder("ord_1", partnerId, "r", "ha-tinh-city", "v", "vnpost", "a", null, List.of(), null,
                null,
                null, true, null, ChargePaid.TO_POST, null, false, null, Placement.PLACED, null, Movement.DELIVERED, List.of(),
                Money.EXPECTED, null, null, null, null, 0, null, null, THREE, THREE);
    }
}
