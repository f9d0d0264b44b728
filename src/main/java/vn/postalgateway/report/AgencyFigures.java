package vn.postalgateway.report;

import vn.postalgateway.tariff.Vnd;

/**
 * One agency's figures of one span of time (số liệu của một cơ quan). Everything counts in the span in which the post
 * told it: what it tells late is in the next report, and no report changes afterwards.
 *
 * <p>Dossiers: an item may hold several. Items: one envelope each, both directions together.
 *
 * @param received  dossiers that the post brought from citizens to the agency
 * @param returned  dossiers whose results the post brought from the agency to citizens
 * @param results   all results that the agency handed out in the month, by whatever way; null where nobody told it
 * @param level4    of {@code returned}, those submitted fully online (toàn trình)
 * @param level3    of {@code returned}, those submitted partly online (một phần)
 * @param delivered items delivered, and so standing at the end of the span
 * @param onTime    of {@code delivered}, those delivered on the promised day or before
 * @param failed    items of which an attempt at delivery failed, each counted once
 * @param sentBack  items that went back to their sender (chuyển hoàn)
 * @param lost      items that the post gave up as lost
 * @param soon      items under way at the end of the span, promised for its day or the next working day
 * @param overdue   items under way at the end of the span, promised for an earlier day
 * @param citizen   what citizens pay for the delivered items
 * @param subsidy   what the budget adds for the delivered items
 * @param collected what postmen really took at the door for the delivered items, collected fees included
 */
public record AgencyFigures(String agencyCode, long received, long returned, Long results, long level4, long level3,
                            long delivered, long onTime, long failed, long sentBack, long lost, long soon,
                            long overdue, Vnd citizen, Vnd subsidy, Vnd collected) {

    private static final long WHOLE = 10_000;

    /** Nothing yet. */
    public static AgencyFigures none(String agencyCode) {
        return new AgencyFigures(agencyCode, 0, 0, null, 0, 0, 0, 0, 0, 0, 0, 0, 0, Vnd.ZERO, Vnd.ZERO, Vnd.ZERO);
    }

    /** Both together, under this one's code; of all results only what is known. */
    public AgencyFigures plus(AgencyFigures other) {
        return new AgencyFigures(agencyCode, received + other.received, returned + other.returned,
                results == null ? other.results
                        : other.results == null ? results : Long.valueOf(results + other.results),
                level4 + other.level4, level3 + other.level3, delivered + other.delivered, onTime + other.onTime,
                failed + other.failed, sentBack + other.sentBack, lost + other.lost, soon + other.soon,
                overdue + other.overdue, citizen.plus(other.citizen), subsidy.plus(other.subsidy),
                collected.plus(other.collected));
    }

    public AgencyFigures withResults(Long all) {
        return new AgencyFigures(agencyCode, received, returned, all, level4, level3, delivered, onTime, failed,
                sentBack, lost, soon, overdue, citizen, subsidy, collected);
    }

    /** Of {@code returned}, those submitted at the counter, or of which nobody said. */
    public long otherLevels() {
        return returned - level4 - level3;
    }

    /**
     * The part of all results that the post brought home, in hundredths of a percent, cut off and never rounded up:
     * 1,868 of 9,257 are 2017, so 20.17 %. Null where the number of all results is not known or nought.
     */
    public Long shareOfResults() {
        return results == null || results == 0 ? null : Long.valueOf(returned * WHOLE / results);
    }

    /** The part of the delivered items that came in time, as {@link #shareOfResults}; null where none was delivered. */
    public Long shareOnTime() {
        return delivered == 0 ? null : Long.valueOf(onTime * WHOLE / delivered);
    }
}
