package vn.postalgateway.order.rest;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import vn.postalgateway.calendar.VietnamTime;
import vn.postalgateway.operator.Instruction;
import vn.postalgateway.order.Decided;
import vn.postalgateway.order.DeliveryDecision;
import vn.postalgateway.order.DeliveryOrders;
import vn.postalgateway.order.json.OrderJson;
import vn.postalgateway.partner.FieldFault;
import vn.postalgateway.platform.door.Answer;
import vn.postalgateway.platform.door.HttpCall;
import vn.postalgateway.platform.door.Problem;
import vn.postalgateway.platform.json.FieldReader;
import vn.postalgateway.platform.json.StrictJson;

/**
 * A decision about an item that could not be delivered, over REST: 200 once the operator has accepted it, 202 while it
 * is told, 409 where there is nothing to decide.
 */
public class OrderDecisionRestDoor {

    private static final int LONGEST_HOLD_DAYS = 60;

    private final DeliveryDecision decision;
    private final DeliveryOrders orders;
    private final Clock clock;

    public OrderDecisionRestDoor(DeliveryDecision decision, DeliveryOrders orders, Clock clock) {
        this.decision = decision;
        this.orders = orders;
        this.clock = clock;
    }

    /** The same call again tells how it stands. */
    public Answer decide(HttpCall call) {
        List<FieldFault> faults = new ArrayList<>();
        FieldReader in = FieldReader.of(StrictJson.read(call.body()), faults);
        Instruction instruction = in.required("decision", in.optionalChoice("decision", Instruction.class));
        LocalDate until = in.optionalParsed("until", AskedTime.FORM, text -> VietnamTime.dayOf(AskedTime.of(text)));
        refuseWrongDay(in, instruction, until);
        in.refuseUnknown();
        Problem.refuseIfAny(faults);
        String orderId = call.pathValue("orderId");
        Decided stand = decision.decide(call.caller().partnerId(), orderId, instruction, until)
                .orElseThrow(() -> Problem.notFound("order"));
        if (stand instanceof Decided.NotNow notNow) {
            throw Problem.of(409, "nothing-to-decide", "This cannot be decided now: " + notNow.reason() + ".");
        }
        return Answer.json(stand instanceof Decided.Accepted ? 200 : 202,
                OrderJson.of(orders.byId(orderId).orElseThrow(), call.caller().explanationLanguage()));
    }

    private void refuseWrongDay(FieldReader in, Instruction instruction, LocalDate until) {
        LocalDate today = VietnamTime.dayOf(clock.instant());
        if (until != null && instruction != null && instruction != Instruction.HOLD) {
            in.fault("until", "goes with HOLD only");
        } else if (until != null && (until.isBefore(today) || until.isAfter(today.plusDays(LONGEST_HOLD_DAYS)))) {
            in.fault("until", "must lie between today and " + LONGEST_HOLD_DAYS + " days later");
        }
    }
}
