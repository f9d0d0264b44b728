package vn.postalgateway.settlement;

import java.time.Instant;
import vn.postalgateway.tariff.Wording;

/**
 * A closing step that somebody asked for, and how far it is.
 *
 * @param by       who asked for it
 * @param progress 0 to 100
 * @param refusal  why nothing was done; null unless REFUSED
 */
public record ClosingTask(long number, Kind kind, String by, Instant startedAt, State state, int progress,
                          Refusal refusal) {

    /** Which step. */
    public enum Kind { SUBMIT, APPROVE }

    /** From asked for to done; what was refused left nothing behind. */
    public enum State {
        WAITING, WORKING, DONE, REFUSED;

        public boolean isFinal() {
            return this == DONE || this == REFUSED;
        }
    }

    /** @param code a stable name, as in {@link SettlementRefused#code()} */
    public record Refusal(String code, Wording wording) {
    }
}
