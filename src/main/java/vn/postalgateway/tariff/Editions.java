package vn.postalgateway.tariff;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All editions of one kind of document. On any day the edition that began last applies, so that an edition without end
 * is ended by its successor and never has to be edited.
 */
public final class Editions<D extends Dated> {

    private final List<D> newestFirst;

    /** @throws IllegalArgumentException if two editions of one document begin on the same day */
    public Editions(Collection<D> all) {
        Map<String, D> byVersion = new HashMap<>();
        for (D each : all) {
            if (byVersion.put(each.edition().version(), each) != null) {
                throw new IllegalArgumentException("two files hold the version " + each.edition().version());
            }
        }
        newestFirst = all.stream()
            .sorted(Comparator.comparing((D each) -> each.edition().validFrom()).reversed()
                .thenComparing(each -> each.edition().id()))
            .toList();
    }

    /** The edition that applies on a day in Vietnam; empty before the first one begins and after the last one ended. */
    public Optional<D> inForce(String id, LocalDate on) {
        return newestFirst.stream()
            .filter(each -> each.edition().id().equals(id) && !on.isBefore(each.edition().validFrom()))
            .findFirst()
            .filter(each -> each.edition().covers(on));
    }

    public boolean knows(String id) {
        return newestFirst.stream().anyMatch(each -> each.edition().id().equals(id));
    }

    /** Every edition of every document, the newest first. */
    public List<D> all() {
        return newestFirst;
    }
}
