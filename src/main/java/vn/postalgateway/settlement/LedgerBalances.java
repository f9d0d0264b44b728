package vn.postalgateway.settlement;

import java.time.YearMonth;
import java.util.List;
import vn.postalgateway.tariff.Vnd;

/** What the ledger comes to; balances are sums over its lines and stored nowhere. */
public interface LedgerBalances {

    PeriodLedger of(String contract, YearMonth period);

    /** @param memo the account tells, and does not count */
    record AccountBalance(String account, boolean memo, Vnd balance) {
    }

    /**
     * @param payable what the journals pay to the post: subsidy, online charges passed on, accepted differences
     * @param sealed  how many of the journals are chained
     * @param head    the hash of the last one, or null
     */
    record PeriodLedger(long journals, long sealed, String head, Vnd payable, List<AccountBalance> accounts) {

        public PeriodLedger {
            accounts = List.copyOf(accounts);
        }
    }
}
