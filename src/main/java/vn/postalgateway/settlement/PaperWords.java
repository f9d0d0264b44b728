package vn.postalgateway.settlement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import vn.postalgateway.calendar.VietnamTime;
import vn.postalgateway.reconciliation.Outcome;
import vn.postalgateway.reconciliation.Resolution;
import vn.postalgateway.tariff.DeliveryService;
import vn.postalgateway.tariff.DongWording;
import vn.postalgateway.tariff.Vnd;
import vn.postalgateway.tariff.Zone;

/** How papers name things, in Vietnamese; what is not known is named so, too. */
public final class PaperWords {

    private static final String UNKNOWN = "không xác định";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MM/yyyy");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("HH:mm:ss dd/MM/yyyy");

    private PaperWords() {
    }

    public static String of(DeliveryService service) {
        return service == null ? UNKNOWN : service.wording().vi();
    }

    public static String of(Zone zone) {
        return zone == null ? UNKNOWN : zone.wording().vi();
    }

    /** @param outcome null for an item that became billable after the match */
    public static String of(Outcome outcome) {
        return outcome == null ? "phát sinh sau đối chiếu" : switch (outcome) {
            case UNREADABLE -> "không đọc được";
            case CREDIT -> "dòng điều chỉnh";
            case DUPLICATE_CONFLICT -> "dòng lặp mâu thuẫn";
            case DUPLICATE_ON_STATEMENT -> "dòng lặp";
            case AMBIGUOUS -> "không rõ của đơn nào";
            case NOT_IN_GATEWAY -> "không có trong hệ thống";
            case BILLED_BEFORE -> "đã quyết toán trước";
            case BILLED_AFTER_CANCEL -> "đã hủy vẫn tính";
            case RETURNED_BILLED -> "đã chuyển hoàn vẫn tính";
            case NOT_DELIVERED -> "chưa phát thành công";
            case AFTER_CUTOFF -> "thuộc kỳ sau";
            case PRIOR_PERIOD -> "thuộc kỳ trước";
            case ARITHMETIC_WRONG -> "cộng sai";
            case SERVICE_DIFFERS -> "khác dịch vụ";
            case ZONE_DIFFERS -> "khác vùng";
            case WEIGHT_STEP_DIFFERS -> "khác nấc khối lượng";
            case TARIFF_VERSION_DIFFERS -> "khác biểu giá";
            case TARIFF_DIFFERS -> "khác giá cước";
            case CITIZEN_PAID_TWICE -> "người dân trả hai lần";
            case CITIZEN_CHARGE_DIFFERS -> "khác phần người dân trả";
            case MATCHED -> "khớp";
            case EXPECTED -> "chờ bưu điện đề nghị";
            case NOT_ON_STATEMENT -> "không có trong bảng kê";
        };
    }

    public static String of(Resolution action) {
        return switch (action) {
            case ACCEPT_THEIRS -> "chấp nhận số bưu điện";
            case KEEP_OURS -> "giữ số hệ thống";
            case DISPUTE -> "tranh chấp";
            case NEXT_PERIOD -> "chuyển kỳ sau";
        };
    }

    public static String day(LocalDate day) {
        return DAY.format(day);
    }

    public static String month(YearMonth month) {
        return MONTH.format(month);
    }

    /** In Vietnam. */
    public static String moment(Instant at) {
        return MOMENT.format(at.atZone(VietnamTime.ZONE));
    }

    /** As in tables whose heading says đồng: {@code 26.000}, with a true minus sign. */
    public static String amount(Vnd vnd) {
        String words = DongWording.of(vnd).vi();
        return words.substring(0, words.length() - " đ".length()).replace('-', '−');
    }
}
