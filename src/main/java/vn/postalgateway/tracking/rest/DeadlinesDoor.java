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

/** {@code GET /api/v1/deadlines}: orders that are late or due soon; a one-stop system sees its own, support all. */
public class DeadlinesDoor {

    private static final int PAGE = 200;
    private static final Set<String> PARAMETERS = Set.of("state", "cursor");

    private final DeadlineClock clock;

    public DeadlinesDoor(DeadlineClock clock) {
        this.clock = clock;
    }

    public Answer list(HttpCall call) {
        List<FieldFault> faults = new ArrayList<>();
        call.query().keySet().stream().filter(name -> !PARAMETERS.contains(name))
                .forEach(name -> faults.add(new FieldFault("/" + name, "is not a parameter of this list")));
        String asked = call.query("state").orElse(DeadlineClock.State.OVERDUE.name());
        if (Arrays.stream(DeadlineClock.State.values()).noneMatch(s -> s.name().equals(asked))) {
            faults.add(new FieldFault("/state", "must be one of " + List.of(DeadlineClock.State.values())));
        }
        Problem.refuseIfAny(faults);
        Partner partner = call.caller().partner();
        List<Deadlines.Deadline> found = clock.find(DeadlineClock.State.valueOf(asked),
                partner.scope() == Scope.SUPPORT ? null : partner.partnerId(), call.query("cursor").orElse(""), PAGE);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("state", asked);
        json.put("orders", found.stream().map(DeadlinesDoor::view).toList());
        json.put("nextCursor", found.size() < PAGE ? null : found.get(found.size() - 1).orderId());
        return Answer.ok(json);
    }

    private static Map<String, Object> view(Deadlines.Deadline deadline) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("orderId", deadline.orderId());
        json.put("operator", deadline.operator());
        json.put("contract", deadline.contract());
        json.put("movement", deadline.movement());
        json.put("promisedBy", deadline.promisedBy());
        return json;
    }
}
