package vn.postalgateway.reconciliation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import vn.postalgateway.contract.Contract;
import vn.postalgateway.contract.Contracts;
import vn.postalgateway.tariff.Wording;

/**
 * Takes a statement file in, from whichever door: checks what it is said to be and keeps its bytes; reading comes
 * later.
 */
public class StatementIntake {

    private final Statements statements;
    private final Contracts contracts;
    private final List<StatementFormat> formats;

    /** @param formats the kinds of file that can be read; the first one is for files that no other knows */
    public StatementIntake(Statements statements, Contracts contracts, List<StatementFormat> formats) {
        this.statements = statements;
        this.contracts = contracts;
        this.formats = List.copyOf(formats);
    }

    /** @throws StatementRefused if operator, contract, period or kind of file are not what they should be */
    public StatementReceipt take(String operator, String contract, String period, StatementFile file) {
        StatementKey key = key(operator, contract, period);
        StatementFormat format = formats.stream().filter(f -> f.isFor(file)).findFirst().orElse(formats.get(0));
        long size = size(file);
        if (size == 0) {
            throw StatementRefused.field("/file", "is empty", "Tệp không có nội dung.");
        }
        if (size > format.mostBytes()) {
            String most = (format.mostBytes() >> 20) + " MiB";
            throw StatementRefused.field("/file", "is larger than " + most, "Tệp lớn hơn " + most + ".");
        }
        check(format, file);
        return statements.receive(key, file, format.name());
    }

    private static void check(StatementFormat format, StatementFile file) {
        try {
            format.check(file.path());
        } catch (IOException e) {
            throw new UncheckedIOException("the statement file cannot be read", e);
        }
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
