package vn.postalgateway.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Pins every version that has priced an accepted order, so that a file cannot be changed in place afterwards: a later
 * edition is the way.
 */
public final class PricedVersions {

    private final PricingDocuments documents;
    private final PinnedVersions pinned;

    public PricedVersions(PricingDocuments documents, PinnedVersions pinned) {
        this.documents = documents;
        this.pinned = pinned;
    }

    /**
     * To be called with the question that priced an order, in the transaction that accepts it. Cheap after
     * the first time.
     *
     * @throws PinnedVersions.ChangedVersion if another gateway prices by other content under the same version
     */
    public void pin(PriceQuestion question) {
        documents.inForce(question.contract(), question.on())
            .ifPresent(set -> set.versions().forEach(pinned::keep));
    }

    /** What has priced orders and is now changed or gone: one line each; none if all is well. */
    public List<String> changes() {
        List<PricedVersion> present = documents.all();
        List<String> changes = new ArrayList<>();
        for (PricedVersion used : pinned.all()) {
            if (!present.contains(used)) {
                boolean changed = present.stream().anyMatch(used::isEditionOf);
                changes.add("%s %s has priced orders and %s; put it back and add a later version instead".formatted(
                    used.kind().name().toLowerCase(Locale.ROOT), used.version(),
                    changed ? "was changed in place" : "is missing"));
            }
        }
        return changes;
    }
}
