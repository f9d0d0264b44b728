package vn.postalgateway.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.postalgateway.operator.Movement.AWAITING_PICKUP;
import static vn.postalgateway.operator.Movement.DELIVERED;
import static vn.postalgateway.operator.Movement.HELD;
import static vn.postalgateway.operator.Movement.IN_TRANSIT;
import static vn.postalgateway.operator.Movement.LOST;
import static vn.postalgateway.operator.Movement.RETURNED;
import static vn.postalgateway.tariff.DeliveryService.DOSSIER_PICKUP;
import static vn.postalgateway.tariff.DeliveryService.RESULT_DELIVERY;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.postalgateway.contract.ChargePaid;
import vn.postalgateway.operator.Movement;
import vn.postalgateway.order.DeliveryOrder;
import vn.postalgateway.order.Money;
import vn.postalgateway.order.Placement;
import vn.postalgateway.tariff.DeliveryService;
import vn.postalgateway.tracking.DossierPapers.Holder;

/** Who has a dossier's papers, leg by leg. */
class DossierPapersTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 10, 5);

    private static DeliveryOrder leg(DeliveryService service, int day, Placement placement, Movement movement) {
        Instant created = Instant.parse("2026-10-05T01:00:00Z").plusSeconds(86_400L * day);
        return new DeliveryOrder("ord_" + day, "one-stop", "r" + day, "ha-tinh-city", "v", "vnpost", "a", service,
                List.of(), null, null, null, true, null, ChargePaid.TO_POST, null, false, null, placement, null, movement,
                List.of(), Money.NONE, null, MONDAY.plusDays(day + 1),
                movement == AWAITING_PICKUP ? null : created.plusSeconds(3_600), null, 0, null, null, created, created);
    }

    private static Holder holder(DeliveryOrder... legs) {
        return new DossierPapers(List.of(legs)).holder();
    }

    @Test
    void areWithWhoeverSendsUntilThePostTakesThem() {
        assertThat(holder(leg(DOSSIER_PICKUP, 0, Placement.PLACED, AWAITING_PICKUP))).isEqualTo(Holder.CITIZEN);
        assertThat(holder(leg(RESULT_DELIVERY, 0, Placement.RECEIVED, AWAITING_PICKUP))).isEqualTo(Holder.AGENCY);
    }

    @Test
    void areWithThePostUntilTheyAreDeliveredOrBack() {
        assertThat(holder(leg(DOSSIER_PICKUP, 0, Placement.PLACED, IN_TRANSIT))).isEqualTo(Holder.POST);
        assertThat(holder(leg(RESULT_DELIVERY, 0, Placement.PLACED, HELD))).isEqualTo(Holder.POST);
        assertThat(holder(leg(DOSSIER_PICKUP, 0, Placement.PLACED, DELIVERED))).isEqualTo(Holder.AGENCY);
        assertThat(holder(leg(RESULT_DELIVERY, 0, Placement.PLACED, DELIVERED))).isEqualTo(Holder.CITIZEN);
        assertThat(holder(leg(DOSSIER_PICKUP, 0, Placement.PLACED, RETURNED))).isEqualTo(Holder.CITIZEN);
        assertThat(holder(leg(RESULT_DELIVERY, 0, Placement.PLACED, RETURNED))).isEqualTo(Holder.AGENCY);
        assertThat(holder(leg(RESULT_DELIVERY, 0, Placement.PLACED, LOST))).isEqualTo(Holder.NOBODY);
    }

    @Test
    void goFromTheCitizenToTheAgencyAndBack() {
        DeliveryOrder brought = leg(DOSSIER_PICKUP, 0, Placement.PLACED, DELIVERED);

        assertThat(holder(leg(RESULT_DELIVERY, 9, Placement.PLACED, AWAITING_PICKUP), brought))
                .isEqualTo(Holder.AGENCY);
        assertThat(holder(brought, leg(RESULT_DELIVERY, 9, Placement.PLACED, IN_TRANSIT))).isEqualTo(Holder.POST);
        assertThat(holder(leg(RESULT_DELIVERY, 9, Placement.PLACED, DELIVERED), brought)).isEqualTo(Holder.CITIZEN);
    }

    @Test
    void areNotMovedByLegsThatWereCalledOff() {
        DeliveryOrder cancelled = leg(DOSSIER_PICKUP, 0, Placement.CANCELLED, AWAITING_PICKUP);

        assertThat(holder(cancelled, leg(RESULT_DELIVERY, 3, Placement.PLACED, AWAITING_PICKUP)))
                .as("the citizen came by himself").isEqualTo(Holder.AGENCY);
        assertThat(holder(cancelled)).isEqualTo(Holder.CITIZEN);
    }

    @Test
    void arePromisedForTheDayOfTheLegThatIsUnderWay() {
        DeliveryOrder brought = leg(DOSSIER_PICKUP, 0, Placement.PLACED, DELIVERED);
        DeliveryOrder result = leg(RESULT_DELIVERY, 9, Placement.PLACED, IN_TRANSIT);

        assertThat(new DossierPapers(List.of(result, brought)).promisedBy()).contains(MONDAY.plusDays(10));
        assertThat(new DossierPapers(List.of(brought)).promisedBy()).isEmpty();
        assertThat(DossierPapers.isOverdue(result, MONDAY.plusDays(10))).isFalse();
        assertThat(DossierPapers.isOverdue(result, MONDAY.plusDays(11))).isTrue();
        assertThat(DossierPapers.isOverdue(brought, MONDAY.plusDays(11))).isFalse();
    }
}
