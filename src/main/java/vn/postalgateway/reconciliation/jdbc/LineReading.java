package vn.postalgateway.reconciliation.jdbc;

import java.io.InputStream;
import java.util.List;
import org.springframework.jdbc.core.JdbcOperations;
import vn.postalgateway.operator.OperatorProfile;
import vn.postalgateway.reconciliation.StatementFormat;
import vn.postalgateway.reconciliation.StatementHeading;
import vn.postalgateway.reconciliation.StatementLine;
import vn.postalgateway.reconciliation.StatementLines;
import vn.postalgateway.tariff.Vnd;

/**
 * Reads one statement's rows and copies them into {@code statement_line}. Joins the caller's transaction; constant
 * memory.
 */
final class LineReading implements StatementFormat.Rows {

    private final String statementId;
    private final OperatorProfile operator;
    private final CopyRows copy;
    private StatementHeading heading;
    private StatementLines lines;

    LineReading(JdbcOperations jdbc, String statementId, OperatorProfile operator) {
        this.statementId = statementId;
        this.operator = operator;
        this.copy = new CopyRows(jdbc, """
                statement_line (statement_id, line_no, file_row, item_code, item_code_valid, order_reference,
                dossier_codes,
                    service, accepted_on, final_status, final_on, weight_grams, zone, tariff_vnd, citizen_paid_vnd,
                    claimed_vnd,
                    collected_fee_vnd, note, credit, content, raw, faults)""");
    }

    void read(StatementFormat format, InputStream bytes) {
        format.read(bytes, this);
        copy.flush();
    }

    @Override
    public void heading(List<String> cells) {
        heading = new StatementHeading(cells);
        lines = new StatementLines(heading, operator);
    }

    @Override
    public void row(int fileRow, List<String> cells) {
        StatementLine line = lines.line(Math.toIntExact(copy.rows() + 1), fileRow, cells);
        copy.add(statementId, line.lineNo(), line.fileRow(), line.itemCode(), line.itemCodeValid(),
                line.orderReference(),
                line.dossierCodes(), line.service(), line.acceptedOn(), line.finalStatus(), line.finalOn(),
                line.weightGrams(), line.zone(), amount(line.tariff()), amount(line.citizenPaid()),
                amount(line.claimed()),
                amount(line.collectedFee()), line.note(), line.isCredit(), line.content(), line.raw(),
                line.faults().isEmpty() ? null : StatementJson.faults(line.faults()));
    }

    int lineCount() {
        return Math.toIntExact(copy.rows());
    }

    List<String> ignoredColumns() {
        return heading.ignored();
    }

    private static Long amount(Vnd vnd) {
        return vnd == null ? null : vnd.amount();
    }
}
