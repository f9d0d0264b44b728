package vn.postalgateway.console;

import vn.postalgateway.reconciliation.Resolution;

/** Whether somebody decided about a line, and what. */
public enum Decided {
    /** It needs a decision and has none: it keeps its period from being closed. */
    NOT_YET(null),
    /** Whatever was decided. */
    ANYHOW(null),
    ACCEPT_THEIRS(Resolution.ACCEPT_THEIRS),
    KEEP_OURS(Resolution.KEEP_OURS),
    DISPUTE(Resolution.DISPUTE),
    NEXT_PERIOD(Resolution.NEXT_PERIOD);

    private final Resolution action;

    Decided(Resolution action) {
        this.action = action;
    }

    /** What was decided; null where that does not matter. */
    public Resolution action() {
        return action;
    }
}
