package vn.postalgateway.reconciliation.rest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.postalgateway.calendar.VietnamTime;
import vn.postalgateway.reconciliation.CellAddress;
import vn.postalgateway.reconciliation.CellFault;
import vn.postalgateway.reconciliation.OutcomeSum;
import vn.postalgateway.reconciliation.ResultRow;
import vn.postalgateway.reconciliation.StatementLayout;
import vn.postalgateway.reconciliation.StatementView;
import vn.postalgateway.reconciliation.json.DecisionJson;

/** How statements and their lines look to finance clients. */
final class StatementJson {

    private StatementJson() {
    }

    static Map<String, Object> of(StatementView view, StatementLayout layout, List<CellFault> faults,
                                  String language) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("statementId", view.statementId());
        json.put("version", view.version());
        json.put("operator", view.key().operator());
        json.put("contract", view.key().contract());
        json.put("period", view.key().period().toString());
        json.put("state", view.state().name());
        json.put("progress", view.progress());
        json.put("lines", view.lines());
        json.put("claimedVnd", view.claimed().amount());
        json.put("confirmedVnd", view.confirmed().amount());
        json.put("confirmedOnlineChargeVnd", view.confirmedOnlineCharge().amount());
        json.put("contestedVnd", view.contested().amount());
        json.put("carriedOverVnd", view.standing().carriedOver().amount());
        json.put("contestedLines", view.contestedLines());
        json.put("outcomes", outcomes(view));
        json.put("errors", errors(view, layout, faults, language));
        json.put("ignoredColumns", view.ignoredColumns());
        json.put("failure", view.failure() == null ? null
                : Map.of("code", view.failureCode(), "detail", view.failure().in(language)));
        json.put("receivedAt", VietnamTime.withOffset(view.receivedAt()));
        json.put("finishedAt", view.finishedAt() == null ? null : VietnamTime.withOffset(view.finishedAt()));
        String self = "/api/v1/statements/" + view.statementId();
        json.put("links", Map.of("self", self, "lines", self + "/lines", "linesCsv", self + "/lines.csv",
                "linesXlsx", self + "/lines.xlsx", "marked", self + "/marked", "changes", self + "/changes"));
        return json;
    }

    private static Map<String, Object> outcomes(StatementView view) {
        Map<String, Object> outcomes = new LinkedHashMap<>();
        for (OutcomeSum sum : view.sums()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("count", sum.results());
            one.put("claimedVnd", sum.claimed().amount());
            one.put("owedVnd", sum.owed().amount());
            one.put("deltaVnd", sum.delta().amount());
            outcomes.put(sum.outcome().name(), one);
        }
        return outcomes;
    }

    // What makes the whole file useless stands with the heading, where it was found.
    private static List<Map<String, Object>> errors(StatementView view, StatementLayout layout,
                                                    List<CellFault> faults, String language) {
        List<Map<String, Object>> errors = new ArrayList<>();
        if (view.failure() != null) {
            errors.add(error(null, 1, null, null, view.failure().in(language)));
        }
        faults.forEach(f -> errors.add(error(layout, f.fileRow(), f.column(), f.raw(), f.text().in(language))));
        return errors;
    }

    private static Map<String, Object> error(StatementLayout layout, int row, String column, String raw,
                                             String detail) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("sheet", layout == null ? null : layout.sheet());
        error.put("row", row);
        error.put("column", column);
        error.put("cell", layout == null ? null : layout.addressOf(column, row).map(CellAddress::toString)
                .orElse(null));
        error.put("raw", raw);
        error.put("detail", detail);
        return error;
    }

    static Map<String, Object> of(ResultRow row, String language) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("resultId", row.resultId());
        json.put("lineNo", row.lineNo());
        json.put("itemCode", row.itemCode());
        json.put("orderId", row.orderId());
        json.put("outcome", row.outcome().name());
        json.put("claimedVnd", row.claimed().amount());
        json.put("owedVnd", row.owed().amount());
        json.put("deltaVnd", row.delta().amount());
        json.put("deltaTariffVnd", row.deltaTariff().amount());
        json.put("deltaCitizenVnd", row.deltaCitizen().amount());
        json.put("differences", row.differences().stream().map(d -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("field", d.field());
            one.put("ours", d.ours());
            one.put("theirs", d.theirs());
            one.put("vnd", d.vnd().amount());
            return one;
        }).toList());
        json.put("explanation", row.explanation().stream().map(p -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("cause", p.cause());
            one.put("vnd", p.vnd().amount());
            one.put("text", p.text().in(language));
            return one;
        }).toList());
        json.put("resolution", row.decision() == null ? null : DecisionJson.of(row.decision()));
        return json;
    }
}
