package vn.postalgateway.settlement;

/**
 * Recomputes the ledger (kiểm tra sổ cái): chains, balances, and whether it says what two people signed. Writes
 * nothing.
 */
public interface LedgerVerification {

    LedgerReport verify();
}
