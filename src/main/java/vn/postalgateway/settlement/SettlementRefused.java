package vn.postalgateway.settlement;

import java.util.List;
import vn.postalgateway.tariff.Wording;

/** What was asked for is not done, and nothing was written; the wording says what to do instead. */
public class SettlementRefused extends RuntimeException {

    /**
     * Why: there is no such thing, it is not this person's to do, things do not stand so, or what was given does not
     * do.
     */
    public enum Kind { NOT_FOUND, FORBIDDEN, CONFLICT, WRONG }

    private final Kind kind;
    private final String code;
    private final Wording wording;
    private final List<DecisionPreview.Conflict> conflicts;
    private final List<Blocker> blockers;

    private SettlementRefused(Kind kind, String code, Wording wording, List<DecisionPreview.Conflict> conflicts,
                              List<Blocker> blockers) {
        super(wording.en());
        this.kind = kind;
        this.code = code;
        this.wording = wording;
        this.conflicts = List.copyOf(conflicts);
        this.blockers = List.copyOf(blockers);
    }

    public static SettlementRefused notFound(String what) {
        return new SettlementRefused(Kind.NOT_FOUND, what, new Wording("Không tìm thấy.", "There is no such " + what),
                List.of(), List.of());
    }

    public static SettlementRefused forbidden(String code, String vi, String en) {
        return new SettlementRefused(Kind.FORBIDDEN, code, new Wording(vi, en), List.of(), List.of());
    }

    public static SettlementRefused conflict(String code, String vi, String en) {
        return new SettlementRefused(Kind.CONFLICT, code, new Wording(vi, en), List.of(), List.of());
    }

    public static SettlementRefused wrong(String code, String vi, String en) {
        return new SettlementRefused(Kind.WRONG, code, new Wording(vi, en), List.of(), List.of());
    }

    public static SettlementRefused twice(List<DecisionPreview.Conflict> conflicts) {
        return new SettlementRefused(Kind.CONFLICT, "item-settled-once", new Wording(
                "Một bưu gửi chỉ được quyết toán một lần; không dòng nào được ghi.",
                "An item is settled only once; no line was decided."), conflicts, List.of());
    }

    public static SettlementRefused blocked(List<Blocker> blockers) {
        return new SettlementRefused(Kind.CONFLICT, "period-blocked", new Wording("Chưa thể chốt kỳ.",
                "The period cannot be closed yet; every reason is listed with its next step."), List.of(), blockers);
    }

    /** What a closing task was refused for, told to whoever waits for it. */
    public static SettlementRefused of(ClosingTask.Refusal refusal, List<Blocker> blockers) {
        return new SettlementRefused(Kind.CONFLICT, refusal.code(), refusal.wording(), List.of(), blockers);
    }

    public Kind kind() {
        return kind;
    }

    /** A stable name such as {@code period-closed}; for what is not found, what it is. */
    public String code() {
        return code;
    }

    public Wording wording() {
        return wording;
    }

    public List<DecisionPreview.Conflict> conflicts() {
        return conflicts;
    }

    public List<Blocker> blockers() {
        return blockers;
    }
}
