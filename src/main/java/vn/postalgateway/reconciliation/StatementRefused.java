package vn.postalgateway.reconciliation;

import vn.postalgateway.partner.FieldFault;
import vn.postalgateway.tariff.Wording;

/** A statement that is not taken in; nothing was stored. */
public class StatementRefused extends RuntimeException {

    private final FieldFault fault;
    private final Wording wording;
    private final boolean format;

    private StatementRefused(FieldFault fault, Wording wording, boolean format) {
        super(wording.en());
        this.fault = fault;
        this.wording = wording;
        this.format = format;
    }

    static StatementRefused field(String pointer, String detail, String vietnamese) {
        return new StatementRefused(new FieldFault(pointer, detail),
                new Wording(vietnamese, pointer.substring(1) + " " + detail), false);
    }

    /** The file is of a kind that is not taken. */
    public static StatementRefused format(Wording wording) {
        return new StatementRefused(new FieldFault("/file", wording.en()), wording, true);
    }

    public FieldFault fault() {
        return fault;
    }

    public Wording wording() {
        return wording;
    }

    /** The kind of file is wrong, rather than what it is said to be. */
    public boolean isFormat() {
        return format;
    }
}
