package vn.postalgateway.tariff;

import java.time.LocalDate;
import java.util.ArrayList;
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

    /** Whether an edition may end before the next one begins. */
    public enum Gaps { ALLOWED, FAULTS }

    public Editions(Collection<D> all) {
        newestFirst = all.stream()
            .sorted(Comparator.comparing((D each) -> each.edition().validFrom()).reversed()
                .thenComparing(each -> each.edition().id()).thenComparing(each -> each.edition().clause().file()))
            .toList();
    }

    /**
     * Editions of one document that begin on the same day, or of which one still applies when the next one begins, or
     * that leave days without any. An edition without end leaves no gap and overlaps nothing.
     */
    public List<DocumentFault> faults(Gaps gaps) {
        List<DocumentFault> faults = new ArrayList<>();
        Map<String, Edition> later = new HashMap<>();
        for (D each : newestFirst) {
            Edition edition = each.edition();
            Edition next = later.put(edition.id(), edition);
            if (next == null) {
                continue;
            }
            if (next.validFrom().equals(edition.validFrom())) {
                faults.add(new DocumentFault(next.clause(), "the version " + next.version() + " stands in "
                    + edition.clause().file() + ", too"));
            } else if (edition.covers(next.validFrom()) && edition.validUntil() != null) {
                faults.add(new DocumentFault(edition.clause(), "overlaps " + next.version() + ": it is valid until "
                    + edition.validUntil()));
            } else if (gaps == Gaps.FAULTS && edition.validUntil() != null
                    && edition.validUntil().plusDays(1).isBefore(next.validFrom())) {
                faults.add(new DocumentFault(edition.clause(), "leaves a gap before " + next.version()
                    + ": it is valid until " + edition.validUntil()));
            }
        }
        return faults;
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
