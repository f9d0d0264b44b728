package vn.postalgateway.order;

import vn.postalgateway.tariff.Vnd;

/** How much of a contract's budget its orders take (sử dụng dự toán). One transaction. */
public interface BudgetUse {

    /** For a contract that states a budget; nothing for a year without orders. */
    Used of(String contract, int year);

    /**
     * @param reserved the budget's part of orders that may still become billable
     * @param consumed of those that are
     */
    record Used(Vnd reserved, Vnd consumed) {

        public Vnd sum() {
            return reserved.plus(consumed);
        }
    }
}
