package vn.postalgateway.conformance;

import java.util.ArrayList;
import java.util.List;

/** The steps of one journey, written down as they are taken. The first one that is not as expected ends it. */
public final class Steps {

    private final List<Step> taken = new ArrayList<>();

    /** Ends a journey before its last step. */
    static final class Ended extends RuntimeException {

        private static final long serialVersionUID = 1L;
        private final Verdict verdict;

        private Ended(Verdict verdict) {
            super(verdict.words(), null, false, false);
            this.verdict = verdict;
        }

        Verdict verdict() {
            return verdict;
        }
    }

    /** Writes a step down; ends the journey as broken unless it was as expected. */
    public void expect(String did, String expected, Object seen, boolean asExpected) {
        add(new Step(did, expected, String.valueOf(seen)));
        if (!asExpected) {
            throw new Ended(Verdict.BROKEN);
        }
    }

    /** Ends the journey if something outside the promise stands in the way. */
    public void needs(String did, String needed, Object seen, boolean given) {
        if (!given) {
            add(new Step(did, needed, String.valueOf(seen)));
            throw new Ended(Verdict.NOT_SHOWN);
        }
    }

    void add(Step step) {
        taken.add(step);
    }

    List<Step> taken() {
        return List.copyOf(taken);
    }
}
