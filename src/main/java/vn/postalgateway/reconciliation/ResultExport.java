package vn.postalgateway.reconciliation;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import vn.postalgateway.reconciliation.TableFormat.Column;

/** Writes the results of a statement as a file for a spreadsheet. */
public final class ResultExport {

    private final StatementResults results;
    private final TableFormat format;

    public ResultExport(StatementResults results, TableFormat format) {
        this.results = results;
        this.format = format;
    }

    /**
     * All results, largest money first. Constant memory.
     *
     * @param outcome  null for all
     * @param language {@code vi} or {@code en}, for the explanations
     */
    public void write(String statementId, Outcome outcome, String language, OutputStream out) throws IOException {
        try (TableFormat.Table<ResultRow> table = format.begin("lines", columns(language), out)) {
            results.each(statementId, outcome, row -> {
                try {
                    table.row(row);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static List<Column<ResultRow>> columns(String language) {
        return List.of(
                Column.text("resultId", ResultRow::resultId),
                Column.number("lineNo", ResultRow::lineNo),
                Column.text("itemCode", ResultRow::itemCode),
                Column.text("orderId", ResultRow::orderId),
                Column.text("outcome", row -> row.outcome().name()),
                Column.amount("claimedVnd", row -> row.claimed().amount()),
                Column.amount("owedVnd", row -> row.owed().amount()),
                Column.amount("deltaVnd", row -> row.delta().amount()),
                Column.amount("deltaTariffVnd", row -> row.deltaTariff().amount()),
                Column.amount("deltaCitizenVnd", row -> row.deltaCitizen().amount()),
                Column.text("explanation", row -> row.explanation().stream().map(p -> p.text().in(language))
                        .collect(Collectors.joining("; "))),
                Column.text("resolution", ResultRow::resolution));
    }
}
