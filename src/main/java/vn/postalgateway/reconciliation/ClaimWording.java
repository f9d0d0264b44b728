package vn.postalgateway.reconciliation;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import vn.postalgateway.tariff.DeliveryService;
import vn.postalgateway.tariff.DongWording;
import vn.postalgateway.tariff.Vnd;
import vn.postalgateway.tariff.Wording;
import vn.postalgateway.tariff.Zone;

/** The sentences that explain a difference with its arithmetic; they name codes and amounts, never a person. */
final class ClaimWording {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private ClaimWording() {
    }

    static Wording weight(int theirs, int ours, Integer step, Vnd vnd) {
        String stepVi = step == null ? "" : theirs > ours ? "vượt bậc " + step + " g, " : "chưa vượt bậc " + step
                + " g, ";
        String stepEn = step == null ? "" : (theirs > ours ? "step above " : "not above the step of ") + step + " g, ";
        return new Wording("Bưu điện cân %d g, hệ thống ghi %d g: %s%s".formatted(theirs, ours, stepVi, signedVi(vnd)),
                "The post weighed %d g, we hold %d g: %s%s".formatted(theirs, ours, stepEn, signedEn(vnd)));
    }

    static Wording zone(Zone theirs, Zone ours, Vnd vnd) {
        return new Wording("Bưu điện tính %s, hệ thống ghi %s: %s".formatted(theirs.wording().vi(),
                ours.wording().vi(), signedVi(vnd)),
                "The post reckoned %s, we hold %s: %s".formatted(theirs.wording().en(), ours.wording().en(),
                        signedEn(vnd)));
    }

    static Wording service(DeliveryService theirs, DeliveryService ours, Vnd vnd) {
        return new Wording("Bưu điện tính dịch vụ %s, hệ thống ghi %s: %s".formatted(theirs.wording().vi(),
                ours.wording().vi(), signedVi(vnd)),
                "The post reckoned %s, we hold %s: %s".formatted(theirs.wording().en(), ours.wording().en(),
                        signedEn(vnd)));
    }

    static Wording tariff(int grams, Zone zone, Vnd sheet, Vnd theirs, Vnd vnd) {
        return new Wording("Theo bảng giá, %d g %s là %s; bưu điện tính %s: %s".formatted(grams, zone.wording().vi(),
                vi(sheet),
                vi(theirs), signedVi(vnd)),
                "By the sheet %d g %s cost %s; the post reckons %s: %s".formatted(grams, zone.wording().en(), en(sheet),
                        en(theirs), signedEn(vnd)));
    }

    static Wording perStartedUnit(int units, Vnd unit, int grams, Vnd sheet, Vnd vnd) {
        Vnd product = unit.times(units);
        return new Wording("Bưu điện tính theo mỗi 100 g: %d × %s = %s; theo bậc của bảng giá, %d g là %s: %s"
                .formatted(units,
                vi(unit), vi(product), grams, vi(sheet), signedVi(vnd)),
                "The post priced per started 100 g: %d × %s = %s; by the sheet's steps %d g cost %s: %s"
                .formatted(units,
                        en(unit), en(product), grams, en(sheet), signedEn(vnd)));
    }

    /** Where the post took an item for its dossiers' first direction, or for the second one of a bundle. */
    static Wording direction(boolean oursIsSecond, Vnd theirs, Vnd ours, Vnd vnd) {
        String vi = oursIsSecond
                ? "Bưu điện tính đủ cước %s, không tính giá gói hai chiều; chiều thứ hai của gói là %s: %s"
                : "Bưu điện tính %s như chiều thứ hai của gói hai chiều; bưu gửi không thuộc gói, cước là %s: %s";
        String en = oursIsSecond
                ? "The post charges the full %s and leaves the bundle out; a bundle's second direction is %s: %s"
                : "The post charges %s as for a bundle's second direction; outside a bundle it is %s: %s";
        return new Wording(vi.formatted(vi(theirs), vi(ours), signedVi(vnd)),
                en.formatted(en(theirs), en(ours), signedEn(vnd)));
    }

    static Wording edition(LocalDate validFrom, Vnd theirs, Vnd ours, Vnd vnd) {
        return new Wording("Bưu điện tính theo bảng giá áp dụng từ %s là %s; bảng giá đúng ngày là %s: %s".formatted(
                DAY.format(validFrom), vi(theirs), vi(ours), signedVi(vnd)),
                "The post priced by the sheet in force from %s, %s; by the sheet of the day it is %s: %s".formatted(
                        validFrom, en(theirs), en(ours), signedEn(vnd)));
    }

    static Wording exemption(Vnd full, Vnd exempt, Vnd vnd) {
        return new Wording("Bưu điện tính đủ cước %s, không trừ phần miễn giảm; sau miễn giảm là %s: %s".formatted(
                vi(full), vi(exempt), signedVi(vnd)),
                "The post charges the full %s and leaves the exemption out; after exemption it is %s: %s".formatted(
                        en(full), en(exempt), signedEn(vnd)));
    }

    /** Why an item of another month, or one that the post puts into another month, stands in this period. */
    static Wording origin(StatementLine line, ChargeItem item, YearMonth period) {
        if (item.billableMonth().equals(period)) {
            return new Wording("Bưu điện ghi ngày kết thúc %s, hệ thống ghi %s, thuộc kỳ %s".formatted(
                    DAY.format(line.finalOn()), DAY.format(item.finalOn()), period),
                    "The post dates its end %s, we hold %s, which belongs to %s".formatted(line.finalOn(),
                            item.finalOn(), period));
        }
        return new Wording("Thuộc kỳ trước %s đã chốt mà chưa quyết toán, đưa vào kỳ %s".formatted(
                item.billableMonth(), period),
                "Belongs to the closed period %s and was never settled, taken into %s".formatted(
                        item.billableMonth(), period));
    }

    static Wording citizen(Vnd theirs, Vnd due, boolean paidOnline, Vnd vnd) {
        String whyVi = paidOnline ? "người dân đã trả trực tuyến, bưu điện phải thu " : "phải thu ";
        String whyEn = paidOnline ? "the citizen had paid online, the post had to collect " : "it had to collect ";
        return new Wording("Bưu điện ghi đã thu của người dân %s, %s%s: %s".formatted(vi(theirs), whyVi, vi(due),
                signedVi(vnd)),
                "The post says it collected %s of the citizen, %s%s: %s".formatted(en(theirs), whyEn, en(due),
                signedEn(vnd)));
    }

    static Wording arithmetic(StatementLine line, Vnd post, Vnd vnd) {
        Vnd due = line.tariffOrZero().minus(line.citizenPaidOrZero()).minus(post);
        return new Wording("Bưu điện đề nghị %s, nhưng cước %s − người dân trả %s%s = %s: %s"
                .formatted(vi(line.claim()),
                vi(line.tariffOrZero()), vi(line.citizenPaidOrZero()),
                post.equals(Vnd.ZERO) ? "" : " − bưu điện giảm " + vi(post),
                vi(due), signedVi(vnd)),
                "The post claims %s, but tariff %s − citizen %s%s = %s: %s".formatted(en(line.claim()),
                        en(line.tariffOrZero()), en(line.citizenPaidOrZero()),
                        post.equals(Vnd.ZERO) ? "" : " − post's discount " + en(post), en(due), signedEn(vnd)));
    }

    static Wording unexplained(Vnd vnd) {
        return new Wording("Phần chưa giải thích được: " + signedVi(vnd), "Not explained: " + signedEn(vnd));
    }

    /** Where the claim stands or falls as a whole. */
    static Wording whole(Outcome outcome, LinePair pair, Vnd claimed, Vnd owed, YearMonth period) {
        Wording why = reason(outcome, pair, period);
        Vnd delta = claimed.minus(owed);
        return new Wording("%s: đề nghị %s, phải trả %s, chênh %s".formatted(why.vi(), vi(claimed), vi(owed),
                signedVi(delta)),
                "%s: claimed %s, owed %s, difference %s".formatted(why.en(), en(claimed), en(owed), signedEn(delta)));
    }

    private static Wording reason(Outcome outcome, LinePair pair, YearMonth period) {
        ChargeItem item = pair.item();
        return switch (outcome) {
            case UNREADABLE -> new Wording("Dòng có ô không đọc được", "The line has a cell that cannot be read");
            case CREDIT -> new Wording("Dòng điều chỉnh giảm", "An adjustment line");
            case DUPLICATE_CONFLICT ->
                    new Wording("Nhiều dòng khác nhau cho cùng một bưu gửi, không dòng nào được chấp nhận",
                    "Several different lines for the same item, none is accepted");
            case DUPLICATE_ON_STATEMENT -> new Wording("Dòng lặp lại, chỉ tính một dòng",
                    "A copy of another line, one of them counts");
            case AMBIGUOUS -> new Wording("Có " + pair.candidates() + " cách ghép dòng này với bưu gửi của hệ thống",
                    "There are " + pair.candidates() + " ways to join this line and an item of ours");
            case NOT_IN_GATEWAY -> unknown(pair.nearCodes());
            case BILLED_BEFORE -> settled(item.settledIn());
            case BILLED_AFTER_CANCEL -> new Wording("Yêu cầu đã hủy", "The order was cancelled");
            case RETURNED_BILLED -> new Wording("Bưu gửi đã chuyển hoàn, chưa phải trả",
                    "The item was returned to its sender");
            case NOT_DELIVERED -> new Wording("Bưu gửi chưa phát thành công (" + item.movement().wording().vi() + ")",
                    "The item is not delivered (" + item.movement().wording().en() + ")");
            case AFTER_CUTOFF -> new Wording("Thuộc kỳ " + item.billableMonth() + ", không thuộc kỳ " + period,
                    "Belongs to " + item.billableMonth() + ", not to " + period);
            case PRIOR_PERIOD -> new Wording("Thuộc kỳ trước " + item.billableMonth(), "Belongs to the earlier period "
                    + item.billableMonth());
            case EXPECTED -> new Wording("Bưu điện chưa đề nghị, còn trong thời hạn",
                    "Not billed yet, the post still has time");
            case NOT_ON_STATEMENT -> new Wording("Không có trong bảng kê, đã quá hạn",
                    "Not on the statement, the time is over");
            default -> throw new IllegalArgumentException(outcome + " is explained part by part");
        };
    }

    private static Wording unknown(List<String> nearCodes) {
        String near = String.join(", ", nearCodes);
        return near.isEmpty() ? new Wording("Hệ thống không có bưu gửi này", "The gateway has no such item")
                : new Wording("Hệ thống không có bưu gửi này, số hiệu gần giống: " + near,
                "The gateway has no such item, codes much like it: " + near);
    }

    private static Wording settled(EarlierSettlement earlier) {
        String line = earlier.lineNo() == null ? "" : earlier.lineNo().toString();
        String whereVi = earlier.statementId() == null ? "" : ", bảng kê " + earlier.statementId()
                + (line.isEmpty() ? "" : " dòng " + line);
        String whereEn = earlier.statementId() == null ? "" : ", statement " + earlier.statementId()
                + (line.isEmpty() ? "" : " line " + line);
        return new Wording("Đã quyết toán trong biên bản kỳ " + earlier.period() + whereVi,
                "Settled before in the minutes of " + earlier.period() + whereEn);
    }

    private static String vi(Vnd vnd) {
        return DongWording.of(vnd).vi();
    }

    private static String en(Vnd vnd) {
        return DongWording.of(vnd).en();
    }

    // A true minus sign, so that a wrapped line never parts it from its number.
    private static String signedVi(Vnd vnd) {
        return sign(vnd) + vi(absolute(vnd));
    }

    private static String signedEn(Vnd vnd) {
        return sign(vnd) + en(absolute(vnd));
    }

    private static String sign(Vnd vnd) {
        return vnd.isNegative() ? "−" : vnd.equals(Vnd.ZERO) ? "" : "+";
    }

    private static Vnd absolute(Vnd vnd) {
        return vnd.isNegative() ? Vnd.ZERO.minus(vnd) : vnd;
    }
}
