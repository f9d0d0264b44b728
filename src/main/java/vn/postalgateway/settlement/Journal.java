package vn.postalgateway.settlement;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import vn.postalgateway.tariff.Vnd;

/**
 * One entry of the ledger (bút toán) with its lines; it sums to 0 and is never changed. A correction is a reversal and
 * a new journal.
 *
 * @param subject  what it is about: the item, else the line, or the handover
 * @param reverses the journal that this one takes back, or null
 */
public record Journal(long journalNo, String contract, YearMonth period, int revision, String kind, String subject,
                      String orderId, String resultId, Long reverses, String postedBy, Instant postedAt,
                      List<Posting> postings) {

    /**
     * @param memo   it tells, and does not count
     * @param amount a debit is positive, a credit negative
     */
    public record Posting(String account, boolean memo, Vnd amount) {
    }

    public Journal {
        postings = List.copyOf(postings);
    }

    /** What counts of it comes to 0. */
    public boolean isBalanced() {
        return postings.stream().filter(p -> !p.memo()).map(Posting::amount).reduce(Vnd.ZERO, Vnd::plus)
                .equals(Vnd.ZERO);
    }
}
