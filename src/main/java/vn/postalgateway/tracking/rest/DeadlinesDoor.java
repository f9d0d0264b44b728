package vn.postalgateway.tracking.rest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.postalgateway.partner.FieldFault;
import vn.postalgateway.partner.Partner;
import vn.postalgateway.partner.Scope;
import vn.postalgateway.platform.door.Answer;
import vn.postalgateway.platform.door.HttpCall;
import vn.postalgateway.platform.door.Problem;
import vn.postalgateway.tracking.DeadlineClock;
import vn.postalgateway.tracking.Deadlines;

/**
 * {@code GET /api/v1/deadlines}: orders of which delivery, a decision or compensation is late or due soon; a one-stop
 * system sees its own, support all.
 */
public class DeadlinesDoor {

    private static final int PAGE = 200;
    private static final Set<String> PARAMETERS = Set.of("kind", "state", "cursor");

    private final DeadlineClock clock;

    public DeadlinesDoor(DeadlineClock clock) {
        this.clock = clock;
    }

    public Answer list(HttpCall call) {
        List<FieldFault> faults = new ArrayList<>();
        call.query().keySet().stream().filter(name -> !PARAMETERS.contains(name))
                .forEach(name -> faults.add(new FieldFault("/" + name, "is not a parameter of this list")));
        Deadlines.Kind kind = choice(call, "kind", Deadlines.Kind.DELIVERY, faults);
        DeadlineClock.State state = choice(call, "state", DeadlineClock.State.OVERDUE, faults);
        Problem.refuseIfAny(faults);
        Partner partner = call.caller().partner();
        List<Deadlines.Deadline> found = clock.find(kind, state,
                partner.scope() == Scope.SUPPORT ? null : partner.partnerId(), call.query("cursor").orElse(""), PAGE);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", kind);
        json.put("state", state);
        json.put("orders", found.stream().map(DeadlinesDoor::view).toList());
        json.put("nextCursor", found.size() < PAGE ? null : found.get(found.size() - 1).orderId());
        return Answer.ok(json);
    }

    private static <E extends Enum<E>> E choice(HttpCall call, String name, E otherwise, List<FieldFault> faults) {
        Class<E> type = otherwise.getDeclaringClass();
        String asked = call.query(name).orElse(otherwise.name());
        if (Arrays.stream(type.getEnumConstants()).noneMatch(value -> value.name().equals(asked))) {
            faults.add(new FieldFault("/" + name, "must be one of " + List.of(type.getEnumConstants())));
            return otherwise;
        }
        return Enum.valueOf(type, asked);
    }

    private static Map<String, Object> view(Deadlines.Deadline deadline) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("orderId", deadline.orderId());
        json.put("operator", deadline.operator());
        json.put("contract", deadline.contract());
        json.put("movement", deadline.movement());
        json.put("promisedBy", deadline.promisedBy());
        json.put("dueOn", deadline.dueOn());
        return json;
    }
}
