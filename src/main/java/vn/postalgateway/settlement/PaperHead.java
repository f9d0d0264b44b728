package vn.postalgateway.settlement;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import vn.postalgateway.tariff.Vnd;

/**
 * What the papers of one revision of a period say beside its lines.
 *
 * @param letterhead  as it was when the revision was submitted; of an open one as it is now
 * @param statements  that the revision stands on: the one that counts last, the versions before it first
 * @param submission  null while the revision is open
 * @param approval    null until another person approved it: until then papers are drafts
 * @param reopening   how the revision began, or null for the first one
 * @param signed      the totals that were frozen with it, or null while it is open
 * @param fees        collected fees of other periods and what the post handed over in this one
 * @param drawnAt     now
 */
public record PaperHead(String contract, YearMonth period, int revision, Letterhead letterhead,
                        List<StatementSource> statements, PeriodView.Submission submission,
                        PeriodView.Approval approval, PeriodView.Reopening reopening, Signed signed, Fees fees,
                        Instant drawnAt) {

    /** @param fileName as the post named it, or null */
    public record StatementSource(String statementId, int version, String format, String fileName, Instant receivedAt,
                                  String sha256) {
    }

    /** @param owedBefore by the other periods that were approved by then */
    public record Fees(Vnd owedBefore, Vnd handedOver) {
    }

    public record Signed(long items, Vnd tariff, Vnd subsidy, Vnd claimed, Vnd confirmed, Vnd contested,
                         Vnd carriedOver) {
    }

    public PaperHead {
        statements = List.copyOf(statements);
    }

    public boolean isDraft() {
        return approval == null;
    }

    /** When the papers came to say what they say: at the approval, else now. */
    public Instant asOf() {
        return approval == null ? drawnAt : approval.at();
    }

    /** @throws IllegalStateException if the lines do not add up to what was signed; then there is no paper */
    void refuseUnlessSigned(Minutes.Sums sums) {
        Signed drawn = new Signed(sums.items(), sums.tariff(), sums.subsidy(), sums.claimed(), sums.confirmed(),
                sums.contested(), sums.carriedOver());
        if (signed != null && !signed.equals(drawn)) {
            throw new IllegalStateException("the lines of " + contract + " " + period + " add up to " + drawn
                    + ", signed was " + signed);
        }
    }
}
