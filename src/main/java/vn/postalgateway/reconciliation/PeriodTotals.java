package vn.postalgateway.reconciliation;

import java.time.YearMonth;
import vn.postalgateway.tariff.Vnd;

/**
 * One contract's period. Of the items billable in it: tariff = collected by the post + online charges + post's
 * discount + subsidy.
 * Of the newest statement: claimed = confirmed + contested + carried over, and what is confirmed is payable.
 *
 * @param state       OPEN, SUBMITTED, APPROVED or REOPENED
 * @param statementId the statement that the claim stands on, or null while none is ready
 */
public record PeriodTotals(String contract, YearMonth period, String state, String statementId, long items, Vnd tariff,
                           Vnd collectedByPost, Vnd onlineCharge, Vnd postDiscount, Vnd subsidy, Vnd claimed,
                           Vnd confirmed,
                           Vnd contested, Vnd carriedOver) {

    public PeriodTotals {
        if (!claimed.equals(confirmed.plus(contested).plus(carriedOver))) {
            throw new IllegalStateException("claimed " + claimed + " is not confirmed " + confirmed + " + contested "
                    + contested + " + carried over " + carriedOver);
        }
    }

    public Vnd payable() {
        return confirmed;
    }
}
