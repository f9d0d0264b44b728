package vn.postalgateway.order.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import vn.postalgateway.order.Cancellation;
import vn.postalgateway.partner.FieldFault;
import vn.postalgateway.platform.door.Problem;
import vn.postalgateway.platform.json.FieldReader;

/** A wish to cancel at every door: its one field, and the refusal where it comes too late. */
public final class CancelRefusal {

    private static final int LONGEST_REASON = 500;

    private CancelRefusal() {
    }

    /** @throws Problem 422 with every wrong field */
    public static String readReason(JsonNode body) {
        List<FieldFault> faults = new ArrayList<>();
        FieldReader in = FieldReader.of(body, faults);
        String reason = in.text("reason", 1, LONGEST_REASON);
        in.refuseUnknown();
        Problem.refuseIfAny(faults);
        return reason;
    }

    /** 409 with the reason: the order goes on, or ended otherwise. */
    public static Problem of(Cancellation.TooLate tooLate) {
        return Problem.of(409, "too-late-to-cancel",
                "This order can no longer be cancelled: " + tooLate.reason() + ".");
    }
}
