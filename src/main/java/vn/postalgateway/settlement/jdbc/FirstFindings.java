package vn.postalgateway.settlement.jdbc;

import java.util.ArrayList;
import java.util.List;
import vn.postalgateway.settlement.LedgerFinding;

/** The first thousand findings: a ledger that was rewritten whole needs no million of them to be told so. */
final class FirstFindings {

    static final int MOST = 1_000;

    private final List<LedgerFinding> findings = new ArrayList<>();

    void add(LedgerFinding finding) {
        if (findings.size() < MOST) {
            findings.add(finding);
        }
    }

    List<LedgerFinding> all() {
        return findings;
    }
}
