package vn.postalgateway.tracking.jdbc;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A seeded flood of events about many orders, and what must come of it by a model of its own: written for these tests
 * alone, with none of the product's rules in it but those that the law states.
 */
final class EventFlood {

    /** Whom no log may name. */
    static final String NAME = "Zzyzx Không Ai Tên Vậy";
    static final String PHONE = "0987000222";

    private static final Instant START = Instant.parse("2026-10-05T01:00:00Z");
    private static final List<String> WAY = List.of("6", "7", "10", "11", "12");

    /** One event of the flood. */
    record Sent(String eventId, String orderId, String status, Instant at, Integer grams) {

        String json() {
            return TrackingGround.event(eventId, orderId, status, at.toString(), "\"recipientName\": \"" + NAME
                    + "\", \"reason\": \"gọi " + PHONE + "\"" + (grams == null ? "" : ", \"weightGrams\": " + grams));
        }
    }

    /** What an order must be in the end. */
    record State(String movement, Instant billableAt, int grams, long tariffVnd) { }

    private final Random random;
    private final List<Sent> honest = new ArrayList<>();
    private final List<String> all = new ArrayList<>();

    /**
     * A fifth of the events comes twice, a twentieth comes after all others, a twentieth is forged: known ids with other
     * content, references that disagree, rubbish.
     */
    EventFlood(long seed, List<String> orders, int events) {
        random = new Random(seed);
        for (int n = 0; honest.size() < events * 3 / 4; n++) {
            journey(orders.get(n % orders.size()), n / orders.size());
        }
        honest.forEach(event -> all.add(event.json()));
        for (int copies = events / 5; copies > 0; copies--) {
            all.add(honest.get(random.nextInt(honest.size())).json());
        }
        Collections.shuffle(all, random);
        List<String> late = new ArrayList<>(all.subList(0, events / 20));
        all.subList(0, events / 20).clear();
        List<String> forged = forged(events / 20);
        // A forger knows what was told before: an id that he used first would be his.
        int from = all.size() / 2;
        forged.forEach(event -> all.add(from + random.nextInt(all.size() - from), event));
        all.addAll(late);
    }

    private void journey(String order, int round) {
        Instant at = START.plusSeconds(random.nextInt(10_000) + round * 40_000L);
        String id = order + "-" + round + "-";
        int last = 1 + random.nextInt(WAY.size());
        for (int step = 0; step < last; step++, at = at.plusSeconds(1 + random.nextInt(3_000))) {
            honest.add(new Sent(id + step, order, WAY.get(step), at,
                    random.nextInt(3) == 0 ? 20 + random.nextInt(2_000) : null));
        }
        int end = random.nextInt(10);
        if (end < 7) {
            honest.add(new Sent(id + "end", order, end < 5 ? "14" : end == 5 ? "19" : "90", at, null));
        }
    }

    private List<String> forged(int count) {
        List<String> forged = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            Sent like = honest.get(random.nextInt(honest.size()));
            forged.add(switch (n % 4) {
                case 0 -> TrackingGround.event("forged-" + n, like.orderId(), "14", "2026-10-05T00:00:00Z",
                        "\"itemCode\": \"EL491610889VN\"");
                case 1 -> TrackingGround.event("forged-" + n, "ord_of_nobody_" + n, "14", "2026-10-05T00:00:00Z", "");
                case 2 -> TrackingGround.event("forged-" + n, like.orderId(), "14", "2090-01-01T00:00:00Z", "");
                default -> TrackingGround.event("forged-" + n, like.orderId(), "14", NAME, "");
            });
        }
        return forged;
    }

    /** All events, in the order in which they come. */
    List<String> events() {
        return all;
    }

    /** What the law makes of the honest events, order by order; orders without one are left out. */
    Map<String, State> expected() {
        Map<String, List<Sent>> byOrder = new HashMap<>();
        honest.forEach(event -> byOrder.computeIfAbsent(event.orderId(), o -> new ArrayList<>()).add(event));
        Map<String, State> expected = new HashMap<>();
        byOrder.forEach((order, events) -> expected.put(order, state(events)));
        return expected;
    }

    private static State state(List<Sent> events) {
        Sent end = null;
        Sent latest = null;
        Sent weighed = null;
        for (Sent event : events) {
            int rank = List.of("14", "19", "90").indexOf(event.status());
            if (rank >= 0 && (end == null || before(event, end, rank, List.of("14", "19", "90").indexOf(end.status())))) {
                end = event;
            }
            int step = WAY.indexOf(event.status());
            if (step >= 0 && (latest == null || event.at().isAfter(latest.at()))) {
                latest = event;
            }
            if (event.grams() != null && (weighed == null || before(event, weighed, 0, 0))) {
                weighed = event;
            }
        }
        int grams = weighed == null ? 80 : weighed.grams();
        boolean delivered = end != null && end.status().equals("14");
        return new State(movement(end == null ? latest.status() : end.status()), delivered ? end.at() : null, grams,
                tariff(grams));
    }

    private static boolean before(Sent a, Sent b, int rankOfA, int rankOfB) {
        if (!a.at().equals(b.at())) {
            return a.at().isBefore(b.at());
        }
        return rankOfA != rankOfB ? rankOfA < rankOfB : a.eventId().compareTo(b.eventId()) < 0;
    }

    private static String movement(String status) {
        return switch (status) {
            case "6" -> "PICKED_UP";
            case "7", "10" -> "IN_TRANSIT";
            case "11" -> "AT_DELIVERY_OFFICE";
            case "12" -> "OUT_FOR_DELIVERY";
            case "14" -> "DELIVERED";
            case "19" -> "RETURNED";
            default -> "LOST";
        };
    }

    // Service B inside a district, by the Circular's table.
    private static long tariff(int grams) {
        if (grams <= 100) {
            return 26_000;
        }
        if (grams <= 250) {
            return 27_000;
        }
        return grams <= 500 ? 28_500 : 28_500 + 2_200L * ((grams - 500 + 499) / 500);
    }
}
