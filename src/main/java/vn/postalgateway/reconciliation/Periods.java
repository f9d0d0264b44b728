package vn.postalgateway.reconciliation;

import java.time.YearMonth;

/** The periods (kỳ đối soát) of contracts. A period that nobody submitted is open, whatever its month. */
public interface Periods {

    PeriodTotals totals(String contract, YearMonth period);
}
