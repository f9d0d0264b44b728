package vn.postalgateway.reconciliation;

import java.util.List;
import java.util.Optional;
import vn.postalgateway.tariff.Vnd;

/** The line-level difference of a statement to the version before it; known as soon as the statement is read. */
public interface StatementChanges {

    /** Empty for a first version and for one that is not read. */
    Optional<Comparison> comparison(String statementId);

    /** Largest money first. @param after the number of the change before, 0 for the first page */
    List<StatementChange> page(String statementId, int after, int limit);

    /** How a version differs from the one before it. */
    record Comparison(String previousId, int previousVersion, long added, long removed, long changed,
                      Vnd claimedDelta) { }
}
