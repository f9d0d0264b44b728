package vn.postalgateway.reconciliation.xlsx;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import vn.postalgateway.reconciliation.Outcome;
import vn.postalgateway.reconciliation.ResultExport;
import vn.postalgateway.reconciliation.ResultRow;
import vn.postalgateway.reconciliation.StatementResults;
import vn.postalgateway.tariff.Vnd;

/**
 * XLSX row by row: amounts are numbers, everything else is a text, which no spreadsheet runs, whatever it begins with.
 * A sheet that is full is followed by another one.
 */
public class XlsxResultExport implements ResultExport {

    private static final List<String> HEADING = List.of("resultId", "lineNo", "itemCode", "orderId", "outcome",
            "claimedVnd", "owedVnd", "deltaVnd", "deltaTariffVnd", "deltaCitizenVnd", "explanation", "resolution");
    private static final int MOST_ROWS = 1_048_576;
    private static final int FLUSHED_EVERY = 500;
    private static final String AMOUNT = "#,##0";

    private final StatementResults results;

    public XlsxResultExport(StatementResults results) {
        this.results = results;
    }

    @Override
    public void write(String statementId, Outcome outcome, String language, OutputStream out) throws IOException {
        try (Workbook workbook = new Workbook(out, "postal-gateway", null)) {
            Sheets sheets = new Sheets(workbook, language);
            results.each(statementId, outcome, sheets::add);
            sheets.finish();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** The sheet that is being written, and those before it. */
    private static final class Sheets {

        private final Workbook workbook;
        private final String language;
        private Worksheet sheet;
        private int number;
        private int row;

        Sheets(Workbook workbook, String language) {
            this.workbook = workbook;
            this.language = language;
            next();
        }

        private void next() {
            finish();
            sheet = workbook.newWorksheet("lines" + (++number == 1 ? "" : "-" + number));
            for (int column = 0; column < HEADING.size(); column++) {
                sheet.value(0, column, HEADING.get(column));
            }
            sheet.freezePane(0, 1);
            row = 1;
        }

        void add(ResultRow result) {
            if (row == MOST_ROWS) {
                next();
            }
            text(0, result.resultId());
            if (result.lineNo() != null) {
                sheet.value(row, 1, result.lineNo());
            }
            text(2, result.itemCode());
            text(3, result.orderId());
            text(4, result.outcome().name());
            amount(5, result.claimed());
            amount(6, result.owed());
            amount(7, result.delta());
            amount(8, result.deltaTariff());
            amount(9, result.deltaCitizen());
            text(10, result.explanation().stream().map(p -> p.text().in(language)).collect(Collectors.joining("; ")));
            text(11, result.resolution());
            if (++row % FLUSHED_EVERY == 0) {
                flush();
            }
        }

        // In the row itself: a table of all texts would have to be held until the end.
        private void text(int column, String text) {
            if (text != null && !text.isEmpty()) {
                sheet.inlineString(row, column, text);
            }
        }

        private void amount(int column, Vnd vnd) {
            sheet.value(row, column, vnd.amount());
            sheet.style(row, column).format(AMOUNT).set();
        }

        private void flush() {
            try {
                sheet.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void finish() {
            if (sheet != null) {
                try {
                    sheet.finish();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }
}
