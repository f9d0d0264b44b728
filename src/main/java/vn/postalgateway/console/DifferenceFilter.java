package vn.postalgateway.console;

import java.util.List;
import vn.postalgateway.reconciliation.Outcome;
import vn.postalgateway.tariff.DeliveryService;
import vn.postalgateway.tariff.Vnd;
import vn.postalgateway.tariff.Zone;

/**
 * Which differences of a statement somebody wants to see; what is null does not matter, everything else holds at once.
 * Service and zone are ours, and the post's where we have no such item.
 *
 * @param part    a cause of which at least a part of the difference comes, as explanations call it, e.g. {@code WEIGHT}
 * @param atLeast of the difference, whichever side it favours
 * @param codes   item codes, dossier codes or order ids, one of which the line has; empty for any
 */
public record DifferenceFilter(Outcome outcome, String part, String agency, DeliveryService service, Zone zone,
                               Decided decided, Vnd atLeast, WordSearch search, List<String> codes) {

    public static final DifferenceFilter NONE =
            new DifferenceFilter(null, null, null, null, null, null, null, null, List.of());

    public DifferenceFilter {
        codes = List.copyOf(codes);
    }

    /** Every line of one cause, and nothing else is asked. */
    public static DifferenceFilter of(Outcome outcome) {
        return new DifferenceFilter(outcome, null, null, null, null, null, null, null, List.of());
    }

    public boolean isWholeCause() {
        return outcome != null && equals(of(outcome));
    }

    /** The same lines as far as nobody has decided about them. */
    public DifferenceFilter undecided() {
        return new DifferenceFilter(outcome, part, agency, service, zone, Decided.NOT_YET, atLeast, search, codes);
    }
}
