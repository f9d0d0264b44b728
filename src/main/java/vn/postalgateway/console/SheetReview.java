package vn.postalgateway.console;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.postalgateway.reconciliation.LineDecision;
import vn.postalgateway.reconciliation.Resolution;
import vn.postalgateway.settlement.Selection;

/**
 * What a workbook of decisions would do to a statement: nothing where a cell cannot be taken, where a line is not of
 * the statement, or where somebody decided since the workbook was written.
 *
 * @param orders    what to decide, one for each decision and reason; rows that change nothing are left out
 * @param unchanged rows that say what stands already
 */
public record SheetReview(String statementId, List<Order> orders, int unchanged, List<DecisionSheet.Fault> faults) {

    /** One decision about some lines. */
    public record Order(Resolution action, String reason, List<String> resultIds) {

        public Selection selection(String statementId) {
            return new Selection(statementId, resultIds, null, true);
        }
    }

    private record Words(Resolution action, String reason) { }

    public SheetReview {
        orders = List.copyOf(orders);
        faults = List.copyOf(faults);
    }

    public static SheetReview of(String statementId, DecisionSheet sheet, Differences differences) {
        Map<String, DifferingLine> lines = differences.named(statementId,
                        sheet.rows().stream().map(DecisionSheet.Row::resultId).toList()).stream()
                .collect(Collectors.toMap(DifferingLine::resultId, Function.identity()));
        Map<Words, List<String>> orders = new LinkedHashMap<>();
        int unchanged = 0;
        for (DecisionSheet.Row row : sheet.rows()) {
            DifferingLine line = lines.get(row.resultId());
            if (line == null) {
                sheet.fault("result", row.row(), "Bảng kê này không có dòng ấy.", "This statement has no such line.");
            } else if (saysWhatStands(row, line.decision())) {
                unchanged++;
            } else if (!row.seen().equals(numberOf(line.decision()))) {
                sheet.fault("decision", row.row(), "Dòng này đã được quyết định lại sau khi tải tệp; hãy tải lại.",
                        "Somebody decided about this line since the workbook was written; get it again.");
            } else {
                orders.computeIfAbsent(new Words(row.action(), row.reason()), words -> new ArrayList<>())
                        .add(row.resultId());
            }
        }
        return new SheetReview(statementId, orders.entrySet().stream().map(each -> new Order(each.getKey().action(),
                each.getKey().reason(), List.copyOf(each.getValue()))).toList(), unchanged, sheet.faults());
    }

    private static boolean saysWhatStands(DecisionSheet.Row row, LineDecision decision) {
        return decision != null && decision.action() == row.action() && decision.reason().equals(row.reason());
    }

    private static String numberOf(LineDecision decision) {
        return decision == null ? "" : Long.toString(decision.decisionNo());
    }

    public long lines() {
        return orders.stream().mapToLong(order -> order.resultIds().size()).sum();
    }

    public boolean canBeTaken() {
        return faults.isEmpty() && !orders.isEmpty();
    }
}
