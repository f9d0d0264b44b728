package vn.postalgateway.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.postalgateway.contract.ChargePaid;
import vn.postalgateway.contract.Place;
import vn.postalgateway.operator.Movement;
import vn.postalgateway.operator.ReasonMeaning;
import vn.postalgateway.operator.ReasonMeaning.Attributable;
import vn.postalgateway.order.AgencyNames;
import vn.postalgateway.order.DeliveryOrder;
import vn.postalgateway.order.DeliveryOrders;
import vn.postalgateway.order.Dossier;
import vn.postalgateway.order.Money;
import vn.postalgateway.order.Placement;
import vn.postalgateway.tariff.DeliveryService;
import vn.postalgateway.tariff.Grams;
import vn.postalgateway.tariff.Vnd;
import vn.postalgateway.tracking.DossierPapers.Holder;
import vn.postalgateway.tracking.TimelineEvent;
import vn.postalgateway.tracking.TrackingEvents;
import vn.postalgateway.tracking.Verdict;

/** What a citizen is told about the papers, and what to do. */
class AdviceTest {

    private static final Instant MONDAY = Instant.parse("2026-10-05T01:00:00Z");
    private static final Instant DECIDE_BY = Instant.parse("2026-10-15T17:00:00Z");

    private static DeliveryOrder leg(Placement placement, Movement movement) {
        return leg(placement, movement, null);
    }

    private static DeliveryOrder leg(Placement placement, Movement movement, Instant decideBy) {
        return new DeliveryOrder("ord_1", "one-stop", "R-1", "ha-tinh-city", "v1", "vnpost", "H27.12",
                DeliveryService.RESULT_DELIVERY, List.of(new Dossier("H27.12-261001-0001", null, null, null, null,
                List.of())), new Place("18073", "42"), new Place("18100", "42"), new Grams(80), true, null,
                ChargePaid.TO_POST, Vnd.ZERO, false, "CV497960035VN", placement, null, movement, List.of(), Money.NONE, null,
                LocalDate.of(2026, 10, 6), null, null, 1, decideBy, null, MONDAY, MONDAY);
    }

    private static Advice after(String reason, Attributable who) {
        return Advice.of(leg(Placement.PLACED, Movement.DELIVERY_FAILED), Optional.of(new ReasonMeaning(reason, who)));
    }

    private static Advice at(Movement movement) {
        return Advice.of(leg(Placement.PLACED, movement), Optional.empty());
    }

    @Test
    void saysWhatToDoAfterAFailedAttemptByItsReason() {
        assertThat(at(Movement.DELIVERY_FAILED)).isEqualTo(Advice.BE_REACHABLE);
        assertThat(after("RECIPIENT_ABSENT", Attributable.RECIPIENT)).isEqualTo(Advice.BE_REACHABLE);
        assertThat(after("NO_IDENTITY_PAPER", Attributable.RECIPIENT)).isEqualTo(Advice.SHOW_PAPER);
        assertThat(after("RECIPIENT_REFUSED", Attributable.RECIPIENT)).isEqualTo(Advice.REFUSED);
        assertThat(after("WRONG_ADDRESS", Attributable.SENDER)).isEqualTo(Advice.CALL_AGENCY);
        assertThat(after("POST_LATE", Attributable.POST)).isEqualTo(Advice.WAIT);
        assertThat(after("DISASTER", Attributable.FORCE_MAJEURE)).isEqualTo(Advice.WAIT);
        assertThat(Advice.of(leg(Placement.PLACED, Movement.DELIVERY_FAILED, DECIDE_BY), Optional.empty()))
                .as("no further try by itself").isEqualTo(Advice.ASK_AGAIN);
    }

    @Test
    void saysNothingWhereNothingNeedBeDone() {
        assertThat(List.of(Movement.AWAITING_PICKUP, Movement.PICKED_UP, Movement.IN_TRANSIT, Movement.OUT_FOR_DELIVERY,
                Movement.DELIVERED)).allMatch(movement -> at(movement) == Advice.NONE);
        assertThat(at(Movement.HELD)).isEqualTo(Advice.FETCH);
        assertThat(at(Movement.RETURNED)).isEqualTo(Advice.CAME_BACK);
        assertThat(Advice.of(leg(Placement.CANCELLED, Movement.AWAITING_PICKUP), Optional.empty()))
                .isEqualTo(Advice.CALLED_OFF);
        assertThat(Advice.of(leg(Placement.CANCELLED, Movement.DELIVERED), Optional.empty())).isEqualTo(Advice.NONE);
    }

    private static TimelineEvent event(Movement movement, int hour, String correctedBy, ReasonMeaning reason) {
        return new TimelineEvent("vnpost", "E" + hour, null, "1", "words", movement, null,
                MONDAY.plusSeconds(hour * 3_600L), "", MONDAY, false, null, reason, null, null, null, null, null,
                correctedBy, null, Verdict.APPLIED, null, false, "{}");
    }

    @Test
    void showsEachStepOnceAndNoneThatWasCorrected() {
        DeliveryOrders orders = mock(DeliveryOrders.class);
        TrackingEvents events = mock(TrackingEvents.class);
        when(orders.byId("ord_1")).thenReturn(Optional.of(leg(Placement.PLACED, Movement.DELIVERY_FAILED, DECIDE_BY)));
        when(events.timeline("ord_1")).thenReturn(List.of(event(Movement.PICKED_UP, 1, null, null),
                event(Movement.IN_TRANSIT, 2, null, null), event(Movement.IN_TRANSIT, 3, null, null),
                event(null, 4, null, null), event(Movement.DELIVERED, 5, "E6", null),
                event(Movement.DELIVERY_FAILED, 6, null, new ReasonMeaning("WRONG_PHONE", Attributable.SENDER))));
        CitizenTracking tracking = new CitizenTracking((code, digits, most) -> code.equals("known") && digits
                .equals("5678") ? List.of("ord_1") : List.of(), orders, events,
                new AgencyNames(Map.of()),
                Clock.fixed(Instant.parse("2026-10-07T01:00:00Z"), ZoneOffset.UTC));

        CitizenView found = tracking.find("known", "5678").orElseThrow();

        assertThat(tracking.find("known", "5679")).isEmpty();
        assertThat(tracking.find("unknown", "5678")).isEmpty();
        assertThat(found.holder()).isEqualTo(Holder.POST);
        assertThat(found.overdue()).isTrue();
        CitizenView.Leg leg = found.legs().get(0);
        assertThat(leg.steps()).extracting(CitizenView.Step::movement)
                .containsExactly(Movement.PICKED_UP, Movement.IN_TRANSIT, Movement.DELIVERY_FAILED);
        assertThat(leg.advice()).isEqualTo(Advice.CALL_AGENCY);
        assertThat(leg.decideOn()).isEqualTo(LocalDate.of(2026, 10, 15));
    }
}
