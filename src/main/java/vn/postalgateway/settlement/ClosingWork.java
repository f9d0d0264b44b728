package vn.postalgateway.settlement;

import java.time.YearMonth;

/**
 * Closing steps as work: what is asked for is written down first and done by a worker, so that it outlives the caller
 * and the process. A step is done wholly or not at all, once, whatever ends in between; any number of gateways may
 * work.
 */
public interface ClosingWork {

    /**
     * Asks for a submission. Asking again for what one has asked for already leads to the same task.
     *
     * @throws SettlementRefused if the period is not open, or another step of it is under way
     */
    ClosingTask submit(String contract, YearMonth period, String actor);

    /**
     * Asks for an approval; likewise.
     *
     * @param contentSha256 what the approver has seen, or null for what was submitted
     * @throws SettlementRefused if it is one's own submission, if the content is another, if nobody submitted it, or if
     *                           another step of the period is under way
     */
    ClosingTask approve(String contract, YearMonth period, String actor, String contentSha256);

    /** @throws java.util.NoSuchElementException if nobody asked for such a task */
    ClosingTask task(long number);

    /** Works until nothing waits. */
    void work();

    /** One stage of one task; false if nothing waits that nobody else works on. */
    boolean workOnce();
}
