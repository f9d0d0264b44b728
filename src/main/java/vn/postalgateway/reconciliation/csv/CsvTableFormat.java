package vn.postalgateway.reconciliation.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import vn.postalgateway.reconciliation.TableFormat;

/**
 * CSV in UTF-8 with BOM, so that a spreadsheet reads the diacritics, and with no cell that it would run as a formula.
 */
public final class CsvTableFormat implements TableFormat {

    @Override
    public <R> Table<R> begin(String name, List<Column<R>> columns, OutputStream out) throws IOException {
        Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        text.write('\uFEFF');
        CsvWriter csv = CsvWriter.builder().build(text);
        csv.writeRecord(columns.stream().map(Column::heading).toList());
        return new Table<>() {
            @Override
            public void row(R row) {
                csv.writeRecord(columns.stream().map(column -> cell(column, row)).toList());
            }

            @Override
            public void close() throws IOException {
                csv.flush();
            }
        };
    }

    private static <R> String cell(Column<R> column, R row) {
        Object value = column.value().apply(row);
        if (value == null) {
            return "";
        }
        return column.kind() == Kind.TEXT ? text(value.toString()) : value.toString();
    }

    /** A cell that begins like a formula is marked as text. */
    static String text(String cell) {
        if (cell.isEmpty()) {
            return "";
        }
        return "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
