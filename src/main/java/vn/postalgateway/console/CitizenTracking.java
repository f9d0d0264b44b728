package vn.postalgateway.console;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import vn.postalgateway.calendar.VietnamTime;
import vn.postalgateway.operator.Movement;
import vn.postalgateway.order.AgencyNames;
import vn.postalgateway.order.DeliveryOrder;
import vn.postalgateway.order.DeliveryOrders;
import vn.postalgateway.tracking.DossierPapers;
import vn.postalgateway.tracking.TimelineEvent;
import vn.postalgateway.tracking.TrackingEvents;

/** Tells a citizen where the papers of a dossier are (tra cứu hồ sơ). */
public final class CitizenTracking {

    private static final int MOST_LEGS = 20;

    private final CitizenOrders citizenOrders;
    private final DeliveryOrders orders;
    private final TrackingEvents events;
    private final AgencyNames agencies;
    private final Clock clock;

    public CitizenTracking(CitizenOrders citizenOrders, DeliveryOrders orders, TrackingEvents events,
                           AgencyNames agencies, Clock clock) {
        this.citizenOrders = citizenOrders;
        this.orders = orders;
        this.events = events;
        this.agencies = agencies;
        this.clock = clock;
    }

    /** Empty if there is no such dossier, or it is somebody else's: nobody can tell which. */
    public Optional<CitizenView> find(String dossierCode, String lastDigits) {
        List<DeliveryOrder> found = citizenOrders.ids(dossierCode, lastDigits, MOST_LEGS).stream()
                .map(orders::byId).flatMap(Optional::stream).toList();
        return found.isEmpty() ? Optional.empty() : Optional.of(view(dossierCode, new DossierPapers(found)));
    }

    private CitizenView view(String dossierCode, DossierPapers papers) {
        LocalDate today = VietnamTime.dayOf(clock.instant());
        return new CitizenView(dossierCode, papers.holder(), papers.promisedBy().orElse(null),
                papers.legs().stream().anyMatch(leg -> DossierPapers.isOverdue(leg, today)),
                papers.legs().stream().map(this::leg).toList());
    }

    private CitizenView.Leg leg(DeliveryOrder order) {
        List<TimelineEvent> told = events.timeline(order.orderId()).stream()
                .filter(event -> event.movement() != null && event.occurredAt() != null && !event.corrected()).toList();
        return new CitizenView.Leg(order.service(), agencies.of(order.agencyCode()), order.movement(), order.itemCode(),
                order.promisedBy(),
                DossierPapers.isUnderWay(order), Advice.of(order, told.stream()
                        .filter(event -> event.movement() == Movement.DELIVERY_FAILED)
                        .map(TimelineEvent::reasonMeans).filter(Objects::nonNull)
                        .reduce((earlier, later) -> later)), order.failedAttempts(),
                order.decideBy() == null ? null : VietnamTime.dayOf(order.decideBy().minusNanos(1)), steps(told));
    }

    // What the post says twice in a row is one step.
    private static List<CitizenView.Step> steps(List<TimelineEvent> told) {
        List<CitizenView.Step> steps = new ArrayList<>();
        for (TimelineEvent event : told) {
            if (steps.isEmpty() || steps.get(steps.size() - 1).movement() != event.movement()) {
                steps.add(new CitizenView.Step(event.occurredAt(), event.movement()));
            }
        }
        return steps;
    }
}
