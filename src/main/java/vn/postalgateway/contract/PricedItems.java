package vn.postalgateway.contract;

import java.time.YearMonth;
import java.util.List;

/** The items that were priced, as questions that can be asked again; read only. */
public interface PricedItems {

    /** The items of a contract that are billable in a month in Vietnam; those of one question counted together. */
    List<Counted> billableIn(String contract, YearMonth month);

    /** @param items how many items ask this */
    record Counted(PriceQuestion question, long items) { }
}
