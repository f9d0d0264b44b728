package vn.postalgateway.reconciliation.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import vn.postalgateway.reconciliation.CellMarks;

/** Writes a CSV file's rows once more: an unreadable cell begins with a mark, and the row's end says why. */
final class CsvMarking {

    static final String MARK = "⚠ ";
    private static final String HEADING = "Lỗi";

    private final CellMarks marks;
    private final CsvWriter out;

    CsvMarking(CellMarks marks, CsvWriter out) {
        this.marks = marks;
        this.out = out;
    }

    void row(int fileRow, List<String> cells) {
        List<String> written = new ArrayList<>(cells.stream().map(CsvMarking::text).toList());
        if (fileRow == marks.headingRow()) {
            written.add(HEADING);
        }
        List<CellMarks.Mark> found = marks.of(fileRow);
        for (CellMarks.Mark mark : found) {
            if (mark.column() >= 0 && mark.column() < cells.size()) {
                written.set(mark.column(), MARK + cells.get(mark.column()));
            }
        }
        if (!found.isEmpty()) {
            written.add(found.stream().map(mark -> mark.text().vi()).distinct().collect(Collectors.joining(" ")));
        }
        out.writeRecord(written);
    }

    // A number with a sign stays a number; only what a spreadsheet would run is made a text.
    private static String text(String cell) {
        return cell.matches("[-+]?[0-9.,]+") ? cell : CsvTableFormat.text(cell);
    }
}
