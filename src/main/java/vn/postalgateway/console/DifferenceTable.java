package vn.postalgateway.console;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import vn.postalgateway.reconciliation.TableFormat;
import vn.postalgateway.reconciliation.TableFormat.Column;

/** Differences as a file for a spreadsheet: exactly what a filter finds, in the order of the page. */
public final class DifferenceTable {

    private final Differences differences;
    private final TableFormat format;

    public DifferenceTable(Differences differences, TableFormat format) {
        this.differences = differences;
        this.format = format;
    }

    /**
     * Constant memory.
     *
     * @param words    the text of a key in the reader's language, e.g. of {@code outcome.ZONE_DIFFERS}
     * @param language of the explanations
     */
    public void write(String statementId, DifferenceFilter filter, UnaryOperator<String> words, String language,
                      OutputStream out) throws IOException {
        try (TableFormat.Table<DifferingLine> table = format.begin("differences", columns(words, language), out)) {
            differences.each(statementId, filter, line -> {
                try {
                    table.row(line);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static List<Column<DifferingLine>> columns(UnaryOperator<String> words, String language) {
        return List.of(
                Column.number(words.apply("sheet.line"), DifferingLine::lineNo),
                Column.text(words.apply("sheet.item"), DifferingLine::itemCode),
                Column.text(words.apply("sheet.dossier"), DifferingLine::dossierCodes),
                Column.text(words.apply("sheet.agency"), DifferingLine::agency),
                Column.text(words.apply("sheet.service"), line -> line.service() == null ? null
                        : line.service().wording().in(language)),
                Column.text(words.apply("sheet.zone"), line -> line.zone() == null ? null
                        : line.zone().wording().in(language)),
                Column.text(words.apply("sheet.cause"), line -> words.apply("outcome." + line.outcome())),
                Column.amount(words.apply("sheet.claimed"), line -> line.claimed().amount()),
                Column.amount(words.apply("sheet.owed"), line -> line.owed().amount()),
                Column.amount(words.apply("sheet.delta"), line -> line.delta().amount()),
                Column.text(words.apply("sheet.why"), line -> line.explanation().stream()
                        .map(part -> part.text().in(language)).collect(Collectors.joining("; "))),
                Column.text(words.apply("sheet.decision"), line -> line.decision() == null ? null
                        : words.apply("resolution." + line.decision().action())),
                Column.text(words.apply("sheet.reason"),
                        line -> line.decision() == null ? null : line.decision().reason()),
                Column.text(words.apply("sheet.actor"),
                        line -> line.decision() == null ? null : line.decision().actor()),
                Column.text(words.apply("sheet.order"), DifferingLine::orderId),
                Column.text(words.apply("sheet.result"), DifferingLine::resultId),
                Column.number(words.apply("sheet.decisionNo"),
                        line -> line.decision() == null ? null : line.decision().decisionNo()));
    }
}
