package vn.postalgateway.console;

import java.util.Optional;
import vn.postalgateway.operator.Movement;
import vn.postalgateway.operator.ReasonMeaning;
import vn.postalgateway.operator.ReasonMeaning.Attributable;
import vn.postalgateway.order.DeliveryOrder;

/** What a citizen can do about an item, or may expect, where it did not simply arrive. */
public enum Advice {
    /** Nothing need be done. */
    NONE,
    /** Nobody was there or could be reached: keep the phone at hand. */
    BE_REACHABLE,
    /** It was tried in vain and is kept until somebody decides. */
    ASK_AGAIN,
    /** The identity paper was missing. */
    SHOW_PAPER,
    /** The address or the number is wrong: the agency has to correct it. */
    CALL_AGENCY,
    /** It was the post's own fault, or the weather's. */
    WAIT,
    /** It was refused at the door: the agency decides. */
    REFUSED,
    /** It lies at the delivery office. */
    FETCH,
    /** It is on its way back to where it came from. */
    GOES_BACK,
    /** It is back. */
    CAME_BACK,
    /** The post lost it. */
    LOST,
    /** The post damaged it. */
    DAMAGED,
    /** The order was called off or never taken. */
    CALLED_OFF;

    /** @param reason why the last attempt failed, as far as the post says */
    static Advice of(DeliveryOrder leg, Optional<ReasonMeaning> reason) {
        if (leg.isCalledOff() && leg.movement() == Movement.AWAITING_PICKUP) {
            return CALLED_OFF;
        }
        return switch (leg.movement()) {
            case DELIVERY_FAILED -> afterFailure(leg, reason);
            case HELD -> FETCH;
            case RETURNING -> GOES_BACK;
            case RETURNED -> CAME_BACK;
            case LOST -> LOST;
            case DAMAGED -> DAMAGED;
            default -> NONE;
        };
    }

    private static Advice afterFailure(DeliveryOrder leg, Optional<ReasonMeaning> reason) {
        if (reason.filter(why -> why.reason().equals("RECIPIENT_REFUSED")).isPresent()) {
            return REFUSED;
        }
        if (reason.filter(why -> why.attributableTo() == Attributable.SENDER).isPresent()) {
            return CALL_AGENCY;
        }
        if (leg.decideBy() != null) {
            return ASK_AGAIN;
        }
        if (reason.isEmpty()) {
            return BE_REACHABLE;
        }
        return reason.get().reason().equals("NO_IDENTITY_PAPER") ? SHOW_PAPER
                : reason.get().attributableTo() == Attributable.RECIPIENT ? BE_REACHABLE : WAIT;
    }
}
