package vn.postalgateway.reconciliation;

/**
 * By which identity a line found our item; amounts and similarity never match. Each level only takes what earlier
 * ones left.
 */
public enum MatchLevel {
    ITEM_CODE, REISSUED_CODE, ORDER_REFERENCE,
    /** Dossier, service and day of acceptance together. */
    DOSSIER
}
