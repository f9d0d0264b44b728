package vn.postalgateway.settlement.rest;

import java.util.LinkedHashMap;
import java.util.Map;
import vn.postalgateway.calendar.VietnamTime;
import vn.postalgateway.reconciliation.PeriodTotals;
import vn.postalgateway.settlement.ClosingTask;
import vn.postalgateway.settlement.PeriodView;
import vn.postalgateway.tariff.Vnd;

/** How a period looks to finance clients. */
final class PeriodAnswer {

    private PeriodAnswer() {
    }

    static Map<String, Object> of(PeriodView view, String language) {
        Map<String, Object> json = totals(view.totals());
        json.put("budgetVnd", view.budget() == null ? null : view.budget().year().amount());
        json.put("budgetUsedVnd", view.budget() == null ? null : view.budget().used().amount());
        json.put("budgetLeftVnd", view.budget() == null ? null : view.budget().left().amount());
        json.put("revision", view.revision());
        signatures(json, view);
        json.put("blocking", Refusal.blockers(view.blocking(), language));
        json.put("notices", Refusal.blockers(view.notices(), language));
        json.put("broughtForward", view.broughtForward().stream().map(origin -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("period", origin.period().toString());
            one.put("items", origin.items());
            one.put("owedVnd", origin.owed().amount());
            return one;
        }).toList());
        put(json, "carriedInVnd", view.carriedIn());
        json.put("laterStatementId", view.laterStatement());
        json.put("work", view.work() == null ? null : work(view.work(), language));
        String self = "/api/v1/contracts/" + view.totals().contract() + "/periods/" + view.totals().period();
        json.put("links", Map.of("self", self, "submit", self + "/submit", "approve", self + "/approve", "reopen",
                self + "/reopen"));
        return json;
    }

    private static Map<String, Object> work(ClosingTask task, String language) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", task.kind().name());
        json.put("state", task.state().name());
        json.put("progress", task.progress());
        json.put("startedAt", VietnamTime.withOffset(task.startedAt()));
        json.put("by", task.by());
        json.put("refusal", task.refusal() == null ? null : Map.of("code", task.refusal().code(), "detail",
                task.refusal().wording().in(language)));
        return json;
    }

    private static void signatures(Map<String, Object> json, PeriodView view) {
        json.put("contentSha256", view.submission() == null ? null : view.submission().contentSha256());
        json.put("submittedBy", view.submission() == null ? null : view.submission().by());
        json.put("submittedAt", view.submission() == null ? null : VietnamTime.withOffset(view.submission().at()));
        json.put("approvedBy", view.approval() == null ? null : view.approval().by());
        json.put("approvedAt", view.approval() == null ? null : VietnamTime.withOffset(view.approval().at()));
        json.put("payBy", view.approval() == null || view.approval().payBy() == null ? null
                : view.approval().payBy().toString());
        json.put("reopenedBy", view.reopening() == null ? null : view.reopening().by());
        json.put("reopenedAt", view.reopening() == null ? null : VietnamTime.withOffset(view.reopening().at()));
        json.put("reopenedReason", view.reopening() == null ? null : view.reopening().reason());
    }

    private static Map<String, Object> totals(PeriodTotals totals) {
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
