package vn.postalgateway.console;

import java.time.YearMonth;
import java.util.List;

/** What charts are drawn of. */
public interface Statistics {

    /** Each agency's months from one on, by month and agency; months without billable items are left out. */
    List<AgencyMonth> months(YearMonth from);

    /** Why statements of months from one on differ, the most money first. */
    List<CauseSum> causes(YearMonth from);
}
