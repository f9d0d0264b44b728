package vn.postalgateway.contract;

import vn.postalgateway.tariff.Vnd;

/**
 * What the paying agency has approved for a calendar year (dự toán năm), and what happens when it is used up.
 *
 * @param year          for each calendar year in Vietnam in which this version of the contract takes orders
 * @param warnAtPercent 1 to 100 of it
 */
public record Budget(Vnd year, int warnAtPercent, WhenSpent whenSpent) {

    /** What becomes of an order that the budget does not cover any more. */
    public enum WhenSpent {
        /** It is taken all the same; finance sees that the budget is overdrawn. */
        WARN,
        /** It is refused. */
        REFUSE
    }

    /** Where a year's budget stands. */
    public enum Stand { ENOUGH, WARNING, SPENT }

    /** @param used reserved and consumed */
    public Stand standAt(Vnd used) {
        if (used.compareTo(year) >= 0) {
            return Stand.SPENT;
        }
        return used.compareTo(year.percent(warnAtPercent)) >= 0 ? Stand.WARNING : Stand.ENOUGH;
    }
}
