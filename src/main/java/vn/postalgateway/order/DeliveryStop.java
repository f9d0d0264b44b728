package vn.postalgateway.order;

import java.time.Instant;
import vn.postalgateway.operator.Instruction;
import vn.postalgateway.operator.Movement;

/**
 * An item that could not be delivered and waits (bưu gửi phát không được): where it stands, and whether the one-stop
 * system has to decide what shall become of it.
 *
 * @param movement  {@code DELIVERY_FAILED} or {@code HELD}
 * @param at        when the last attempt failed; where it is held, when it was put aside
 * @param why       why a decision is needed; null while the operator tries again by itself
 * @param decideBy  until when, if it is asked for now
 * @param otherwise what the operator is told then if nobody decides
 */
public record DeliveryStop(Movement movement, Instant at, Why why, Instant decideBy, Instruction otherwise) {

    /** Why a decision is needed. */
    public enum Why {
        /** As often as the contract says was tried in vain. */
        ATTEMPTS_USED,
        /** The reason of the last attempt says that another one would fail as well. */
        TRY_IS_POINTLESS,
        /** The operator has put it aside. */
        HELD
    }

    /** Whether an item of this movement waits for what shall become of it. */
    public static boolean waits(Movement movement) {
        return movement == Movement.DELIVERY_FAILED || movement == Movement.HELD;
    }

    /** Whether it tells of a failed attempt after this moment: what was asked about an earlier one is not about it. */
    public boolean isNewSince(Instant earlier) {
        return movement == Movement.DELIVERY_FAILED && at.isAfter(earlier);
    }
}
