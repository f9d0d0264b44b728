package vn.postalgateway.console;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import vn.postalgateway.reconciliation.CellAddress;
import vn.postalgateway.reconciliation.Resolution;
import vn.postalgateway.reconciliation.StatementFormat;
import vn.postalgateway.tariff.Wording;

/**
 * The workbook of differences that comes back with decisions written into it, row by row. A row without a decision says
 * nothing; every cell that cannot be taken is named.
 */
public final class DecisionSheet implements StatementFormat.Rows {

    private static final int MOST_ROWS = 100_000;
    private static final int MOST_FAULTS = 100;
    private static final int LONGEST_REASON = 2_000;
    private static final List<String> NEEDED = List.of("result", "decision", "reason", "decisionNo");

    /**
     * One row that decides.
     *
     * @param seen the number of the decision that stood when the workbook was written, empty for none
     */
    public record Row(int row, String resultId, Resolution action, String reason, String seen) { }

    /** @param cell as a spreadsheet calls it; null where it is about the whole sheet */
    public record Fault(String cell, Wording text) { }

    private final Function<String, Stream<String>> names;
    private final Map<String, Integer> columns = new HashMap<>();
    private final List<Row> rows = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private final Set<String> results = new HashSet<>();

    /** @param names what a key of the pages' texts is in each language */
    public DecisionSheet(Function<String, Stream<String>> names) {
        this.names = names;
    }

    @Override
    public void sheet(StatementFormat.Sheet sheet) {
        // the first one, whatever its name
    }

    @Override
    public void row(int fileRow, List<String> cells) {
        if (columns.isEmpty()) {
            head(cells);
        } else if (!cell(cells, "decision").isEmpty() && faults.size() < MOST_FAULTS && rows.size() <= MOST_ROWS) {
            decide(fileRow, cells);
        }
    }

    private void head(List<String> cells) {
        Map<String, Integer> found = new HashMap<>();
        for (String name : NEEDED) {
            Set<String> headings = new HashSet<>(names.apply("sheet." + name).map(WordSearch::folded).toList());
            for (int at = 0; at < cells.size(); at++) {
                if (headings.contains(WordSearch.folded(cells.get(at)))) {
                    found.putIfAbsent(name, at);
                }
            }
        }
        if (found.keySet().containsAll(NEEDED)) {
            columns.putAll(found);
        }
    }

    private void decide(int fileRow, List<String> cells) {
        String resultId = cell(cells, "result");
        String reason = cell(cells, "reason");
        Optional<Resolution> action = action(cell(cells, "decision"));
        if (action.isEmpty()) {
            fault("decision", fileRow,
                    "Không có cách xử lý này; ghi: Theo bưu điện, Giữ số của mình, Tranh chấp hoặc Chuyển kỳ sau.",
                    "There is no such decision; write: Accept theirs, Keep ours, Dispute or Next period.");
        }
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            fault("reason", fileRow, "Quyết định cần một lý do, nhiều nhất 2.000 chữ.",
                    "A decision needs a reason, 2,000 characters at most.");
        }
        if (resultId.isEmpty() || !results.add(resultId)) {
            fault("result", fileRow, "Mã dòng bị xóa hoặc có hai lần.", "The line id is gone, or stands there twice.");
        }
        action.ifPresent(known -> rows.add(new Row(fileRow, resultId, known, reason, cell(cells, "decisionNo"))));
    }

    /** Names one more cell that cannot be taken. */
    void fault(String column, int row, String vi, String en) {
        faults.add(new Fault(new CellAddress(columns.get(column), row).toString(), new Wording(vi, en)));
    }

    private Optional<Resolution> action(String written) {
        String folded = WordSearch.folded(written);
        return Arrays.stream(Resolution.values()).filter(each -> each.name().equals(written)
                || names.apply("resolution." + each).map(WordSearch::folded).anyMatch(folded::equals)).findFirst();
    }

    private String cell(List<String> cells, String column) {
        int at = columns.get(column);
        return at < cells.size() ? cells.get(at).strip() : "";
    }

    /** The rows that decide, in the order of the sheet. */
    List<Row> rows() {
        return rows;
    }

    /** At most a hundred. */
    List<Fault> faults() {
        if (columns.isEmpty()) {
            return List.of(new Fault(null, new Wording(
                    "Tệp không phải Excel tải từ trang chênh lệch: thiếu cột mã dòng, quyết định, lý do hoặc số"
                            + " quyết định.",
                    "This is no workbook of the differences: it lacks the columns line id, decision, reason or"
                            + " decision number.")));
        }
        if (rows.size() > MOST_ROWS) {
            return List.of(new Fault(null, new Wording("Tệp có hơn 100.000 quyết định; hãy chia nhỏ.",
                    "The workbook has more than 100,000 decisions; divide it.")));
        }
        return faults;
    }
}
