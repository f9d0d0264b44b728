package vn.postalgateway.tracking.rest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import vn.postalgateway.calendar.VietnamTime;
import vn.postalgateway.operator.Movement;
import vn.postalgateway.operator.OperatorProfile;
import vn.postalgateway.operator.OperatorProfiles;
import vn.postalgateway.operator.StatusMeaning;
import vn.postalgateway.partner.FieldFault;
import vn.postalgateway.platform.door.Answer;
import vn.postalgateway.platform.door.HttpCall;
import vn.postalgateway.platform.door.Problem;
import vn.postalgateway.platform.json.FieldReader;
import vn.postalgateway.platform.json.StrictJson;
import vn.postalgateway.tracking.StatusMapPreview;

/**
 * {@code POST /api/v1/operators/{operator}/status-map/preview}: what a change of the operator's status map would do to
 * the orders there are. Nothing is touched; the change itself stands in the operator's file.
 */
public class StatusMapDoor {

    private static final int ORDERS_PER_PAGE = 1_000;
    private static final int MOST_STATUSES = 200;
    private static final int LONGEST_CODE = 40;
    private static final int LONGEST_ID = 100;
    private static final Pattern FLAG = Pattern.compile("stoppedByPost|partial|moneyOnly");

    private final StatusMapPreview preview;
    private final OperatorProfiles operators;

    public StatusMapDoor(StatusMapPreview preview, OperatorProfiles operators) {
        this.preview = preview;
        this.operators = operators;
    }

    public Answer preview(HttpCall call) {
        OperatorProfile operator = operators.byId(call.pathValue("operator"))
                .orElseThrow(() -> Problem.notFound("operator"));
        List<FieldFault> faults = new ArrayList<>();
        FieldReader in = FieldReader.of(StrictJson.read(call.body()), faults);
        LocalDate validFrom = in.required("validFrom",
                in.optionalParsed("validFrom", "a date such as 2026-01-31", LocalDate::parse));
        Map<String, StatusMeaning> statuses = new LinkedHashMap<>();
        in.objects("statuses", 1, MOST_STATUSES, status -> readInto(statuses, status));
        String after = in.optionalText("cursor", LONGEST_ID);
        in.refuseUnknown();
        Problem.refuseIfAny(faults);
        return Answer.ok(view(operator.id(), preview.preview(operator, validFrom, statuses, after == null ? "" : after,
                ORDERS_PER_PAGE)));
    }

    private static String readInto(Map<String, StatusMeaning> statuses, FieldReader status) {
        String code = status.text("code", 1, LONGEST_CODE);
        Movement movement = status.optionalChoice("movement", Movement.class);
        String flag = status.optionalText("flag", FLAG, "stoppedByPost, partial or moneyOnly");
        if (code != null && statuses.put(code, new StatusMeaning(movement, flag, code)) != null) {
            status.fault("code", "stands twice");
        }
        return code;
    }

    private static Map<String, Object> view(String operator, StatusMapPreview.Page page) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("operator", operator);
        json.put("orders", page.orders());
        json.put("eventsReadOtherwise", page.otherwise());
        json.put("changes", page.changes().stream().map(StatusMapDoor::change).toList());
        json.put("nextCursor", page.lastOrder());
        return json;
    }

    private static Map<String, Object> change(StatusMapPreview.Change change) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("orderId", change.orderId());
        json.put("movement", change.movement());
        json.put("wouldBe", change.wouldBe());
        json.put("billableAt", VietnamTime.withOffsetOrNull(change.billableAt()));
        json.put("billableWouldBe", VietnamTime.withOffsetOrNull(change.billableWouldBe()));
        return json;
    }
}
