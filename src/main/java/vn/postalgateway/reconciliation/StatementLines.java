package vn.postalgateway.reconciliation;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import vn.postalgateway.operator.ItemCode;
import vn.postalgateway.operator.Movement;
import vn.postalgateway.operator.OperatorProfile;
import vn.postalgateway.tariff.DeliveryService;
import vn.postalgateway.tariff.Wording;
import vn.postalgateway.tariff.Zone;

/** Turns rows of one file into lines, strictly: what does not fit is a fault of its cell, never 0 and never guessed. */
public final class StatementLines {

    private final StatementHeading heading;
    private final OperatorProfile operator;

    /** @param operator whose status codes may stand in the column finalStatus; null if it has no profile */
    public StatementLines(StatementHeading heading, OperatorProfile operator) {
        this.heading = heading;
        this.operator = operator;
    }

    public StatementLine line(int lineNo, int fileRow, List<String> row) {
        return new Cells(lineNo, fileRow, row).line();
    }

    /** The cells of one row, with the faults found so far. */
    private final class Cells {

        private final int lineNo;
        private final int fileRow;
        private final List<String> row;
        private final List<CellFault> faults = new ArrayList<>();

        Cells(int lineNo, int fileRow, List<String> row) {
            this.lineNo = lineNo;
            this.fileRow = fileRow;
            this.row = row;
        }

        StatementLine line() {
            checkWidth();
            String itemCode = parsed(StatementColumn.ITEM_CODE, StatementLines::code, FORM_CODE);
            String reference = parsed(StatementColumn.ORDER_REFERENCE, StatementLines::reference, FORM_CODE);
            String dossiers = parsed(StatementColumn.DOSSIER_CODE, StatementLines::dossiers, FORM_CODE);
            if (itemCode == null && reference == null && dossiers == null && faults.isEmpty()) {
                fault(StatementColumn.ITEM_CODE, MISSING);
            }
            return new StatementLine(lineNo, fileRow, itemCode, itemCode == null || ItemCode.isValid(itemCode),
                    reference,
                    dossiers,
                    parsed(StatementColumn.SERVICE, StatementLines::service, FORM_NAME),
                    parsed(StatementColumn.ACCEPTED_ON, StatementCells::date, FORM_DATE),
                    parsed(StatementColumn.FINAL_STATUS, this::status, FORM_NAME),
                    parsed(StatementColumn.FINAL_ON, StatementCells::date, FORM_DATE),
                    parsed(StatementColumn.WEIGHT_GRAMS, StatementCells::grams, FORM_WEIGHT),
                    parsed(StatementColumn.ZONE, Zone::valueOf, FORM_NAME),
                    needed(StatementColumn.TARIFF_VND), needed(StatementColumn.CITIZEN_PAID_VND),
                    needed(StatementColumn.CLAIMED_VND),
                    parsed(StatementColumn.COLLECTED_FEE_VND, StatementCells::amount, FORM_AMOUNT),
                    false, note(), raw(), List.copyOf(faults));
        }

        private void checkWidth() {
            if (row.size() != heading.width()) {
                faults.add(new CellFault(fileRow, "row", String.valueOf(row.size()), new Wording(
                        "Dòng có " + row.size() + " ô, tiêu đề có " + heading.width() + " ô.",
                        "The row has " + row.size() + " cells, the heading " + heading.width() + ".")));
            }
        }

        private vn.postalgateway.tariff.Vnd needed(StatementColumn column) {
            if (heading.cell(row, column).isEmpty()) {
                fault(column, MISSING);
                return null;
            }
            return parsed(column, StatementCells::amount, FORM_AMOUNT);
        }

        private <T> T parsed(StatementColumn column, Function<String, T> parse, Wording form) {
            String text = Normalizer.normalize(heading.cell(row, column), Normalizer.Form.NFC);
            if (text.isEmpty()) {
                return null;
            }
            try {
                return parse.apply(text);
            } catch (IllegalArgumentException doesNotFit) {
                fault(column, form);
                return null;
            }
        }

        private String status(String text) {
            if (operator == null || !operator.statuses().containsKey(text)) {
                return Movement.valueOf(text).name();
            }
            Movement movement = operator.statuses().get(text).movement();
            return movement == null ? text : movement.name();
        }

        private void fault(StatementColumn column, Wording text) {
            faults.add(new CellFault(fileRow, column.canonicalName(), heading.cell(row, column), text));
        }

        private String note() {
            String note = heading.cell(row, StatementColumn.NOTE);
            return note.isEmpty() ? null : note;
        }

        private List<String> raw() {
            return Arrays.stream(StatementColumn.values()).map(c -> heading.cell(row, c)).toList();
        }
    }

    private static final int LONGEST_CODE = 64;
    private static final Wording MISSING = new Wording("Ô bắt buộc còn trống.", "The cell is empty, but needed.");
    private static final Wording FORM_AMOUNT = new Wording("Số tiền phải viết 26000, 26.000 hoặc 26,000.",
            "An amount is written 26000, 26.000 or 26,000.");
    private static final Wording FORM_WEIGHT = new Wording("Khối lượng phải là số gam nguyên từ 1 đến 30.000.",
            "A weight is a whole number of grams from 1 to 30,000.");
    private static final Wording FORM_DATE = new Wording("Ngày phải viết yyyy-MM-dd hoặc dd/MM/yyyy.",
            "A date is written yyyy-MM-dd or dd/MM/yyyy.");
    private static final Wording FORM_NAME = new Wording("Giá trị không có trong danh mục.",
            "The value is not a known name.");
    private static final Wording FORM_CODE = new Wording("Mã quá dài hoặc có ký tự không hợp lệ.",
            "The code is too long or holds a character that no code has.");

    private static String code(String text) {
        return checked(text.replaceAll("\\s", "").toUpperCase(Locale.ROOT), LONGEST_CODE);
    }

    private static String reference(String text) {
        return checked(text, LONGEST_CODE);
    }

    private static String dossiers(String text) {
        return checked(String.join(" ", Arrays.stream(text.split("\\s+")).sorted().distinct().toList()),
                20 * LONGEST_CODE);
    }

    private static String checked(String code, int longest) {
        if (code.length() > longest || code.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("no code");
        }
        return code;
    }

    private static DeliveryService service(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "nhận gửi hồ sơ", "nhận gửi hồ sơ tại nhà" -> DeliveryService.DOSSIER_PICKUP;
            case "chuyển trả kết quả", "chuyển trả kết quả tận nhà" -> DeliveryService.RESULT_DELIVERY;
            default -> DeliveryService.valueOf(text);
        };
    }
}
