package vn.postalgateway.tracking.rest;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.postalgateway.calendar.VietnamTime;
import vn.postalgateway.operator.OperatorProfiles;
import vn.postalgateway.partner.Partner;
import vn.postalgateway.partner.Scope;
import vn.postalgateway.platform.door.Answer;
import vn.postalgateway.platform.door.HttpCall;
import vn.postalgateway.platform.door.Problem;
import vn.postalgateway.tracking.OpenPoints;

/** {@code GET /api/v1/operators/{operator}/open-points}: what we still need from the post; for support and itself. */
public class OpenPointsDoor {

    /** Complaints are heard for six months. */
    private static final Duration LOOK_BACK = Duration.ofDays(183);
    private static final int MOST_OF_EACH_KIND = 500;

    private final OpenPoints openPoints;
    private final OperatorProfiles operators;
    private final Clock clock;

    public OpenPointsDoor(OpenPoints openPoints, OperatorProfiles operators, Clock clock) {
        this.openPoints = openPoints;
        this.operators = operators;
        this.clock = clock;
    }

    public Answer list(HttpCall call) {
        String operator = call.pathValue("operator");
        if (operators.byId(operator).isEmpty() || !maySee(call.caller().partner(), operator)) {
            throw Problem.notFound("operator");
        }
        List<OpenPoints.Point> points = openPoints.of(operator, clock.instant().minus(LOOK_BACK),
                VietnamTime.dayOf(clock.instant()), MOST_OF_EACH_KIND);
        Map<OpenPoints.Kind, Integer> counts = new EnumMap<>(OpenPoints.Kind.class);
        for (OpenPoints.Kind kind : OpenPoints.Kind.values()) {
            counts.put(kind, (int) points.stream().filter(p -> p.kind() == kind).count());
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("operator", operator);
        json.put("counts", counts);
        json.put("points", points.stream().map(OpenPointsDoor::view).toList());
        return Answer.ok(json);
    }

    private static boolean maySee(Partner partner, String operator) {
        return partner.scope() == Scope.SUPPORT || partner.partnerId().equals(operator);
    }

    private static Map<String, Object> view(OpenPoints.Point point) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", point.kind());
        json.put("subject", point.subject());
        json.put("orderId", point.orderId());
        json.put("events", point.events());
        json.put("since", VietnamTime.withOffset(point.since()));
        return json;
    }
}
