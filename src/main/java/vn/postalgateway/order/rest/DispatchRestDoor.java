package vn.postalgateway.order.rest;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.postalgateway.calendar.VietnamTime;
import vn.postalgateway.operator.OperatorProfile;
import vn.postalgateway.operator.OperatorProfiles;
import vn.postalgateway.order.DispatchSwitch;
import vn.postalgateway.partner.FieldFault;
import vn.postalgateway.platform.door.Answer;
import vn.postalgateway.platform.door.HttpCall;
import vn.postalgateway.platform.door.Problem;
import vn.postalgateway.platform.json.FieldReader;
import vn.postalgateway.platform.json.StrictJson;

/** Stops and resumes sending orders to an operator, for support; both harmless to repeat. */
public class DispatchRestDoor {

    private final DispatchSwitch dispatch;
    private final OperatorProfiles operators;
    private final Clock clock;

    public DispatchRestDoor(DispatchSwitch dispatch, OperatorProfiles operators, Clock clock) {
        this.dispatch = dispatch;
        this.operators = operators;
        this.clock = clock;
    }

    /** Every operator, and whether orders leave for it. */
    public Answer list(HttpCall call) {
        return Answer.ok(Map.of("operators", operators.all().stream().map(OperatorProfile::id).sorted()
                .map(this::state).toList()));
    }

    public Answer stop(HttpCall call) {
        String operator = known(call);
        List<FieldFault> faults = new ArrayList<>();
        FieldReader in = FieldReader.of(StrictJson.read(call.body()), faults);
        String reason = in.text("reason", 1, 200);
        in.refuseUnknown();
        Problem.refuseIfAny(faults);
        dispatch.stop(operator, reason, call.caller().partnerId(), clock.instant());
        return Answer.ok(state(operator));
    }

    public Answer resume(HttpCall call) {
        String operator = known(call);
        dispatch.resume(operator, call.caller().partnerId(), clock.instant());
        return Answer.ok(state(operator));
    }

    private String known(HttpCall call) {
        return operators.byId(call.pathValue("operator")).map(OperatorProfile::id)
                .orElseThrow(() -> Problem.notFound("operator"));
    }

    private Map<String, Object> state(String operator) {
        Optional<DispatchSwitch.Stopped> stop = dispatch.stopped().stream().filter(s -> s.operator().equals(operator))
                .findFirst();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("operator", operator);
        json.put("dispatch", stop.isPresent() ? "STOPPED" : "RUNNING");
        json.put("since", stop.map(s -> VietnamTime.withOffset(s.since())).orElse(null));
        json.put("reason", stop.map(DispatchSwitch.Stopped::reason).orElse(null));
        json.put("by", stop.map(DispatchSwitch.Stopped::actor).orElse(null));
        return json;
    }
}
