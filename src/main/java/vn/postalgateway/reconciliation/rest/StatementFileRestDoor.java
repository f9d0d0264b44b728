package vn.postalgateway.reconciliation.rest;

import vn.postalgateway.platform.door.Answer;
import vn.postalgateway.platform.door.FileAnswer;
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
        return FileAnswer.of(type, id + ending, out -> export.write(id, outcome, language, out));
    }

    /** The file as it came, with the cells marked that could not be read. */
    public Answer marked(HttpCall call) {
        String id = statement(call);
        StatementLayout layout = statements.layout(id).orElseThrow(() -> Problem.of(409, "not-read",
                "The statement is not read, so that none of its cells is known to be wrong."));
        boolean workbook = layout.format().equals("XLSX");
        try {
            return FileAnswer.of(workbook ? XLSX : CSV, id + (workbook ? "-marked.xlsx" : "-marked.csv"),
                    out -> marked.write(id, layout, out));
        } catch (StatementUnreadable unmarkable) {
            throw Problem.of(409, unmarkable.code(), unmarkable.wording().en());
        }
    }

    private String statement(HttpCall call) {
        return statements.byId(call.pathValue("statementId")).orElseThrow(() -> Problem.notFound("statement"))
                .statementId();
    }
}
