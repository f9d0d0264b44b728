package vn.postalgateway.settlement.rest;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.postalgateway.calendar.VietnamTime;
import vn.postalgateway.settlement.Dispute;
import vn.postalgateway.settlement.DisputeEvent;
import vn.postalgateway.settlement.DisputeFile;

/** How disputes look to finance clients. */
final class DisputeAnswer {

    private static final String PATH = "/api/v1/disputes/";

    private DisputeAnswer() {
    }

    static Map<String, Object> of(Dispute dispute, LocalDate today) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("disputeId", dispute.disputeId());
        json.put("contract", dispute.contract());
        json.put("period", dispute.period().toString());
        json.put("state", dispute.state().name());
        json.put("resultId", dispute.resultId());
        json.put("lineNo", dispute.lineNo());
        json.put("itemCode", dispute.itemCode());
        json.put("orderId", dispute.orderId());
        json.put("outcome", dispute.outcome().name());
        json.put("claimedVnd", dispute.claimed().amount());
        json.put("owedVnd", dispute.owed().amount());
        json.put("openedAt", VietnamTime.withOffset(dispute.openedAt()));
        json.put("dueOn", dispute.dueOn() == null ? null : dispute.dueOn().toString());
        json.put("overdue", dispute.isOverdue(today));
        json.put("agreedVnd", dispute.agreed() == null ? null : dispute.agreed().amount().amount());
        json.put("agreedBy", dispute.agreed() == null ? null : dispute.agreed().by());
        json.put("agreedAt", dispute.agreed() == null ? null : VietnamTime.withOffset(dispute.agreed().at()));
        json.put("adjustment", dispute.adjustment() == null ? null : adjustment(dispute));
        json.put("links", Map.of("self", PATH + dispute.disputeId()));
        return json;
    }

    private static Map<String, Object> adjustment(Dispute dispute) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("adjustmentId", dispute.adjustment().adjustmentId());
        json.put("origin", dispute.period().toString());
        json.put("period", dispute.adjustment().period().toString());
        json.put("amountVnd", dispute.adjustment().amount().amount());
        json.put("by", dispute.adjustment().by());
        json.put("at", VietnamTime.withOffset(dispute.adjustment().at()));
        return json;
    }

    static Map<String, Object> of(Dispute dispute, List<DisputeEvent> history, LocalDate today) {
        Map<String, Object> json = of(dispute, today);
        json.put("history", history.stream().map(event -> of(dispute.disputeId(), event)).toList());
        return json;
    }

    private static Map<String, Object> of(String disputeId, DisputeEvent event) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", event.kind());
        json.put("side", event.side().name());
        json.put("actor", event.actor());
        json.put("at", VietnamTime.withOffset(event.at()));
        json.put("text", event.words());
        json.put("amountVnd", event.amount() == null ? null : event.amount().amount());
        json.put("file", event.file() == null ? null : of(disputeId, event.file()));
        return json;
    }

    static Map<String, Object> of(String disputeId, DisputeFile file) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("fileId", file.fileId());
        json.put("name", file.name());
        json.put("mediaType", file.mediaType());
        json.put("sha256", file.sha256());
        json.put("sizeBytes", file.sizeBytes());
        json.put("links", Map.of("self", PATH + disputeId + "/files/" + file.fileId()));
        return json;
    }
}
