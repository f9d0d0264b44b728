package vn.postalgateway.reconciliation.rest;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.postalgateway.contract.Contracts;
import vn.postalgateway.partner.FieldFault;
import vn.postalgateway.platform.door.Answer;
import vn.postalgateway.platform.door.HttpCall;
import vn.postalgateway.platform.door.Problem;
import vn.postalgateway.reconciliation.PeriodTotals;
import vn.postalgateway.reconciliation.Periods;
import vn.postalgateway.tariff.Vnd;

/** {@code /api/v1/contracts/{contract}/periods/{period}}: the sums of one month. */
public class PeriodRestDoor {

    private final Periods periods;
    private final Contracts contracts;

    public PeriodRestDoor(Periods periods, Contracts contracts) {
        this.periods = periods;
        this.contracts = contracts;
    }

    public Answer show(HttpCall call) {
        String contract = call.pathValue("contract");
        if (contracts.all().stream().noneMatch(c -> c.id().equals(contract))) {
            throw Problem.notFound("contract");
        }
        return Answer.ok(json(periods.totals(contract, month(call.pathValue("period")))));
    }

    private static YearMonth month(String text) {
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

    private static Map<String, Object> json(PeriodTotals totals) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("contract", totals.contract());
        json.put("period", totals.period().toString());
        json.put("state", totals.state());
        json.put("statementId", totals.statementId());
        json.put("items", totals.items());
        put(json, "tariffVnd", totals.tariff());
        put(json, "collectedByPostVnd", totals.collectedByPost());
        put(json, "onlineChargeVnd", totals.onlineCharge());
        put(json, "postDiscountVnd", totals.postDiscount());
        put(json, "subsidyVnd", totals.subsidy());
        put(json, "claimedVnd", totals.claimed());
        put(json, "confirmedVnd", totals.confirmed());
        put(json, "contestedVnd", totals.contested());
        put(json, "carriedOverVnd", totals.carriedOver());
        put(json, "payableVnd", totals.payable());
        return json;
    }

    private static void put(Map<String, Object> json, String name, Vnd vnd) {
        json.put(name, vnd.amount());
    }
}
