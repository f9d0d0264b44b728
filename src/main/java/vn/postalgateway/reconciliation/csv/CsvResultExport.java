package vn.postalgateway.reconciliation.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import vn.postalgateway.reconciliation.Outcome;
import vn.postalgateway.reconciliation.ResultExport;
import vn.postalgateway.reconciliation.ResultRow;
import vn.postalgateway.reconciliation.StatementResults;
import vn.postalgateway.tariff.Vnd;

/**
 * CSV in UTF-8 with BOM, so that a spreadsheet reads the diacritics, and with no cell that it would run as a formula.
 */
public class CsvResultExport implements ResultExport {

    private final StatementResults results;

    public CsvResultExport(StatementResults results) {
        this.results = results;
    }

    @Override
    public void write(String statementId, Outcome outcome, String language, OutputStream out) throws IOException {
        Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        text.write('\uFEFF');
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord("resultId", "lineNo", "itemCode", "orderId", "outcome", "claimedVnd", "owedVnd", "deltaVnd",
                    "deltaTariffVnd", "deltaCitizenVnd", "explanation", "resolution");
            results.each(statementId, outcome, row -> write(csv, row, language));
        }
    }

    private static void write(CsvWriter csv, ResultRow row, String language) {
        csv.writeRecord(row.resultId(), row.lineNo() == null ? "" : row.lineNo().toString(), text(row.itemCode()),
                text(row.orderId()), row.outcome().name(), number(row.claimed()), number(row.owed()),
                number(row.delta()),
                number(row.deltaTariff()), number(row.deltaCitizen()),
                text(row.explanation().stream().map(p -> p.text().in(language)).collect(Collectors.joining("; "))),
                text(row.resolution()));
    }

    private static String number(Vnd vnd) {
        return String.valueOf(vnd.amount());
    }

    /** A cell that begins like a formula is marked as text. */
    static String text(String cell) {
        if (cell == null || cell.isEmpty()) {
            return "";
        }
        return "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
