package vn.postalgateway.tracking;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import vn.postalgateway.operator.Movement;
import vn.postalgateway.order.DeliveryOrder;
import vn.postalgateway.tariff.DeliveryService;

/**
 * Where a dossier's papers are, seen from all its legs (hai chiều của một hồ sơ): to the agency and back to the
 * citizen. As far as the post's events tell; who carried papers by hand, nobody told us.
 *
 * @param legs the dossier's orders, at least one, in any order
 */
public record DossierPapers(List<DeliveryOrder> legs) {

    /** Who has the papers. */
    public enum Holder { CITIZEN, AGENCY, POST, NOBODY }

    private static final Comparator<DeliveryOrder> BY_TAKING_OVER =
            Comparator.comparing(DossierPapers::takenOver).thenComparing(DeliveryOrder::createdAt);

    public DossierPapers {
        legs = legs.stream().sorted(Comparator.comparing(DeliveryOrder::createdAt)).toList();
    }

    /** The leg that the post took over last decides; if it took none yet, the sender of the first that is under way. */
    public Holder holder() {
        Optional<DeliveryOrder> lastMoved = legs.stream().filter(leg -> leg.movement() != Movement.AWAITING_PICKUP)
                .max(BY_TAKING_OVER);
        return lastMoved.map(DossierPapers::holderOf).orElseGet(() -> senderOf(
                legs.stream().filter(DossierPapers::isUnderWay).findFirst().orElse(legs.get(legs.size() - 1))));
    }

    /** The day by which the leg that is under way is promised, the newest if several are; empty if none is. */
    public Optional<LocalDate> promisedBy() {
        return legs.stream().filter(DossierPapers::isUnderWay).reduce((before, after) -> after)
                .map(DeliveryOrder::promisedBy);
    }

    /** Neither ended nor called off. */
    public static boolean isUnderWay(DeliveryOrder leg) {
        return !leg.isCalledOff() && !leg.movement().isFinal();
    }

    /** Promised for a day before this one, and still under way. */
    public static boolean isOverdue(DeliveryOrder leg, LocalDate today) {
        return isUnderWay(leg) && leg.promisedBy().isBefore(today);
    }

    private static Instant takenOver(DeliveryOrder leg) {
        return leg.acceptedAt() == null ? leg.createdAt() : leg.acceptedAt();
    }

    private static Holder holderOf(DeliveryOrder leg) {
        return switch (leg.movement()) {
            case DELIVERED -> leg.service() == DeliveryService.DOSSIER_PICKUP ? Holder.AGENCY : Holder.CITIZEN;
            case RETURNED -> senderOf(leg);
            case LOST -> Holder.NOBODY;
            default -> Holder.POST;
        };
    }

    private static Holder senderOf(DeliveryOrder leg) {
        return leg.service() == DeliveryService.DOSSIER_PICKUP ? Holder.CITIZEN : Holder.AGENCY;
    }
}
