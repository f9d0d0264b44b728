package vn.postalgateway.settlement;

import java.time.YearMonth;
import java.util.List;
import vn.postalgateway.reconciliation.Outcome;
import vn.postalgateway.tariff.Vnd;

/**
 * The figures of the minutes, each a sum over the annex's lines.
 *
 * @param services       ordered as declared, what is not known last; likewise the zones
 * @param agencies       by code; those beyond the first hundred are one group
 * @param causes         of exceptions, in their order of precedence
 * @param disputed       lines that are left out and talked about
 * @param carriedOver    lines and items that the next period takes up
 * @param broughtForward items that landed here from earlier months, by the month they belong to
 */
public record Minutes(Sums total, List<Group> services, List<Group> zones, List<Group> agencies, List<Cause> causes,
                      Listed exceptions, Listed disputed, Listed carriedOver, List<Origin> broughtForward) {

    /**
     * @param items      of ours
     * @param settledSubsidy what the budget pays of the items settled; likewise the online charges passed on
     */
    public record Sums(long lines, long items, Vnd tariff, Vnd atPost, Vnd online, Vnd discount, Vnd subsidy,
                       Vnd claimed, Vnd confirmed, Vnd contested, Vnd carriedOver, Vnd settledSubsidy,
                       Vnd settledOnline, Vnd fees) {

        static final Sums NONE = new Sums(0, 0, Vnd.ZERO, Vnd.ZERO, Vnd.ZERO, Vnd.ZERO, Vnd.ZERO, Vnd.ZERO, Vnd.ZERO,
                Vnd.ZERO, Vnd.ZERO, Vnd.ZERO, Vnd.ZERO, Vnd.ZERO);

        static Sums of(AnnexLine line) {
            boolean settled = line.disposition() == Disposition.SETTLED && line.carriesItem();
            AnnexLine.Ours ours = line.ours();
            return new Sums(line.lineNo() == null ? 0 : 1, line.carriesItem() ? 1 : 0, ours.tariff(), ours.atPost(),
                    ours.online(), ours.discount(), ours.subsidy(), line.standing().claimed(),
                    line.standing().confirmed(), line.standing().contested(), line.standing().carriedOver(),
                    settled ? ours.subsidy() : Vnd.ZERO, settled ? ours.online() : Vnd.ZERO, ours.fee());
        }

        Sums plus(Sums more) {
            return new Sums(lines + more.lines, items + more.items, tariff.plus(more.tariff), atPost.plus(more.atPost),
                    online.plus(more.online), discount.plus(more.discount), subsidy.plus(more.subsidy),
                    claimed.plus(more.claimed), confirmed.plus(more.confirmed), contested.plus(more.contested),
                    carriedOver.plus(more.carriedOver), settledSubsidy.plus(more.settledSubsidy),
                    settledOnline.plus(more.settledOnline), fees.plus(more.fees));
        }

        /** What is confirmed beyond the parts of our own items: differences that were accepted. */
        public Vnd acceptedDifferences() {
            return confirmed.minus(settledSubsidy).minus(settledOnline);
        }
    }

    public record Group(String name, Sums sums) {
    }

    public record Cause(Outcome outcome, long lines, Vnd claimed, Vnd owed, Vnd confirmed) {

        Cause plus(AnnexLine line) {
            return new Cause(outcome, lines + 1, claimed.plus(line.standing().claimed()), owed.plus(line.ours().owed()),
                    confirmed.plus(line.standing().confirmed()));
        }

        public Vnd delta() {
            return claimed.minus(owed);
        }
    }

    /** @param largest the largest money first, at most {@link MinutesTally#MOST_LISTED} */
    public record Listed(long count, Vnd claimed, Vnd owed, List<AnnexLine> largest) {

        public Listed {
            largest = List.copyOf(largest);
        }

        public boolean isWhole() {
            return count == largest.size();
        }
    }

    /** @param owed what is owed for them */
    public record Origin(YearMonth month, long items, Vnd owed) {
    }
}
