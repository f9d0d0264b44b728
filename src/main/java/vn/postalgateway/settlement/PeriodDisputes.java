package vn.postalgateway.settlement;

import java.time.YearMonth;
import java.util.List;

/** What a month's papers say about disputes: what it left out, and what of earlier months landed in it. */
public interface PeriodDisputes {

    /** Of the approved month, in the order of their opening, whatever became of them since. */
    List<Dispute> leftOut(String contract, YearMonth period);

    /** Whose adjustment landed in the month; each says which month it comes from. */
    List<Dispute> landedIn(String contract, YearMonth period);
}
