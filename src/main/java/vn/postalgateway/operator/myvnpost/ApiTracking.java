package vn.postalgateway.operator.myvnpost;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.postalgateway.operator.OperatorQuestion;
import vn.postalgateway.operator.TrackingAnswer;
import vn.postalgateway.operator.TrackingQuery;
import vn.postalgateway.operator.myvnpost.CustomerApi.ApiAnswer;
import vn.postalgateway.operator.myvnpost.CustomerApi.ApiCall;
import vn.postalgateway.platform.call.CallJudge;

/** GetStatusHistoryOrder: all that happened to an order's item. */
class ApiTracking implements OperatorQuestion<TrackingQuery, TrackingAnswer> {

    private static final int MOST_EVENTS = 1_000;

    private final CallJudge failures;

    ApiTracking(CallJudge failures) {
        this.failures = failures;
    }

    @Override
    public ApiCall ask(TrackingQuery query) {
        return api -> api.get("GetStatusHistoryOrder", CustomerApi.BY_OUR_REFERENCE, query.orderReference());
    }

    /** Only what is said about the very item counts; another item under our reference is none of its history. */
    @Override
    public TrackingAnswer read(Object said, TrackingQuery query) {
        Optional<List<JsonNode>> orders = ApiOrders.in((ApiAnswer) said);
        if (orders.isEmpty()) {
            return new TrackingAnswer.Unanswered("the post answered with something else");
        }
        List<Map<String, Object>> events = new ArrayList<>();
        for (JsonNode order : orders.get()) {
            if (query.itemCode().equals(ApiOrders.itemCode(order))) {
                order.path("statusHistory").forEach(e -> events.add(ApiEvents.ofHistory(query.itemCode(), e)));
            }
        }
        return events.size() > MOST_EVENTS
                ? new TrackingAnswer.Unanswered("the post told more than " + MOST_EVENTS + " events of one item")
                : new TrackingAnswer.Told(events);
    }

    @Override
    public TrackingAnswer fail(Exception failure) {
        return new TrackingAnswer.Unanswered(failures.judge(failure).reason());
    }
}
