package vn.postalgateway.report;

import java.util.function.Function;
import vn.postalgateway.tariff.Wording;

/** The columns of the quick report, in their order, and what each of them counts: staff read it beside the figures. */
public enum ReportColumn {

    RECEIVED(Unit.DOSSIERS, AgencyFigures::received, "Hồ sơ nhận qua bưu chính", "Dossiers received by post",
            "hồ sơ bưu điện đã giao từ nhà dân đến cơ quan",
            "dossiers that the post brought from citizens to the agency"),
    RETURNED(Unit.DOSSIERS, AgencyFigures::returned, "Kết quả trả qua bưu chính", "Results returned by post",
            "hồ sơ có kết quả bưu điện đã phát đến người dân",
            "dossiers whose results the post brought to citizens"),
    RESULTS(Unit.DOSSIERS, AgencyFigures::results, "Tổng số kết quả", "All results",
            "mọi kết quả cơ quan đã trả trong tháng bằng bất cứ cách nào, do hệ thống một cửa báo",
            "all results that the agency handed out in the month in whatever way, as the one-stop system tells"),
    SHARE(Unit.SHARE, AgencyFigures::shareOfResults, "Tỷ lệ trả qua bưu chính", "Share returned by post",
            "kết quả trả qua bưu chính chia cho tổng số kết quả, cắt sau hai số lẻ: 1.868 trên 9.257 là 20,17 %",
            "results returned by post of all results, cut off after two decimals: 1,868 of 9,257 are 20.17 %"),
    LEVEL4(Unit.DOSSIERS, AgencyFigures::level4, "Toàn trình", "Fully online",
            "trong kết quả trả qua bưu chính: nộp trực tuyến toàn trình (mức 4)",
            "of the results returned by post: submitted fully online (level 4)"),
    LEVEL3(Unit.DOSSIERS, AgencyFigures::level3, "Một phần", "Partly online",
            "trong kết quả trả qua bưu chính: nộp trực tuyến một phần (mức 3)",
            "of the results returned by post: submitted partly online (level 3)"),
    OTHER(Unit.DOSSIERS, AgencyFigures::otherLevels, "Trực tiếp", "At the counter",
            "trong kết quả trả qua bưu chính: nộp trực tiếp, hoặc không rõ mức",
            "of the results returned by post: submitted at the counter, or nobody said how"),
    DELIVERED(Unit.ITEMS, AgencyFigures::delivered, "Đã phát", "Delivered",
            "bưu gửi cả hai chiều đã phát thành công", "items of both directions that were delivered"),
    ON_TIME(Unit.ITEMS, AgencyFigures::onTime, "Đúng hẹn", "On time",
            "trong số đã phát: phát vào ngày hẹn hoặc sớm hơn", "of those delivered: on the promised day or before"),
    FAILED(Unit.ITEMS, AgencyFigures::failed, "Phát chưa được", "Failed",
            "bưu gửi có lần phát không thành công trong kỳ, mỗi bưu gửi tính một lần",
            "items of which an attempt failed in the span, each counted once"),
    SENT_BACK(Unit.ITEMS, AgencyFigures::sentBack, "Chuyển hoàn", "Returned to sender",
            "bưu gửi đã trở về nơi gửi", "items that went back to their sender"),
    LOST(Unit.ITEMS, AgencyFigures::lost, "Thất lạc", "Lost",
            "bưu gửi bưu điện báo thất lạc", "items that the post gave up as lost"),
    SOON(Unit.ITEMS, AgencyFigures::soon, "Sắp đến hạn", "Due soon",
            "bưu gửi đang đi, hẹn phát trong ngày báo cáo hoặc ngày làm việc kế tiếp",
            "items under way, promised for the day of the report or the next working day"),
    OVERDUE(Unit.ITEMS, AgencyFigures::overdue, "Quá hạn", "Overdue",
            "bưu gửi đang đi mà ngày hẹn đã qua", "items under way whose promised day has passed"),
    CITIZEN(Unit.VND, f -> f.citizen().amount(), "Người dân trả (đ)", "Citizens pay (VND)",
            "phần người dân trả cho các bưu gửi đã phát", "what citizens pay for the delivered items"),
    SUBSIDY(Unit.VND, f -> f.subsidy().amount(), "Ngân sách hỗ trợ (đ)", "Subsidy (VND)",
            "phần ngân sách hỗ trợ cho các bưu gửi đã phát", "what the budget adds for the delivered items"),
    COLLECTED(Unit.VND, f -> f.collected().amount(), "Bưu tá đã thu (đ)", "Collected (VND)",
            "tiền bưu tá thật sự thu khi phát, gồm cả phí, lệ phí thu hộ",
            "what postmen really took at the door, collected fees included");

    /** What a column's numbers are. */
    public enum Unit {
        DOSSIERS, ITEMS, VND,
        /** Hundredths of a percent. */
        SHARE
    }

    private final Unit unit;
    private final Function<AgencyFigures, Long> value;
    private final Wording heading;
    private final Wording meaning;

    ReportColumn(Unit unit, Function<AgencyFigures, Long> value, String vi, String en, String meaningVi,
                 String meaningEn) {
        this.unit = unit;
        this.value = value;
        this.heading = new Wording(vi, en);
        this.meaning = new Wording(meaningVi, meaningEn);
    }

    public Unit unit() {
        return unit;
    }

    /** Null where it is not known. */
    public Long of(AgencyFigures figures) {
        return value.apply(figures);
    }

    public Wording heading() {
        return heading;
    }

    /** What is counted. */
    public Wording meaning() {
        return meaning;
    }

    /** {@code 2017} as {@code 20,17 %}, in English {@code 20.17 %}. */
    public static Wording percent(long hundredths) {
        String digits = "%d%s%02d %%";
        return new Wording(digits.formatted(hundredths / 100, ",", hundredths % 100),
                digits.formatted(hundredths / 100, ".", hundredths % 100));
    }
}
