package vn.postalgateway.reconciliation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import vn.postalgateway.contract.Contract;
import vn.postalgateway.contract.Contracts;
import vn.postalgateway.tariff.Wording;

/**
 * Takes a statement file in, from whichever door: checks what it is said to be and keeps its bytes; reading comes
 * later.
 */
public class StatementIntake {

    private static final Wording WORKBOOK = new Wording(
            "Tệp XLSX chưa được hỗ trợ: hãy lưu bảng kê thành CSV (UTF-8) rồi gửi lại.",
            "XLSX files are not read yet: save the statement as CSV (UTF-8) and send it again.");

    private final Statements statements;
    private final Contracts contracts;

    public StatementIntake(Statements statements, Contracts contracts) {
        this.statements = statements;
        this.contracts = contracts;
    }

    /** @throws StatementRefused if operator, contract, period or kind of file are not what they should be */
    public StatementReceipt take(String operator, String contract, String period, StatementFile file) {
        StatementKey key = key(operator, contract, period);
        if (file.isWorkbook()) {
            throw StatementRefused.format(WORKBOOK);
        }
        long size = size(file);
        if (size == 0) {
            throw StatementRefused.field("/file", "is empty", "Tệp không có nội dung.");
        }
        if (size > StatementFile.MAX_BYTES) {
            throw StatementRefused.field("/file", "is larger than 256 MiB", "Tệp lớn hơn 256 MiB.");
        }
        return statements.receive(key, file);
    }

    private StatementKey key(String operator, String contractId, String period) {
        YearMonth month = month(period);
        Optional<Contract> contract = Optional.ofNullable(contractId).flatMap(id -> inForce(id, month));
        if (contract.isEmpty()) {
            throw StatementRefused.field("/contract", "is not the id of a contract in force in " + month,
                    "Không có hợp đồng này còn hiệu lực trong kỳ " + month + ".");
        }
        if (!contract.get().operator().equals(operator)) {
            throw StatementRefused.field("/operator", "is not the postal operator of this contract",
                    "Doanh nghiệp bưu chính không phải là bên của hợp đồng này.");
        }
        return new StatementKey(operator, contractId, month);
    }

    private Optional<Contract> inForce(String id, YearMonth month) {
        LocalDate lastDay = month.atEndOfMonth();
        return contracts.inForce(id, lastDay).or(() -> contracts.inForce(id, month.atDay(1)));
    }

    private static YearMonth month(String period) {
        try {
            if (period != null && period.matches("[0-9]{4}-[0-9]{2}")) {
                return YearMonth.parse(period);
            }
        } catch (DateTimeParseException noSuchMonth) {
            throw wrongPeriod();
        }
        throw wrongPeriod();
    }

    private static StatementRefused wrongPeriod() {
        return StatementRefused.field("/period", "must be a month such as 2026-10",
                "Kỳ phải là một tháng, ví dụ 2026-10.");
    }

    private static long size(StatementFile file) {
        try {
            return Files.size(file.path());
        } catch (IOException e) {
            throw new UncheckedIOException("the statement file cannot be read", e);
        }
    }
}
