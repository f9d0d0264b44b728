package vn.postalgateway.console;

import java.time.LocalDate;
import java.util.List;

/**
 * One edition of a document that the gateway read at its start.
 *
 * @param file       below the configuration folder; null where it is not told
 * @param validUntil null: until a later edition begins
 * @param sha256     of what it says; null where no price depends on it
 * @param pinned     it has priced an order: its file must not be changed in place any more
 * @param usedBy     the contracts that name it
 */
public record ConfigurationFile(Kind kind, String id, String file, LocalDate validFrom, LocalDate validUntil,
                                String sha256, boolean pinned, List<String> usedBy) {

    /** The folders of configuration. */
    public enum Kind { CONTRACT, TARIFF, REGIONS, UNITS, OPERATOR, CALENDAR }

    public ConfigurationFile {
        usedBy = List.copyOf(usedBy);
    }
}
