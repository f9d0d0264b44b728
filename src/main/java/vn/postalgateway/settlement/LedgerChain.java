package vn.postalgateway.settlement;

import java.time.YearMonth;
import java.util.Comparator;

/**
 * The chain of one period's journals: each hash covers a journal with all its lines and the hash before, so that no row
 * can be changed, left out, put in or moved without every later hash being another.
 */
public final class LedgerChain {

    private final String contract;
    private final YearMonth period;

    public LedgerChain(String contract, YearMonth period) {
        this.contract = contract;
        this.period = period;
    }

    public YearMonth period() {
        return period;
    }

    /** What the first journal is chained to. */
    public String beginning() {
        return new ContentHash().row("ledger", contract, period).hex();
    }

    /** @param sequence 1, 2, 3 … without a gap */
    public String next(String before, long sequence, Journal journal) {
        ContentHash hash = new ContentHash().row(before, contract, period, sequence, journal.contract(),
                journal.period(), journal.journalNo(), journal.revision(), journal.kind(), journal.subject(),
                journal.orderId(), journal.resultId(), journal.reverses(), journal.postedBy(),
                journal.postedAt());
        journal.postings().stream().sorted(Comparator.comparing(Journal.Posting::account))
                .forEach(p -> hash.row(p.account(), p.memo(), p.amount().amount()));
        return hash.hex();
    }
}
