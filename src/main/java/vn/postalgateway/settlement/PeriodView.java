package vn.postalgateway.settlement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import vn.postalgateway.reconciliation.PeriodTotals;
import vn.postalgateway.tariff.Vnd;

/**
 * A period with all that somebody needs who is to close it.
 *
 * @param revision       1, and one more with each reopening
 * @param submission     of this revision, or null
 * @param approval       of this revision, or null
 * @param reopening      how this revision began, or null for the first one
 * @param blocking       what keeps it from being closed; empty if nothing does, or it is closed
 * @param notices        what should be known before it is closed
 * @param broughtForward items that landed here from earlier closed months, by the month they belong to
 * @param carriedIn      claims that the month before carried over; the post bills them again
 * @param budget         null if the contract states none
 * @param laterStatement a version that came after the period was closed and does not count, or null
 * @param work           the last closing step that somebody asked for in this revision, or null
 */
public record PeriodView(PeriodTotals totals, int revision, Submission submission, Approval approval,
                         Reopening reopening, List<Blocker> blocking, List<Blocker> notices,
                         List<Origin> broughtForward, Vnd carriedIn, String laterStatement,
                         Budget budget, ClosingTask work) {

    /** @param contentSha256 of the frozen content, 64 hexadecimal digits */
    public record Submission(String contentSha256, String by, Instant at) {
    }

    /** @param payBy the last day in Vietnam on which the month is to be paid; null if nothing said so then */
    public record Approval(String by, Instant at, LocalDate payBy) {
    }

    public record Reopening(String by, Instant at, String reason) {
    }

    /** @param owed what the budget owes for them */
    public record Origin(YearMonth period, long items, Vnd owed) {
    }

    /**
     * @param year what the agency approved for the calendar year
     * @param used the subsidy of the year's other approved periods and of what is confirmed in this one; what citizens
     *             paid online is no part of it
     */
    public record Budget(Vnd year, Vnd used) {

        /** Negative once the budget is overdrawn. */
        public Vnd left() {
            return year.minus(used);
        }
    }

    public PeriodView {
        blocking = List.copyOf(blocking);
        notices = List.copyOf(notices);
        broughtForward = List.copyOf(broughtForward);
    }
}
