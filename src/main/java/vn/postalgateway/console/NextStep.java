package vn.postalgateway.console;

import vn.postalgateway.partner.Scope;
import vn.postalgateway.settlement.PeriodView;

/** The one thing to do next about a period: the button on its card. */
public enum NextStep {
    /** Nothing but to wait: a statement is being read, a closing step is under way, or it is another person's turn. */
    WAIT,
    /** No statement is matched yet. */
    HAND_IN,
    /** Differences are undecided. */
    DECIDE,
    /** Nothing blocks: the clerk may submit. */
    SUBMIT,
    /** Somebody else submitted: the approver looks and signs. */
    APPROVE,
    /** Signed: read the papers. */
    READ;

    /** What the person can do about it now. */
    public static NextStep of(PeriodView period, String user, Scope scope) {
        String state = period.totals().state();
        if (state.equals("APPROVED")) {
            return READ;
        }
        if (period.work() != null && !period.work().state().isFinal()) {
            return WAIT;
        }
        if (state.equals("SUBMITTED")) {
            return scope == Scope.FINANCE_APPROVER && !period.submission().by().equals(user) ? APPROVE : WAIT;
        }
        boolean read = period.blocking().stream().noneMatch(b -> b.code().equals("statement-in-work"));
        if (scope != Scope.FINANCE_CLERK || !read) {
            return WAIT;
        }
        if (period.totals().statementId() == null) {
            return HAND_IN;
        }
        return period.blocking().isEmpty() ? SUBMIT : DECIDE;
    }
}
