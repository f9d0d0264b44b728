package vn.postalgateway.reconciliation;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import vn.postalgateway.operator.ItemCode;
import vn.postalgateway.operator.Movement;
import vn.postalgateway.operator.OperatorProfile;
import vn.postalgateway.operator.StatementDialect;
import vn.postalgateway.tariff.DeliveryService;
import vn.postalgateway.tariff.Vnd;
import vn.postalgateway.tariff.Wording;
import vn.postalgateway.tariff.Zone;

/** Turns rows of one file into lines, strictly: what does not fit is a fault of its cell, never 0 and never guessed. */
public final class StatementLines {

    private final StatementHeading heading;
    private final OperatorProfile operator;
    private final StatementDialect dialect;
    private final StatementFormat.Sheet sheet;
    private final Map<String, String> statuses = new HashMap<>();

    /**
     * @param operator whose words may stand in the cells; null if it has no profile
     * @param sheet    null where the rows do not stand on a sheet
     */
    public StatementLines(StatementHeading heading, OperatorProfile operator, StatementFormat.Sheet sheet) {
        this.heading = heading;
        this.operator = operator;
        this.dialect = operator == null ? StatementDialect.PLAIN : operator.statements();
        this.sheet = sheet;
        if (operator != null) {
            operator.statuses().forEach((code, meaning) -> statuses.putIfAbsent(StatementDialect.plain(
                    meaning.words()), code));
        }
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
            boolean adjustment = dialect.adjustments().contains(StatementDialect.plain(heading.cell(row,
                    StatementColumn.SERVICE)));
            if (itemCode == null && reference == null && dossiers == null && faults.isEmpty() && !adjustment) {
                fault(StatementColumn.ITEM_CODE, MISSING);
            }
            return new StatementLine(lineNo, fileRow, itemCode, itemCode == null || ItemCode.isValid(itemCode),
                    reference, dossiers,
                    adjustment ? null : parsed(StatementColumn.SERVICE, this::service, FORM_NAME),
                    parsed(StatementColumn.ACCEPTED_ON, this::date, FORM_DATE),
                    parsed(StatementColumn.FINAL_STATUS, this::status, FORM_NAME),
                    parsed(StatementColumn.FINAL_ON, this::date, FORM_DATE),
                    parsed(StatementColumn.WEIGHT_GRAMS, c -> StatementCells.grams(c, dialect.amountMark()),
                            FORM_WEIGHT),
                    parsed(StatementColumn.ZONE, this::zone, FORM_NAME),
                    amount(StatementColumn.TARIFF_VND, !adjustment), amount(StatementColumn.CITIZEN_PAID_VND,
                    !adjustment), amount(StatementColumn.CLAIMED_VND, true),
                    amount(StatementColumn.COLLECTED_FEE_VND, false), adjustment, note(), List.copyOf(faults));
        }

        // A sheet does not keep the empty cells at a row's end, nor does it part its cells with marks that could fail.
        private void checkWidth() {
            boolean asWide = row.size() == heading.width() || row.size() > heading.width()
                    && row.subList(heading.width(), row.size()).stream().allMatch(String::isBlank);
            if (sheet == null && !asWide) {
                faults.add(new CellFault(fileRow, "row", String.valueOf(row.size()), new Wording(
                        "Dòng có " + row.size() + " ô, tiêu đề có " + heading.width() + " ô.",
                        "The row has " + row.size() + " cells, the heading " + heading.width() + ".")));
            }
        }

        private Vnd amount(StatementColumn column, boolean needed) {
            if (needed && heading.cell(row, column).isEmpty()) {
                fault(column, MISSING);
                return null;
            }
            return parsed(column, c -> StatementCells.amount(c, dialect.amountMark()), FORM_AMOUNT);
        }

        private LocalDate date(String text) {
            return sheet == null ? StatementCells.date(text) : StatementCells.date(text, sheet.from1904());
        }

        private DeliveryService service(String text) {
            DeliveryService service = dialect.services().get(StatementDialect.plain(text));
            return service != null ? service : DeliveryService.valueOf(text);
        }

        private Zone zone(String text) {
            Zone zone = dialect.zones().get(StatementDialect.plain(text));
            return zone != null ? zone : Zone.valueOf(text);
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
            String code = statuses.getOrDefault(StatementDialect.plain(text), text);
            if (operator == null || !operator.statuses().containsKey(code)) {
                return Movement.valueOf(text).name();
            }
            Movement movement = operator.statuses().get(code).movement();
            return movement == null ? code : movement.name();
        }

        private void fault(StatementColumn column, Wording text) {
            faults.add(new CellFault(fileRow, column.canonicalName(), heading.cell(row, column), text));
        }

        private String note() {
            String note = heading.cell(row, StatementColumn.NOTE);
            return note.isEmpty() ? null : note;
        }
    }

    private static final int LONGEST_CODE = 64;
    private static final Pattern SPACES = Pattern.compile("\\s+");
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
        return checked(SPACES.matcher(text).replaceAll("").toUpperCase(Locale.ROOT), LONGEST_CODE);
    }

    private static String reference(String text) {
        return checked(text, LONGEST_CODE);
    }

    private static String dossiers(String text) {
        return checked(String.join(" ", SPACES.splitAsStream(text).sorted().distinct().toList()),
                20 * LONGEST_CODE);
    }

    private static String checked(String code, int longest) {
        if (code.length() > longest || code.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("no code");
        }
        return code;
    }
}
