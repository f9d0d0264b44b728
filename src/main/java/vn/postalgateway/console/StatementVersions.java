package vn.postalgateway.console;

import java.time.Instant;
import java.util.List;
import vn.postalgateway.reconciliation.StatementKey;
import vn.postalgateway.reconciliation.StatementState;

/** All versions of one month's statement. */
public interface StatementVersions {

    /** The newest first. */
    List<Version> of(StatementKey key);

    /** @param changes lines that differ from the version before; null for a first one, or one that is not read */
    record Version(String statementId, int version, StatementState state, Instant receivedAt, String receivedBy,
                   Long changes) {
    }
}
