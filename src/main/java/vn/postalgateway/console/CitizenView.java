package vn.postalgateway.console;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import vn.postalgateway.operator.Movement;
import vn.postalgateway.tariff.DeliveryService;
import vn.postalgateway.tracking.DossierPapers;

/**
 * What a citizen sees of a dossier: both legs, where the papers are, and what to do. Holds nothing about any person.
 *
 * @param promisedBy of the leg under way; null if none is
 */
public record CitizenView(String dossierCode, DossierPapers.Holder holder, LocalDate promisedBy, boolean overdue,
                          List<Leg> legs) {

    public CitizenView {
        legs = List.copyOf(legs);
    }

    /**
     * One direction.
     *
     * @param agency   what people call it; null where nobody named it
     * @param itemCode null while the post has not named one
     * @param steps    the oldest first
     */
    public record Leg(DeliveryService service, String agency, Movement movement, String itemCode, LocalDate promisedBy,
                      boolean underWay, Advice advice, int failedAttempts, LocalDate decideOn, List<Step> steps) {

        public Leg {
            steps = List.copyOf(steps);
        }
    }

    /** What the post told, and when it happened. */
    public record Step(Instant at, Movement movement) { }
}
