package vn.postalgateway.settlement;

import java.time.YearMonth;

/**
 * The life of a period (kỳ đối soát): open, submitted by one person, approved by another; reopened as a new revision
 * that keeps every match and decision. Each method is one transaction; closing waits for whoever is writing into the
 * period, and whoever comes later is refused.
 */
public interface PeriodClosing {

    /** The period at one moment, whoever closes it meanwhile. */
    PeriodView show(String contract, YearMonth period);

    /**
     * Cuts the period off: freezes every line and item with what becomes of it, carries over what is not ended, and
     * hashes the whole.
     *
     * @throws SettlementRefused if the period is not open, or something blocks it; then the blockers say what
     */
    PeriodView submit(String contract, YearMonth period, String actor);

    /**
     * Signs for the frozen content and settles what is confirmed; from then on nothing of it changes.
     *
     * @param contentSha256 what the approver has seen, or null for what was submitted
     * @throws SettlementRefused if it is one's own submission, if the content is another, if nobody submitted it, or
     *                           if an item was settled elsewhere meanwhile
     */
    PeriodView approve(String contract, YearMonth period, String actor, String contentSha256);

    /**
     * Ends the submitted or approved revision and begins the next one.
     *
     * @throws SettlementRefused if it is one's own submission, or the period is open anyway
     */
    PeriodView reopen(String contract, YearMonth period, String actor, String reason);
}
