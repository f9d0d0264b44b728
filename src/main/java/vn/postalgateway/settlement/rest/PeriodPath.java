package vn.postalgateway.settlement.rest;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import vn.postalgateway.contract.Contracts;
import vn.postalgateway.partner.FieldFault;
import vn.postalgateway.platform.door.HttpCall;
import vn.postalgateway.platform.door.Problem;

/** The contract and the month in a path. */
final class PeriodPath {

    private PeriodPath() {
    }

    static String contract(HttpCall call, Contracts contracts) {
        String contract = call.pathValue("contract");
        if (contracts.all().stream().noneMatch(c -> c.id().equals(contract))) {
            throw Problem.notFound("contract");
        }
        return contract;
    }

    static YearMonth month(HttpCall call) {
        String text = call.pathValue("period");
        try {
            if (text.matches("[0-9]{4}-[0-9]{2}")) {
                return YearMonth.parse(text);
            }
        } catch (DateTimeException noSuchMonth) {
            throw wrongPeriod();
        }
        throw wrongPeriod();
    }

    private static Problem wrongPeriod() {
        return Problem.wrongFields(List.of(new FieldFault("/period", "must be a month such as 2026-10")));
    }
}
