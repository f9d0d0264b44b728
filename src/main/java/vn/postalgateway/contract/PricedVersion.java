package vn.postalgateway.contract;

import vn.postalgateway.tariff.Dated;
import vn.postalgateway.tariff.Edition;

/**
 * One edition of a document and the fingerprint of what it says.
 *
 * @param version {@code <id>@<validFrom>}
 * @param sha256  64 hex digits
 */
public record PricedVersion(Kind kind, String id, String version, String sha256) {

    /** The kinds of documents that a price depends on. */
    public enum Kind { TARIFF, CONTRACT, REGIONS, UNITS }

    static PricedVersion of(Kind kind, Dated document) {
        Edition edition = document.edition();
        return new PricedVersion(kind, edition.id(), edition.version(), edition.sha256());
    }

    boolean isEditionOf(PricedVersion other) {
        return kind == other.kind && version.equals(other.version);
    }
}
