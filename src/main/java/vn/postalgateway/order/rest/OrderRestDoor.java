package vn.postalgateway.order.rest;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import vn.postalgateway.operator.Movement;
import vn.postalgateway.order.DeliveryOrder;
import vn.postalgateway.order.DeliveryOrders;
import vn.postalgateway.order.DeliveryRequest;
import vn.postalgateway.order.OrderIntake;
import vn.postalgateway.order.OrderSearch;
import vn.postalgateway.order.Placement;
import vn.postalgateway.order.json.OrderJson;
import vn.postalgateway.order.json.OrderReader;
import vn.postalgateway.order.json.TakenOrder;
import vn.postalgateway.partner.FieldFault;
import vn.postalgateway.platform.door.Answer;
import vn.postalgateway.platform.door.HttpCall;
import vn.postalgateway.platform.door.Problem;
import vn.postalgateway.platform.json.StrictJson;

/** Delivery orders over REST: post one, look at one, search one's own. */
public class OrderRestDoor {

    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 200;
    private static final Set<String> SEARCH = Set.of("requestId", "dossierCode", "itemCode", "placement", "movement",
            "from", "to", "limit", "cursor");

    private final OrderIntake intake;
    private final DeliveryOrders orders;

    public OrderRestDoor(OrderIntake intake, DeliveryOrders orders) {
        this.intake = intake;
        this.orders = orders;
    }

    /** 202 with the stored order, 200 for a replay. */
    public Answer submit(HttpCall call) {
        DeliveryRequest request = OrderReader.read(StrictJson.read(call.body()));
        TakenOrder taken = TakenOrder.of(() -> intake.take(call.caller().partnerId(), request));
        return taken.replayed() ? view(200, taken.order(), call).with("Idempotency-Replayed", "true")
                : view(202, taken.order(), call);
    }

    private static Answer view(int status, DeliveryOrder order, HttpCall call) {
        return Answer.json(status, OrderJson.of(order, call.caller().explanationLanguage()))
                .with("Location", OrderJson.path(order.orderId()));
    }

    /** One of the partner's own orders; others' do not exist for it. */
    public Answer show(HttpCall call) {
        DeliveryOrder order = orders.byId(call.pathValue("orderId"))
                .filter(o -> o.partnerId().equals(call.caller().partnerId()))
                .orElseThrow(() -> Problem.notFound("order"));
        return Answer.ok(OrderJson.of(order, call.caller().explanationLanguage()));
    }

    /** The partner's own orders, newest first, page by page. */
    public Answer search(HttpCall call) {
        OrderSearch search = read(call);
        List<DeliveryOrder> found = orders.find(search);
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("orders", found.stream().map(o -> OrderJson.of(o, call.caller().explanationLanguage())).toList());
        page.put("nextCursor", found.size() < search.limit() ? null : found.get(found.size() - 1).orderId());
        return Answer.ok(page);
    }

    private static OrderSearch read(HttpCall call) {
        List<FieldFault> faults = new ArrayList<>();
        call.query().keySet().stream().filter(name -> !SEARCH.contains(name))
                .forEach(name -> faults.add(new FieldFault("/" + name, "is not a parameter of this search")));
        OrderSearch search = new OrderSearch(call.caller().partnerId(), call.query("requestId").orElse(null),
                call.query("dossierCode").orElse(null), call.query("itemCode").orElse(null),
                value(call, faults, "placement", Placement::valueOf, "one of " + List.of(Placement.values())),
                value(call, faults, "movement", Movement::valueOf, "one of " + List.of(Movement.values())),
                value(call, faults, "from", AskedTime::of, AskedTime.FORM),
                value(call, faults, "to", AskedTime::of, AskedTime.FORM),
                limit(call, faults), call.query("cursor").orElse(null));
        Problem.refuseIfAny(faults);
        return search;
    }

    private static int limit(HttpCall call, List<FieldFault> faults) {
        Integer limit = value(call, faults, "limit", Integer::valueOf, "a whole number from 1 to " + MAX_LIMIT);
        if (limit != null && (limit < 1 || limit > MAX_LIMIT)) {
            faults.add(new FieldFault("/limit", "must be a whole number from 1 to " + MAX_LIMIT));
        }
        return limit == null ? DEFAULT_LIMIT : limit;
    }

    private static <T> T value(HttpCall call, List<FieldFault> faults, String name, Function<String, T> parse,
                               String what) {
        try {
            return call.query(name).map(parse).orElse(null);
        } catch (IllegalArgumentException | DateTimeException wrongForm) {
            faults.add(new FieldFault("/" + name, "must be " + what));
            return null;
        }
    }
}
