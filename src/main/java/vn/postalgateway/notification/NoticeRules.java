package vn.postalgateway.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.postalgateway.calendar.VietnamTime;
import vn.postalgateway.operator.Movement;
import vn.postalgateway.order.DeliveryOrder;

/**
 * Which notices are sent at all. What is not true any more is not told.
 *
 * @param channels  those that have a server
 * @param usual     the movements that are told, unless the contract says otherwise
 * @param contracts by contract, the movements that are told
 * @param keptFor   nothing is told that occurred longer ago
 */
public record NoticeRules(Set<NoticeChannel> channels, Set<Movement> usual, Map<String, Set<Movement>> contracts,
                          Duration keptFor) {

    /** Why the notice is not sent; empty if it is. */
    public Optional<String> against(Notices.Taken notice, DeliveryOrder order, Instant now) {
        if (notice.address() == null) {
            return Optional.of("the address is erased");
        }
        if (!contracts.getOrDefault(order.contract(), usual).contains(notice.key().kind())) {
            return Optional.of("the contract does not tell this");
        }
        if (notice.overtaken() || !isStillSo(notice.key().kind(), order.movement())) {
            return Optional.of("the item has moved on");
        }
        return isOfYesterday(notice, now) ? Optional.of("it was for another day") : Optional.empty();
    }

    private static boolean isStillSo(Movement told, Movement now) {
        return told == now || told == Movement.DELIVERY_FAILED && now == Movement.HELD;
    }

    // Whoever reads that the postman is on the way waits for him today.
    private static boolean isOfYesterday(Notices.Taken notice, Instant now) {
        return notice.key().kind() == Movement.OUT_FOR_DELIVERY
                && VietnamTime.dayOf(notice.occurredAt()).isBefore(VietnamTime.dayOf(now));
    }
}
