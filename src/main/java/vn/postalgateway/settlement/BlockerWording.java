package vn.postalgateway.settlement;

import java.time.YearMonth;
import vn.postalgateway.reconciliation.Outcome;
import vn.postalgateway.tariff.DongWording;
import vn.postalgateway.tariff.Vnd;
import vn.postalgateway.tariff.Wording;

/** What keeps a period open, in the words of the people who can mend it; each with its next step. */
public final class BlockerWording {

    private BlockerWording() {
    }

    public static Blocker statementInWork(long count) {
        return new Blocker("statement-in-work", null, count, Vnd.ZERO,
                new Wording(count + " bảng kê của kỳ đang được đọc hoặc đối soát.",
                        count + " statements of the period are being read or matched."),
                new Wording("Chờ bảng kê xử lý xong rồi trình lại.", "Wait until they are READY, then submit again."));
    }

    public static Blocker statementMissing(long items) {
        return new Blocker("statement-missing", null, items, Vnd.ZERO,
                new Wording("Kỳ có " + items + " bưu gửi nhưng chưa có bảng kê nào đối soát xong.",
                        "The period has " + items + " items, but no statement that is matched."),
                new Wording("Nộp bảng kê của bưu điện; nếu bưu điện không đề nghị gì, nộp bảng kê chỉ có dòng tiêu đề.",
                        "Upload the post's statement; if it claims nothing, one with a heading row only."));
    }

    public static Blocker undecided(Outcome outcome, long lines, Vnd claimed) {
        return new Blocker("undecided-lines", outcome.name(), lines, claimed,
                new Wording(lines + " dòng " + outcome + " (đề nghị " + DongWording.of(claimed).vi()
                        + ") chưa có quyết định.", lines + " lines " + outcome + " (claiming "
                        + DongWording.of(claimed).en() + ") are undecided."),
                new Wording("Xem chênh lệch rồi chấp nhận, giữ số của mình, đưa vào tranh chấp hoặc chuyển kỳ sau.",
                        "Look at them, then accept theirs, keep ours, dispute or carry them over."));
    }

    public static Blocker settledElsewhere(long items) {
        return new Blocker("settled-elsewhere", null, items, Vnd.ZERO,
                new Wording(items + " bưu gửi đang được xác nhận nhưng đã quyết toán ở kỳ khác hoặc ở hai dòng.",
                        items + " items are confirmed here that another period or another line settles, too."),
                new Wording("Đưa các dòng này vào tranh chấp, hoặc giữ số của mình ở dòng lặp.",
                        "Dispute these lines, or keep ours on the copy."));
    }

    public static Blocker settledCarriedOver(long items) {
        return new Blocker("settled-carried-over", null, items, Vnd.ZERO,
                new Wording(items + " bưu gửi đã quyết toán trong kỳ này nay lại chuyển sang kỳ sau.",
                        items + " items that this period has settled would be carried over."),
                new Wording("Chọn giữ số của mình hoặc đưa vào tranh chấp cho các dòng này.",
                        "Keep ours or dispute these lines."));
    }

    public static Blocker monthNotOver(YearMonth period) {
        return new Blocker("month-not-over", period.toString(), 0, Vnd.ZERO,
                new Wording("Tháng " + period + " chưa kết thúc.", "The month " + period + " is not over."),
                new Wording("Bưu gửi phát sau khi trình sẽ vào kỳ mở kế tiếp.",
                        "Items delivered after the submission land in the next open period."));
    }

    public static Blocker carriedOver(long items, Vnd claimed) {
        return new Blocker("carried-over", null, items, claimed,
                new Wording(items + " dòng, bưu gửi sẽ chuyển sang kỳ mở kế tiếp.",
                        items + " lines and items will be carried over into the next open period."),
                new Wording("Không cần làm gì thêm.", "Nothing has to be done."));
    }

    public static Blocker disputed(long lines, Vnd claimed) {
        return new Blocker("disputed", null, lines, claimed,
                new Wording(lines + " dòng đang tranh chấp; không cản trở việc chốt kỳ.",
                        lines + " lines are in dispute; they do not hold up the period."),
                new Wording("Duyệt kỳ xong, mỗi dòng thành một khiếu nại; kết quả vào kỳ mở kế tiếp.",
                        "Once approved, each becomes a dispute; what it comes to lands in the next open period."));
    }

    public static Blocker adjusted(long lines, Vnd agreed) {
        return new Blocker("adjusted", null, lines, agreed,
                new Wording(lines + " khoản điều chỉnh theo khiếu nại của các kỳ trước (" + DongWording.of(agreed).vi()
                        + ").", lines + " adjustments come from disputes of earlier periods ("
                        + DongWording.of(agreed).en() + ")."),
                new Wording("Không cần làm gì thêm.", "Nothing has to be done."));
    }

    public static Blocker endedByAdjustment(long lines, Vnd claimed) {
        return new Blocker("ended-by-adjustment", null, lines, claimed,
                new Wording(lines + " dòng đã được điều chỉnh ở kỳ sau theo khiếu nại.",
                        lines + " lines are adjusted in a later period already."),
                new Wording("Để các dòng này ở tranh chấp.", "Leave these lines in dispute."));
    }
}
