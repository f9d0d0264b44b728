package vn.postalgateway.reconciliation.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.springframework.jdbc.core.JdbcOperations;
import vn.postalgateway.operator.OperatorProfile;
import vn.postalgateway.reconciliation.StatementFormat;
import vn.postalgateway.reconciliation.StatementLine;
import vn.postalgateway.reconciliation.StatementTable;
import vn.postalgateway.tariff.Vnd;

/**
 * Reads one statement's rows and copies them into {@code statement_line}. Joins the caller's transaction; constant
 * memory.
 */
final class LineReading {

    private final String statementId;
    private final OperatorProfile operator;
    private final CopyRows copy;
    private final StatementTable table;

    LineReading(JdbcOperations jdbc, String statementId, OperatorProfile operator) {
        this.statementId = statementId;
        this.operator = operator;
        this.table = new StatementTable(operator, this::keep);
        this.copy = new CopyRows(jdbc, """
                statement_line (statement_id, line_no, file_row, item_code, item_code_valid, order_reference,
                dossier_codes,
                    service, accepted_on, final_status, final_on, weight_grams, zone, tariff_vnd, citizen_paid_vnd,
                    claimed_vnd,
                    collected_fee_vnd, note, credit, faults)""");
    }

    /** To be called once. */
    StatementTable read(StatementFormat format, InputStream bytes) {
        try (copy) {
            format.read(bytes, operator == null ? null : operator.statements().sheet(), table);
            table.end();
            copy.flush();
            return table;
        } catch (IOException e) {
            throw new UncheckedIOException("the statement's bytes cannot be read", e);
        }
    }

    private void keep(StatementLine line) {
        copy.add(statementId, line.lineNo(), line.fileRow(), line.itemCode(), line.itemCodeValid(),
                line.orderReference(),
                line.dossierCodes(), line.service(), line.acceptedOn(), line.finalStatus(), line.finalOn(),
                line.weightGrams(), line.zone(), amount(line.tariff()), amount(line.citizenPaid()),
                amount(line.claimed()),
                amount(line.collectedFee()), line.note(), line.isCredit(),
                line.faults().isEmpty() ? null : StatementJson.faults(line.faults()));
    }

    private static Long amount(Vnd vnd) {
        return vnd == null ? null : vnd.amount();
    }
}
