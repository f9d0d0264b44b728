package vn.postalgateway.settlement;

import java.util.List;
import vn.postalgateway.reconciliation.Standing;
import vn.postalgateway.tariff.Wording;

/**
 * What a decision does, or would do, to the statement's sums; what is confirmed is what is paid.
 *
 * @param lines     results it is about
 * @param conflicts why it cannot be taken as it is, at most a hundred of them; empty if it can
 */
public record DecisionPreview(long lines, Standing before, Standing after, List<Conflict> conflicts) {

    /** @param code {@code settles-twice}, {@code settled-elsewhere} or {@code settled-here} */
    public record Conflict(String resultId, String code) {

        public Wording text() {
            return switch (code) {
                case "settles-twice" -> new Wording("Bưu gửi này đã được xác nhận ở một dòng khác của bảng kê.",
                        "Another line of the statement already confirms this item.");
                case "settled-elsewhere" -> new Wording("Bưu gửi này đã quyết toán ở kỳ khác.",
                        "This item was settled in another period.");
                case "settled-here" -> new Wording(
                        "Bưu gửi này đã quyết toán trong kỳ; không chuyển sang kỳ sau được, hãy đưa vào tranh chấp.",
                        "This item was settled in this period; it cannot move to the next one, dispute it instead.");
                default -> throw new IllegalArgumentException(code);
            };
        }
    }

    public DecisionPreview {
        conflicts = List.copyOf(conflicts);
    }
}
