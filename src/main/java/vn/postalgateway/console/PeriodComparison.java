package vn.postalgateway.console;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;
import vn.postalgateway.reconciliation.PeriodTotals;

/**
 * A submitted month beside the last approved one: what an approver looks at before signing.
 *
 * @param before null where none was approved before
 */
public record PeriodComparison(PeriodTotals now, PeriodTotals before) {

    private static final long WHOLE = 10_000;

    /** What is compared, in this order: items, and whole dong of them. */
    public enum Figure {
        ITEMS(PeriodTotals::items),
        TARIFF(totals -> totals.tariff().amount()),
        AT_POST(totals -> totals.collectedByPost().amount()),
        ONLINE(totals -> totals.onlineCharge().amount()),
        SUBSIDY(totals -> totals.subsidy().amount()),
        CLAIMED(totals -> totals.claimed().amount()),
        CONTESTED(totals -> totals.contested().amount()),
        CARRIED(totals -> totals.carriedOver().amount()),
        PAYABLE(totals -> totals.payable().amount());

        private final ToLongFunction<PeriodTotals> of;

        Figure(ToLongFunction<PeriodTotals> of) {
            this.of = of;
        }
    }

    /** @param before null where there is no month to compare with */
    public record Row(Figure figure, long now, Long before) {

        /** Null where there is nothing to compare with. */
        public Long change() {
            return before == null ? null : Long.valueOf(now - before);
        }

        /** In hundredths of a percent of what was before, cut off; null where that was nought or is not known. */
        public Long changeShare() {
            return before == null || before == 0 ? null : Long.valueOf(change() * WHOLE / before);
        }
    }

    public List<Row> rows() {
        return Arrays.stream(Figure.values()).map(figure -> new Row(figure, figure.of.applyAsLong(now),
                before == null ? null : Long.valueOf(figure.of.applyAsLong(before)))).toList();
    }
}
