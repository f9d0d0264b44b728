package vn.postalgateway.tariff;

import java.time.LocalDate;

/**
 * One dated edition of a document that prices: a tariff sheet, a table of regions, a contract. Editions are never
 * edited once they have priced an order; a later edition takes over on the day it begins.
 *
 * @param id         the same for all editions of one document, {@code [a-z0-9-]+}
 * @param validFrom  first day in Vietnam on which it applies
 * @param validUntil last day, or null: until a later edition begins
 * @param sha256     fingerprint of what it says, so that comments and layout may still change; 64 hex digits
 * @param clause     where its validity stands
 */
public record Edition(String id, LocalDate validFrom, LocalDate validUntil, String sha256, Clause clause) {

    public Edition {
        if (!id.matches("[a-z0-9-]+")) {
            throw new IllegalArgumentException("id must match [a-z0-9-]+: " + id);
        }
        if (validUntil != null && validUntil.isBefore(validFrom)) {
            throw new IllegalArgumentException("validUntil " + validUntil + " lies before validFrom " + validFrom);
        }
    }

    /** {@code <id>@<validFrom>}: unique among all editions of one kind of document. */
    public String version() {
        return id + "@" + validFrom;
    }

    boolean covers(LocalDate day) {
        return !day.isBefore(validFrom) && (validUntil == null || !day.isAfter(validUntil));
    }
}
