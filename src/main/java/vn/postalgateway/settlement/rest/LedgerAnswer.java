package vn.postalgateway.settlement.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.postalgateway.settlement.CollectedFees;
import vn.postalgateway.settlement.LedgerBalances;
import vn.postalgateway.settlement.LedgerReport;

/** How the ledger looks to finance clients. */
final class LedgerAnswer {

    private LedgerAnswer() {
    }

    static Map<String, Object> of(LedgerReport report, String language) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("intact", report.isIntact());
        json.put("periods", report.periods());
        json.put("journals", report.journals());
        json.put("findings", report.findings().stream().map(f -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("contract", f.contract());
            one.put("period", f.period().toString());
            one.put("kind", f.kind().name());
            one.put("sequence", f.sequence());
            one.put("subject", f.subject());
            one.put("text", f.kind().wording().in(language));
            return one;
        }).toList());
        return json;
    }

    static Map<String, Object> of(LedgerBalances.PeriodLedger ledger) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("journals", ledger.journals());
        json.put("sealed", ledger.sealed());
        json.put("headHash", ledger.head());
        json.put("payableVnd", ledger.payable().amount());
        json.put("accounts", ledger.accounts().stream().map(a -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("account", a.account());
            one.put("memo", a.memo());
            one.put("balanceVnd", a.balance().amount());
            return one;
        }).toList());
        return json;
    }

    static Map<String, Object> of(CollectedFees.FeeBalance balance) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("collectedVnd", balance.collected().amount());
        json.put("handedOverVnd", balance.handedOver().amount());
        json.put("owedVnd", balance.owed().amount());
        json.put("pendingVnd", balance.pending().amount());
        return json;
    }

    static Map<String, Object> of(List<CollectedFees.FeeHandover> handovers) {
        return Map.of("handovers", handovers.stream().map(LedgerAnswer::of).toList());
    }

    static Map<String, Object> of(CollectedFees.FeeHandover handover) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("handoverId", handover.handoverId());
        json.put("period", handover.period().toString());
        json.put("vnd", handover.amount().amount());
        json.put("receivedOn", handover.receivedOn().toString());
        json.put("reference", handover.reference());
        json.put("recordedBy", handover.recordedBy());
        return json;
    }
}
