package vn.postalgateway.settlement;

import java.util.List;

/**
 * What a look through the whole ledger came to.
 *
 * @param findings in order of contract and period, at most a thousand; empty means that every row is as it was written
 */
public record LedgerReport(long periods, long journals, List<LedgerFinding> findings) {

    public LedgerReport {
        findings = List.copyOf(findings);
    }

    public boolean isIntact() {
        return findings.isEmpty();
    }
}
