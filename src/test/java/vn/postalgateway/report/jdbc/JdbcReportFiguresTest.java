package vn.postalgateway.report.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import vn.postalgateway.calendar.VietnamTime;
import vn.postalgateway.operator.Movement;
import vn.postalgateway.report.AgencyFigures;
import vn.postalgateway.tariff.DeliveryService;
import vn.postalgateway.tariff.Vnd;

/** The figures equal a naive recount of what happened, at any moment, whenever it is asked for. */
class JdbcReportFiguresTest {

    private static final Instant START = Instant.parse("2026-11-16T00:00:00Z");
    private static final ReportGround GROUND = new ReportGround();

    @AfterAll
    static void close() {
        GROUND.close();
    }

    private record Change(Movement movement, String placement, Instant at) { }

    private record Event(String id, Instant occurredAt, Instant receivedAt, long collectedVnd, Instant correctedAt) { }

    /** An order with all that ever happened to it, in order. */
    private record Past(ReportGround.Ordered order, List<Change> changes, List<Event> deliveries) {

        List<Change> before(Instant asOf) {
            return changes.stream().filter(change -> change.at().isBefore(asOf)).toList();
        }

        /** Where it stood, and since when. */
        Optional<Change> stood(Instant asOf) {
            List<Change> known = before(asOf);
            int last = known.size() - 1;
            while (last > 0 && known.get(last - 1).movement() == known.get(last).movement()) {
                last--;
            }
            return known.isEmpty() ? Optional.empty() : Optional.of(known.get(last));
        }

        boolean cameTo(Movement movement, Instant since, Instant asOf) {
            return stood(asOf).filter(s -> s.movement() == movement && !s.at().isBefore(since)).isPresent();
        }

        boolean failed(Instant since, Instant asOf) {
            List<Change> known = before(asOf);
            for (int i = 0; i < known.size(); i++) {
                if (known.get(i).movement() == Movement.DELIVERY_FAILED && !known.get(i).at().isBefore(since)
                        && (i == 0 || known.get(i - 1).movement() != Movement.DELIVERY_FAILED)) {
                    return true;
                }
            }
            return false;
        }

        Optional<Event> proof(Instant asOf) {
            return deliveries.stream().filter(e -> e.receivedAt().isBefore(asOf))
                    .filter(e -> e.correctedAt() == null || !e.correctedAt().isBefore(asOf))
                    .min(Comparator.comparing(Event::occurredAt).thenComparing(Event::id));
        }

        boolean onTime(Instant asOf) {
            Instant delivered = proof(asOf).map(Event::occurredAt).orElse(stood(asOf).orElseThrow().at());
            return !VietnamTime.dayOf(delivered).isAfter(order.promisedBy());
        }
    }

    private static List<Past> somePasts(Random chance, int count) {
        List<Past> pasts = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            pasts.add(somePast(chance));
        }
        return pasts;
    }

    private static Past somePast(Random chance) {
        List<Integer> levels = new ArrayList<>();
        for (int dossier = chance.nextInt(3); dossier >= 0; dossier--) {
            levels.add(chance.nextInt(3) == 0 ? null : Integer.valueOf(3 + chance.nextInt(2)));
        }
        Instant at = START.plus(Duration.ofMinutes(chance.nextInt(3_000)));
        ReportGround.Ordered order = new ReportGround.Ordered(ReportGround.nextId(), "A" + chance.nextInt(4),
                DeliveryService.values()[chance.nextInt(2)], levels,
                LocalDate.of(2026, 11, 16).plusDays(chance.nextInt(6)), 1_000L * chance.nextInt(20), 16_000);
        GROUND.add(order, at);
        List<Change> changes = new ArrayList<>(List.of(new Change(Movement.AWAITING_PICKUP, "PLACED", at)));
        List<Event> deliveries = new ArrayList<>();
        for (int step = chance.nextInt(9); step > 0; step--) {
            at = at.plus(Duration.ofMinutes(chance.nextInt(900)));
            Movement movement = chance.nextInt(3) == 0 ? Movement.DELIVERED
                    : Movement.values()[chance.nextInt(Movement.values().length)];
            changes.add(new Change(movement, chance.nextInt(15) == 0 ? "CANCELLED" : "PLACED", at));
            if (movement == Movement.DELIVERED) {
                deliveries.add(delivery(chance, order.orderId(), at));
            }
        }
        changes.subList(1, changes.size())
                .forEach(c -> GROUND.change(order.orderId(), c.movement(), c.placement(), c.at()));
        return new Past(order, changes, deliveries);
    }

    private static Event delivery(Random chance, String orderId, Instant at) {
        String id = "D" + chance.nextLong();
        Event event = new Event(id, at.minus(Duration.ofHours(chance.nextInt(40))), at, 1_000L * chance.nextInt(90),
                chance.nextInt(4) == 0 ? at.plus(Duration.ofHours(chance.nextInt(20))) : null);
        GROUND.event(orderId, id, Movement.DELIVERED, event.occurredAt(), at, event.collectedVnd(), null);
        if (event.correctedAt() != null) {
            GROUND.event(orderId, "C" + id, Movement.IN_TRANSIT, at, event.correctedAt(), null, id);
        }
        return event;
    }

    private static List<AgencyFigures> recount(List<Past> pasts, Instant since, Instant asOf) {
        Map<String, AgencyFigures> agencies = new TreeMap<>();
        for (Past past : pasts) {
            boolean delivered = past.cameTo(Movement.DELIVERED, since, asOf);
            boolean back = past.cameTo(Movement.RETURNED, since, asOf);
            boolean lost = past.cameTo(Movement.LOST, since, asOf);
            boolean failed = past.failed(since, asOf);
            if (delivered || back || lost || failed) {
                boolean result = past.order().service() == DeliveryService.RESULT_DELIVERY;
                List<Integer> levels = delivered ? past.order().levels() : List.of();
                agencies.merge(past.order().agency(), new AgencyFigures(past.order().agency(),
                        result ? 0 : levels.size(), result ? levels.size() : 0, null, result ? count(levels, 4) : 0,
                        result ? count(levels, 3) : 0, one(delivered), one(delivered && past.onTime(asOf)), one(failed),
                        one(back), one(lost), 0, 0, Vnd.of(delivered ? past.order().citizenVnd() : 0),
                        Vnd.of(delivered ? past.order().budgetVnd() : 0),
                        Vnd.of(delivered ? past.proof(asOf).map(Event::collectedVnd).orElse(0L) : 0)),
                        AgencyFigures::plus);
            }
        }
        return List.copyOf(agencies.values());
    }

    private static long count(List<Integer> levels, Integer level) {
        return levels.stream().filter(level::equals).count();
    }

    private static long one(boolean counts) {
        return counts ? 1 : 0;
    }

    @Test
    void equalANaiveRecountAtAnyMoment() {
        long seed = System.nanoTime();
        Random chance = new Random(seed);
        List<Past> pasts = somePasts(chance, 250);

        for (int look = 0; look < 40; look++) {
            Instant since = START.plus(Duration.ofMinutes(chance.nextInt(6_000)));
            Instant asOf = since.plus(Duration.ofMinutes(chance.nextInt(6_000)));
            LocalDate today = VietnamTime.dayOf(asOf);
            LocalDate soonTo = today.plusDays(2);

            assertThat(GROUND.figures.told(since, asOf)).as("seed %s, %s to %s", seed, since, asOf)
                    .containsExactlyElementsOf(recount(pasts, since, asOf));
            Map<String, List<Past>> due = new TreeMap<>();
            pasts.stream().filter(past -> isDue(past, asOf, soonTo))
                    .forEach(past -> due.computeIfAbsent(past.order().agency(), key -> new ArrayList<>()).add(past));
            assertThat(GROUND.figures.due(asOf, today, soonTo, 1_000)).as("seed %s, as of %s", seed, asOf)
                    .extracting(item -> item.orderId() + item.movement() + item.overdue()).containsExactlyInAnyOrder(
                            due.values().stream().flatMap(List::stream).map(past -> past.order().orderId()
                                    + past.before(asOf).get(past.before(asOf).size() - 1).movement()
                                    + past.order().promisedBy().isBefore(today)).toArray(String[]::new));
            assertThat(GROUND.figures.dueCounts(asOf, today, soonTo))
                    .allSatisfy(counts -> assertThat(counts.soon() + counts.overdue()).as("seed %s", seed)
                            .isEqualTo(due.get(counts.agencyCode()).size())).hasSize(due.size());
        }
    }

    private static boolean isDue(Past past, Instant asOf, LocalDate soonTo) {
        List<Change> known = past.before(asOf);
        return !known.isEmpty() && past.order().promisedBy().isBefore(soonTo)
                && !known.get(known.size() - 1).movement().isFinal()
                && !known.get(known.size() - 1).placement().equals("CANCELLED");
    }

    @Test
    void countsEachPartnersLastWordAboutAnAgencysResults() {
        YearMonth month = YearMonth.of(2026, 10);
        GROUND.volumes.tell("H20.33", month, "one-stop", 4_000, START);
        GROUND.volumes.tell("H20.33", month, "one-stop", 4_000, START.plusSeconds(5));
        GROUND.volumes.tell("H20.33", month, "portal", 257, START.plusSeconds(10));
        GROUND.volumes.tell("H20.33", month, "one-stop", 9_000, START.plusSeconds(20));

        assertThat(GROUND.volumes.of(month, START.plusSeconds(21))).isEqualTo(Map.of("H20.33", 9_257L));
        assertThat(GROUND.volumes.of(month, START.plusSeconds(20))).isEqualTo(Map.of("H20.33", 4_257L));
        assertThat(GROUND.volumes.of(month, START)).isEmpty();
        assertThat(GROUND.template.queryForObject("select count(*) from agency_volume", Long.class)).isEqualTo(3);
    }
}
