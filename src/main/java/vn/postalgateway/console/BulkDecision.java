package vn.postalgateway.console;

import java.util.List;
import vn.postalgateway.settlement.Selection;
import vn.postalgateway.settlement.SettlementRefused;

/**
 * Which lines a decision about a whole filter means: those that it finds and nobody has decided, unless it asks for
 * decided ones itself. So nobody's decision is replaced by somebody who did not ask to see it.
 */
public final class BulkDecision {

    /** Their ids are handed over one by one; a cause alone may be any number. */
    public static final int MOST = 100_000;

    private final Differences differences;

    public BulkDecision(Differences differences) {
        this.differences = differences;
    }

    /** @throws SettlementRefused if there is nothing to decide, or more than can be named */
    public Selection of(String statementId, DifferenceFilter filter) {
        List<String> ids = differences.ids(statementId, filter.decided() == null ? filter.undecided() : filter, MOST);
        if (ids.isEmpty()) {
            throw SettlementRefused.conflict("nothing-undecided",
                    "Bộ lọc này không còn dòng nào chưa quyết định.", "Nothing that the filter finds is undecided.");
        }
        if (ids.size() <= MOST) {
            return new Selection(statementId, ids, null, true);
        }
        if (filter.isWholeCause()) {
            return new Selection(statementId, List.of(), filter.outcome(), false);
        }
        throw SettlementRefused.wrong("too-many-lines",
                "Bộ lọc này có hơn " + MOST + " dòng; hãy lọc hẹp hơn, hoặc quyết định cả một nguyên nhân.",
                "The filter finds more than " + MOST + " lines; narrow it, or decide a whole cause.");
    }

    /**
     * As {@link #of}, but only as many as somebody saw at the preview.
     *
     * @throws SettlementRefused if the filter finds another number of lines by now
     */
    public Selection asSeen(String statementId, DifferenceFilter filter, long lines) {
        Selection selection = of(statementId, filter);
        if (selection.outcome() == null && selection.resultIds().size() != lines) {
            throw SettlementRefused.conflict("preview-stale",
                    "Các dòng của bộ lọc đã thay đổi từ lúc xem trước; hãy xem lại.",
                    "The filter finds other lines than at the preview; look at it again.");
        }
        return selection;
    }
}
