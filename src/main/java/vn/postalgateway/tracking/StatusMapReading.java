package vn.postalgateway.tracking;

import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import vn.postalgateway.operator.OperatorProfile;
import vn.postalgateway.operator.OperatorProfiles;
import vn.postalgateway.operator.StatusMap;

/**
 * Reads all kept events again after a start with other maps, so that an order's state is what its events and the maps
 * say, and not what older maps said. Once per start: while gateways with different maps run side by side, they do not
 * read against each other.
 */
public final class StatusMapReading {

    private static final int ORDERS_PER_PAGE = 500;
    private static final int PAGES_PER_ROUND = 20;

    private final KeptReadings kept;
    private final TrackingEvents events;
    private final OperatorProfiles operators;
    private final EventMeaning meaning;
    private final Clock clock;
    private final Set<String> done = new HashSet<>();
    private final Map<String, String> lastOrder = new HashMap<>();

    public StatusMapReading(KeptReadings kept, TrackingEvents events, OperatorProfiles operators, Clock clock) {
        this.kept = kept;
        this.events = events;
        this.operators = operators;
        this.meaning = new EventMeaning(operators);
        this.clock = clock;
    }

    /** Reads a bounded number of orders' events; the next round goes on where this one ended. */
    public synchronized void readDue() {
        for (OperatorProfile operator : operators.all()) {
            if (!done.contains(operator.id()) && isThrough(operator)) {
                kept.readBy(operator.id(), versions(operator), clock.instant());
                done.add(operator.id());
            }
        }
    }

    private boolean isThrough(OperatorProfile operator) {
        String last = kept.lastReadBy(operator.id()).orElse(versions(operator));
        if (last.equals(versions(operator))) {
            return true;
        }
        for (int page = 0; page < PAGES_PER_ROUND; page++) {
            List<String> orders = kept.ordersAfter(operator.id(), lastOrder.getOrDefault(operator.id(), ""),
                    ORDERS_PER_PAGE);
            readOtherwise(operator.id(), orders).forEach(events::applyWaiting);
            if (orders.size() < ORDERS_PER_PAGE) {
                return true;
            }
            lastOrder.put(operator.id(), orders.get(orders.size() - 1));
        }
        return false;
    }

    private Set<String> readOtherwise(String operator, List<String> orders) {
        return kept.eventsOf(orders).stream()
                .filter(e -> !Objects.equals(e.mapVersion(),
                        meaning.again(operator, e.status(), e.receivedAt(), e.tracked()).mapVersion()))
                .map(KeptReadings.Kept::orderId).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String versions(OperatorProfile operator) {
        return operator.maps().all().stream().map(StatusMap::version).collect(Collectors.joining(" "));
    }
}
