package vn.postalgateway.reconciliation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import vn.postalgateway.operator.OperatorProfile;
import vn.postalgateway.operator.StatementDialect;
import vn.postalgateway.tariff.Wording;

/**
 * Finds the lines among the rows of a file: title rows stand above the heading, a row of totals and signatures below.
 * Totals that the file gives must tie with its lines.
 */
public final class StatementTable implements StatementFormat.Rows {

    private static final int MOST_TITLE_ROWS = 30;

    private final OperatorProfile operator;
    private final StatementDialect dialect;
    private final Consumer<StatementLine> consumer;
    private final StatementTotals totals;
    private final List<FileRow> titles = new ArrayList<>();
    private StatementFormat.Sheet sheet;
    private StatementHeading heading;
    private StatementLines lines;
    private int headingRow;
    private int lineCount;
    private boolean totalled;

    private record FileRow(int number, List<String> cells) {
    }

    /** @param operator whose words the file may use; null if it has no profile */
    public StatementTable(OperatorProfile operator, Consumer<StatementLine> consumer) {
        this.operator = operator;
        this.dialect = operator == null ? StatementDialect.PLAIN : operator.statements();
        this.consumer = consumer;
        this.totals = new StatementTotals(dialect);
    }

    @Override
    public void sheet(StatementFormat.Sheet found) {
        sheet = found;
    }

    @Override
    public void row(int fileRow, List<String> cells) {
        if (cells.stream().allMatch(String::isBlank)) {
            return;
        }
        if (heading != null) {
            body(fileRow, cells);
        } else if (StatementHeading.isHeading(cells, dialect)) {
            head(fileRow, cells);
        } else {
            titles.add(new FileRow(fileRow, cells));
            if (titles.size() > MOST_TITLE_ROWS) {
                throw withoutHeading();
            }
        }
    }

    /** To be called after the last row. @throws StatementUnreadable if heading is missing or totals do not tie */
    public void end() {
        if (heading == null) {
            throw withoutHeading();
        }
        totals.checkTitles(titles.stream().map(FileRow::cells).toList(), lineCount);
    }

    private void head(int fileRow, List<String> cells) {
        heading = new StatementHeading(trimmed(cells), dialect);
        headingRow = fileRow;
        lines = new StatementLines(heading, operator, sheet);
    }

    private void body(int fileRow, List<String> cells) {
        if (totals.isTotalsRow(heading, cells)) {
            totals.checkRow(heading, cells);
            totalled = true;
        } else if (!totalled || totals.holdsMoney(heading, cells)) {
            StatementLine line = lines.line(++lineCount, fileRow, cells);
            totals.add(line);
            consumer.accept(line);
        }
    }

    // The row that comes nearest to a heading tells best what is missing.
    private StatementUnreadable withoutHeading() {
        if (titles.isEmpty()) {
            return new StatementUnreadable("empty", new Wording("Tệp không có dòng nào.", "The file has no row."));
        }
        FileRow best = titles.get(0);
        for (FileRow each : titles) {
            best = StatementHeading.neededIn(each.cells(), dialect) > StatementHeading.neededIn(best.cells(), dialect)
                    ? each : best;
        }
        return StatementHeading.missing(best.cells(), dialect);
    }

    private static List<String> trimmed(List<String> cells) {
        int width = cells.size();
        while (width > 0 && cells.get(width - 1).isBlank()) {
            width--;
        }
        return cells.subList(0, width);
    }

    public int lineCount() {
        return lineCount;
    }

    /** Where the heading stands in the file. */
    public int headingRow() {
        return headingRow;
    }

    /** The sheet's name, or null. */
    public String sheetName() {
        return sheet == null ? null : sheet.name();
    }

    public StatementHeading heading() {
        return heading;
    }
}
