package vn.postalgateway.order.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.postalgateway.order.DeliveryOrder;
import vn.postalgateway.partner.FieldFault;
import vn.postalgateway.platform.door.Problem;

/** What became of one row of a batch, as its partner is told. */
public final class BatchRowJson {

    // An unknown field costs its sender six bytes and the answer a hundred; who mends ten is told the next ones.
    private static final int MOST_ERRORS = 10;

    private BatchRowJson() {
    }

    public static Map<String, Object> accepted(int row, DeliveryOrder order) {
        return of(row, order.requestId(), order.orderId(), "ACCEPTED", List.of());
    }

    public static Map<String, Object> replayed(int row, DeliveryOrder order) {
        return of(row, order.requestId(), order.orderId(), "REPLAYED", List.of());
    }

    /**
     * The first ten errors. Each has the code that the order alone would have been answered, and where the fault is
     * one of a field its pointer, else the empty one: the order as a whole.
     *
     * @param requestId null if the row has none that could stand
     * @param orderId   of the order that stands under this requestId with other content; else null
     */
    public static Map<String, Object> rejected(int row, String requestId, String orderId, Problem problem) {
        List<FieldFault> faults = problem.faults().isEmpty()
                ? List.of(new FieldFault("", problem.getMessage())) : problem.faults();
        return of(row, requestId, orderId, "REJECTED",
                faults.stream().limit(MOST_ERRORS).map(fault -> error(problem, fault)).toList());
    }

    private static Map<String, Object> of(int row, String requestId, String orderId, String verdict,
                                          List<Map<String, Object>> errors) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("row", row);
        json.put("requestId", requestId);
        json.put("orderId", orderId);
        json.put("verdict", verdict);
        json.put("errors", errors);
        return json;
    }

    private static Map<String, Object> error(Problem problem, FieldFault fault) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("code", problem.code());
        json.put("pointer", fault.pointer());
        json.put("detail", fault.detail());
        json.putAll(problem.members());
        return json;
    }
}
