package vn.postalgateway.reconciliation.rest;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import vn.postalgateway.platform.door.Answer;
import vn.postalgateway.platform.door.HttpCall;
import vn.postalgateway.platform.door.Problem;
import vn.postalgateway.reconciliation.MarkedStatement;
import vn.postalgateway.reconciliation.Outcome;
import vn.postalgateway.reconciliation.ResultExport;
import vn.postalgateway.reconciliation.StatementLayout;
import vn.postalgateway.reconciliation.StatementUnreadable;
import vn.postalgateway.reconciliation.Statements;

/** What {@code /api/v1/statements/{statementId}} gives as files: its lines, and its own file with the faults marked. */
public class StatementFileRestDoor {

    private static final String CSV = "text/csv; charset=utf-8";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final Statements statements;
    private final ResultExport csv;
    private final ResultExport xlsx;
    private final MarkedStatement marked;

    /** Writes the file's bytes. */
    private interface Content {
        void write(OutputStream out) throws IOException;
    }

    public StatementFileRestDoor(Statements statements, ResultExport csv, ResultExport xlsx, MarkedStatement marked) {
        this.statements = statements;
        this.csv = csv;
        this.xlsx = xlsx;
        this.marked = marked;
    }

    public Answer linesCsv(HttpCall call) {
        return lines(call, csv, CSV, ".csv");
    }

    public Answer linesXlsx(HttpCall call) {
        return lines(call, xlsx, XLSX, ".xlsx");
    }

    private Answer lines(HttpCall call, ResultExport export, String type, String ending) {
        String id = statement(call);
        Outcome outcome = PageQuery.outcome(call);
        String language = call.caller().explanationLanguage();
        return file(id, type, ending, out -> export.write(id, outcome, language, out));
    }

    /** The file as it came, with the cells marked that could not be read. */
    public Answer marked(HttpCall call) {
        String id = statement(call);
        StatementLayout layout = statements.layout(id).orElseThrow(() -> Problem.of(409, "not-read",
                "The statement is not read, so that none of its cells is known to be wrong."));
        boolean workbook = layout.format().equals("XLSX");
        try {
            return file(id, workbook ? XLSX : CSV, workbook ? "-marked.xlsx" : "-marked.csv",
                    out -> marked.write(id, layout, out));
        } catch (StatementUnreadable unmarkable) {
            throw Problem.of(409, unmarkable.code(), unmarkable.wording().en());
        }
    }

    private String statement(HttpCall call) {
        return statements.byId(call.pathValue("statementId")).orElseThrow(() -> Problem.notFound("statement"))
                .statementId();
    }

    private static Answer file(String id, String type, String ending, Content content) {
        return Answer.of(type, onDisk(content)).with("Content-Disposition", "attachment; filename=\"" + id + ending
                + "\"");
    }

    // Written to disk first: an answer that has begun cannot turn into a problem document any more.
    private static InputStream onDisk(Content content) {
        try {
            Path file = Files.createTempFile("statement", ".out");
            try (OutputStream out = Files.newOutputStream(file)) {
                content.write(out);
            } catch (IOException | RuntimeException failed) {
                Files.delete(file);
                throw failed;
            }
            return Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException e) {
            throw new UncheckedIOException("the answer cannot be written to a temporary file", e);
        }
    }
}
