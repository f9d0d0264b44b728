package vn.postalgateway.tracking;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.postalgateway.operator.Movement;
import vn.postalgateway.operator.OperatorProfile;
import vn.postalgateway.operator.OperatorProfiles;
import vn.postalgateway.operator.StatusMap;
import vn.postalgateway.operator.StatusMeaning;
import vn.postalgateway.order.DeliveryOrder;
import vn.postalgateway.order.DeliveryOrders;
import vn.postalgateway.order.OrderTerms;
import vn.postalgateway.tariff.Editions;

/** Tries a change of an operator's status map on the kept events: what it would change, without changing anything. */
public final class StatusMapPreview {

    private final KeptReadings kept;
    private final DeliveryOrders orders;
    private final OrderTerms terms;

    public StatusMapPreview(KeptReadings kept, DeliveryOrders orders, OrderTerms terms) {
        this.kept = kept;
        this.orders = orders;
        this.terms = terms;
    }

    /** What one order would become. */
    public record Change(String orderId, Movement movement, Movement wouldBe, Instant billableAt,
                         Instant billableWouldBe) { }

    /**
     * One page of the preview.
     *
     * @param orders    how many orders were looked at
     * @param otherwise how many of their events would be read otherwise
     * @param changes   the orders whose movement or billability would change
     * @param lastOrder where the next page begins; null after the last one
     */
    public record Page(int orders, int otherwise, List<Change> changes, String lastOrder) { }

    /**
     * @param statuses what the change says; codes that it does not name stay as they are
     * @param after    the order after which the page begins; empty for the first page
     */
    public Page preview(OperatorProfile operator, LocalDate validFrom, Map<String, StatusMeaning> statuses,
                        String after, int limit) {
        EventMeaning meaning = new EventMeaning(only(operator.withMaps(changed(operator, validFrom, statuses))));
        List<String> orders = kept.ordersAfter(operator.id(), after, limit);
        Map<String, List<KeptReadings.Kept>> events = kept.eventsOf(orders).stream().collect(
                Collectors.groupingBy(KeptReadings.Kept::orderId, LinkedHashMap::new, Collectors.toList()));
        List<Change> changes = new ArrayList<>();
        int otherwise = 0;
        for (Map.Entry<String, List<KeptReadings.Kept>> order : events.entrySet()) {
            List<TrackedEvent> now = order.getValue().stream().map(KeptReadings.Kept::tracked).toList();
            List<TrackedEvent> then = order.getValue().stream().map(e ->
                    meaning.again(operator.id(), e.status(), e.receivedAt(), e.tracked()).tracked()).toList();
            otherwise += (int) then.stream().filter(e -> !now.contains(e)).count();
            Set<String> corrected = order.getValue().stream().filter(KeptReadings.Kept::corrected)
                    .map(e -> e.tracked().eventId()).collect(Collectors.toSet());
            change(order.getKey(), MovementHistory.of(now, corrected), MovementHistory.of(then, corrected))
                    .ifPresent(changes::add);
        }
        return new Page(orders.size(), otherwise, changes,
                orders.size() < limit ? null : orders.get(orders.size() - 1));
    }

    private Optional<Change> change(String orderId, MovementHistory now, MovementHistory then) {
        boolean same = now.movement() == then.movement() && now.endedBy().map(TrackedEvent::occurredAt)
                .equals(then.endedBy().map(TrackedEvent::occurredAt));
        return same ? Optional.empty() : orders.byId(orderId).map(order -> new Change(orderId, now.movement(),
                then.movement(), billableAt(order, now), billableAt(order, then)));
    }

    private Instant billableAt(DeliveryOrder order, MovementHistory history) {
        return new OrderCourse(order.contract(), order.createdAt(), history, terms).billableAt();
    }

    // As in the operator's file: a change holds from its day on, later editions included.
    private static Editions<StatusMap> changed(OperatorProfile operator, LocalDate validFrom,
                                               Map<String, StatusMeaning> statuses) {
        Map<LocalDate, Map<String, StatusMeaning>> maps = new HashMap<>();
        operator.maps().all().forEach(map -> maps.put(map.edition().validFrom(), new HashMap<>(map.statuses())));
        maps.computeIfAbsent(validFrom, from -> new HashMap<>(
                operator.mapOn(from).map(StatusMap::statuses).orElse(Map.of())));
        maps.forEach((from, map) -> {
            if (!from.isBefore(validFrom)) {
                map.putAll(statuses);
            }
        });
        return new Editions<>(maps.entrySet().stream()
                .map(map -> new StatusMap(operator.id(), map.getKey(), map.getValue(), Map.of())).toList());
    }

    private static OperatorProfiles only(OperatorProfile operator) {
        return new OperatorProfiles() {
            @Override
            public Optional<OperatorProfile> byId(String operatorId) {
                return Optional.of(operator).filter(o -> o.id().equals(operatorId));
            }

            @Override
            public Collection<OperatorProfile> all() {
                return List.of(operator);
            }
        };
    }
}
