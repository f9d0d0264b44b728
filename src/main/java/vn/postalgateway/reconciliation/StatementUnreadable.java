package vn.postalgateway.reconciliation;

import vn.postalgateway.tariff.Wording;

/** The file as a whole cannot be used: the statement fails, and its view tells this sentence. */
public class StatementUnreadable extends RuntimeException {

    private final String code;
    private final Wording wording;

    public StatementUnreadable(String code, Wording wording) {
        super(wording.en());
        this.code = code;
        this.wording = wording;
    }

    /** Stable name of the reason, e.g. {@code missing-columns}. */
    public String code() {
        return code;
    }

    public Wording wording() {
        return wording;
    }
}
