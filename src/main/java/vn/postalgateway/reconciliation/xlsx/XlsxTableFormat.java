package vn.postalgateway.reconciliation.xlsx;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import vn.postalgateway.reconciliation.TableFormat;

/**
 * XLSX row by row: amounts are numbers, everything else is a text, which no spreadsheet runs, whatever it begins with.
 * A sheet that is full is followed by another one.
 */
public final class XlsxTableFormat implements TableFormat {

    private static final int MOST_ROWS = 1_048_576;
    private static final int FLUSHED_EVERY = 500;
    private static final String AMOUNT = "#,##0";

    @Override
    public <R> Table<R> begin(String name, List<Column<R>> columns, OutputStream out) throws IOException {
        return new Sheets<>(name, columns, out);
    }

    /** The sheet that is being written, and those before it. */
    private static final class Sheets<R> implements Table<R> {

        private final String name;
        private final List<Column<R>> columns;
        private final OutputStream out;
        private final Path file = Files.createTempFile("table", ".xlsx");
        private final OutputStream target = Files.newOutputStream(file);
        private final Workbook workbook = new Workbook(target, "postal-gateway", null);
        private Worksheet sheet;
        private int number;
        private int row;

        Sheets(String name, List<Column<R>> columns, OutputStream out) throws IOException {
            this.name = name;
            this.columns = columns;
            this.out = out;
            next();
        }

        private void next() throws IOException {
            if (sheet != null) {
                sheet.finish();
            }
            sheet = workbook.newWorksheet(name + (++number == 1 ? "" : "-" + number));
            for (int column = 0; column < columns.size(); column++) {
                sheet.value(0, column, columns.get(column).heading());
                sheet.style(0, column).bold().set();
            }
            sheet.freezePane(0, 1);
            row = 1;
        }

        @Override
        public void row(R cells) throws IOException {
            if (row == MOST_ROWS) {
                next();
            }
            for (int i = 0; i < columns.size(); i++) {
                cell(i, columns.get(i).kind(), columns.get(i).value().apply(cells));
            }
            if (++row % FLUSHED_EVERY == 0) {
                sheet.flush();
            }
        }

        private void cell(int column, Kind kind, Object value) {
            if (value == null || value.equals("")) {
                return;
            }
            if (kind == Kind.TEXT) {
                // In the row itself: a table of all texts would have to be held until the end.
                sheet.inlineString(row, column, value.toString());
                return;
            }
            sheet.value(row, column, (Number) value);
            if (kind == Kind.AMOUNT) {
                sheet.style(row, column).format(AMOUNT).set();
            }
        }

        // The library stamps the hour into a workbook; without that the same rows are the same bytes.
        @Override
        public void close() throws IOException {
            try {
                try (target) {
                    sheet.finish();
                    workbook.finish();
                }
                Timeless.copy(file, out);
            } finally {
                Files.deleteIfExists(file);
            }
        }
    }
}
