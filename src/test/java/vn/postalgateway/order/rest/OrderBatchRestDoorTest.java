package vn.postalgateway.order.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import vn.postalgateway.journey.OrderSample;
import vn.postalgateway.order.Acceptance;
import vn.postalgateway.order.DeliveryOrder;
import vn.postalgateway.order.DeliveryOrders;
import vn.postalgateway.order.DeliveryRequest;
import vn.postalgateway.order.OrderIntake;
import vn.postalgateway.partner.Partner;
import vn.postalgateway.partner.Scope;
import vn.postalgateway.platform.door.Caller;
import vn.postalgateway.platform.door.HttpCall;
import vn.postalgateway.platform.door.Problem;

/** What becomes of a batch when single rows, or all of them, cannot be taken in. */
class OrderBatchRestDoorTest {

    private static final Instant NOON = Instant.parse("2026-10-05T05:00:00Z");
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private final OrderIntake intake = mock(OrderIntake.class);
    private final Clock clock = mock(Clock.class);
    private final OrderBatchRestDoor door = new OrderBatchRestDoor(intake, clock, DEADLINE, 1);

    @BeforeEach
    void takesEverything() {
        DeliveryOrder order = mock(DeliveryOrder.class);
        when(order.orderId()).thenReturn("ord_1");
        when(clock.instant()).thenReturn(NOON);
        when(intake.take(any(), any())).thenReturn(new Acceptance.Stored(order));
    }

    @Test
    void tellsEachRowWhatTheOrderAloneWouldBeTold() {
        answer("R-2", new Acceptance.RequestIdReused("ord_2"));
        answer("R-3", new Acceptance.DossierUnderWay("H27.12-261001-0001", "ord_3"));
        answer("R-4", new Acceptance.BudgetExhausted());
        answer("R-5", new Acceptance.BacklogFull());
        when(intake.take(any(), request("R-6"))).thenThrow(new DeliveryOrders.SameRequestInFlight());

        JsonNode rows = rows(door.submit(call(batch(7))).body());

        assertThat(rows.findValuesAsText("verdict")).containsExactly("ACCEPTED", "REJECTED", "REJECTED", "REJECTED",
                "REJECTED", "REJECTED", "ACCEPTED");
        assertThat(rows.findValuesAsText("code")).containsExactly("request-id-reused", "dossier-already-under-way",
                "budget-exhausted", "backlog-full", "request-in-flight");
        assertThat(rows.findValuesAsText("orderId")).containsExactly("ord_1", "ord_2", "null", "null", "null", "null",
                "ord_1");
        assertThat(rows.at("/2/errors/0/order").asText()).isEqualTo("/api/v1/orders/ord_3");
    }

    @Test
    void namesTheFirstTenFaultsOfARowHoweverManyItHas() {
        ObjectNode spoilt = OrderSample.order("R-1", "H27.12-261001-0001");
        IntStream.range(0, 1_000).forEach(i -> spoilt.put("x" + i, i));

        JsonNode rows = rows(door.submit(call("[" + spoilt + "]")).body());

        assertThat(rows.at("/0/errors").findValuesAsText("pointer")).hasSize(10).startsWith("/x0", "/x1");
    }

    @Test
    void givesUpWholeWhereTheDatabaseIsAwaySoThatTheSameBatchComesAgain() {
        when(intake.take(any(), request("R-3"))).thenThrow(new DataAccessResourceFailureException("away"));

        Throwable thrown = catchThrowable(() -> door.submit(call(batch(5))));

        assertThat(thrown).isInstanceOf(DataAccessResourceFailureException.class);
        verify(intake, never()).take(any(), request("R-4"));
    }

    @Test
    void leavesAFailureOfItsOwnToTheRowItHappenedAt() {
        when(intake.take(any(), request("R-2"))).thenThrow(new IllegalStateException("the inner reason"));

        JsonNode rows = rows(door.submit(call(batch(3))).body());

        assertThat(rows.findValuesAsText("verdict")).containsExactly("ACCEPTED", "REJECTED", "ACCEPTED");
        assertThat(rows.at("/1/errors/0/code").asText()).isEqualTo("internal-error");
        assertThat(rows.at("/1/requestId").asText()).isEqualTo("R-2");
        assertThat(rows.toString()).doesNotContain("inner");
    }

    @Test
    void endsAtItsDeadlineAndSaysHowFarItCame() {
        when(clock.instant()).thenReturn(NOON, NOON, NOON.plus(DEADLINE), NOON.plus(DEADLINE).plusMillis(1));

        Problem refusal = catchThrowableOfType(Problem.class, () -> door.submit(call(batch(5))));

        assertThat(refusal.status()).isEqualTo(503);
        assertThat(refusal.headers()).containsKey("Retry-After");
        assertThat(refusal.getMessage()).contains("its first 2 of 5 rows").contains("Send the same batch again");
        verify(intake, times(2)).take(any(), any());
    }

    @Test
    void takesNoMoreBatchesAtOnceThanItHasPlacesFor() {
        List<Problem> refusals = new ArrayList<>();
        when(intake.take(any(), request("R-1"))).thenAnswer(meanwhile -> {
            refusals.add(catchThrowableOfType(Problem.class, () -> door.submit(call(batch(1)))));
            return new Acceptance.BudgetExhausted();
        });

        door.submit(call(batch(1)));
        door.submit(call(batch(2)));

        assertThat(refusals).hasSize(2).allMatch(r -> r.status() == 503 && r.headers().containsKey("Retry-After"));
    }

    private void answer(String requestId, Acceptance acceptance) {
        when(intake.take(any(), request(requestId))).thenReturn(acceptance);
    }

    private static DeliveryRequest request(String requestId) {
        return argThat(request -> request != null && request.requestId().equals(requestId));
    }

    private static String batch(int rows) {
        return IntStream.rangeClosed(1, rows).mapToObj(i -> OrderSample.order("R-" + i, "H27.12-261001-000" + i))
                .toList().toString();
    }

    private static HttpCall call(String body) {
        Partner partner = new Partner("one-stop", Scope.ORDERS);
        return new HttpCall(new Caller(partner, "req_1", null), "POST", "/api/v1/orders/batch", Map.of(), Map.of(),
                "application/json", body.getBytes(StandardCharsets.UTF_8), Map.of(), null);
    }

    private static JsonNode rows(Object body) {
        return new ObjectMapper().valueToTree(body).path("rows");
    }
}
