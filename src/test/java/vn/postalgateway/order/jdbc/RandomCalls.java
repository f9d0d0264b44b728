package vn.postalgateway.order.jdbc;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import vn.postalgateway.order.PlacementAttempt;
import vn.postalgateway.order.Placements;
import vn.postalgateway.order.Recalls;

/** Makes the same calls at several {@link Placements}: sensible ones, late ones, repeated ones. */
final class RandomCalls {

    private final String orderId;
    private final List<String> itemCodes;
    private final SplittableRandom random;
    private final List<Placements.Doubt> doubts = new ArrayList<>();
    private final List<Recalls.Recall> recalling = new ArrayList<>();
    private Instant now;
    private long newestFence;

    RandomCalls(String orderId, List<String> itemCodes, Instant start, SplittableRandom random) {
        this.orderId = orderId;
        this.itemCodes = itemCodes;
        this.now = start;
        this.random = random;
    }

    /** Makes one call at each, and says which. */
    String make(List<Placements> all, List<Recalls> recalling) {
        now = now.plusSeconds(random.nextInt(20));
        Instant later = now.plusSeconds(random.nextInt(60));
        long fence = newestFence == 0 ? 0 : 1 + random.nextLong(newestFence);
        String code = itemCodes.get(random.nextInt(5) / 4);
        all.get(0).doubt(orderId).ifPresent(doubts::add);
        Placements.Doubt doubt = doubts.isEmpty() ? null
                : doubts.get(random.nextInt(3) == 0 ? random.nextInt(doubts.size()) : doubts.size() - 1);
        if (random.nextInt(4) == 0) {
            return recall(recalling, later);
        }
        int what = random.nextInt(doubt == null ? 9 : 15);
        Instant at = now;
        return switch (what) {
            case 0, 1, 2 -> open(all, later);
            case 3 -> each(all, "placed " + fence + code, p -> p.placed(orderId, fence, code, at));
            case 4 -> each(all, "heardOf " + code, p -> p.heardOf(orderId, code, at));
            case 5 -> each(all, "rejected " + fence, p -> p.rejected(orderId, fence, "no", at));
            case 6 -> each(all, "notSent " + fence, p -> p.notSent(orderId, fence, "busy", at, later));
            case 7 -> each(all, "inDoubt " + fence, p -> p.inDoubt(orderId, fence, "?", at, later, at));
            case 8 -> each(all, "inDoubt " + fence + " for a person",
                    p -> p.inDoubt(orderId, fence, "?", at, null, at));
            case 9, 10 -> each(all, "notFoundOnce " + doubt, p -> p.notFoundOnce(doubt, at, at, later));
            case 11, 12 -> each(all, "clearToSend " + doubt, p -> p.clearToSend(doubt, "proof", at));
            case 13 -> each(all, "sendAgain " + doubt, p -> p.sendAgain(doubt, "harmless", at));
            default -> each(all, "askAgain " + doubt, p -> p.askAgain(doubt, "?", at, later));
        };
    }

    private String recall(List<Recalls> all, Instant later) {
        recalling.addAll(all.get(0).next(orderId).stream().toList());
        Recalls.Recall recall = recalling.isEmpty() ? null : recalling.get(random.nextInt(recalling.size()));
        int what = recall == null ? 0 : random.nextInt(5);
        for (Recalls recalls : all) {
            switch (what) {
                case 0, 1 -> recalls.wish(orderId, "Không cần nữa", now);
                case 2 -> recalls.cancelled(recall, now);
                case 3 -> recalls.refused(recall, "too late", now);
                default -> recalls.tellAgain(recall, "pending", now, later);
            }
        }
        return List.of("wish", "wish", "cancelled", "refused", "tellAgain").get(what)
                + (recall == null ? "" : " " + recall.extraItem());
    }

    private String open(List<Placements> all, Instant until) {
        for (Placements placements : all) {
            Optional<PlacementAttempt> attempt = placements.open(orderId, "w", now, until);
            newestFence = Math.max(newestFence, attempt.map(PlacementAttempt::fence).orElse(0L));
        }
        return "open";
    }

    private static String each(List<Placements> all, String words, Consumer<Placements> call) {
        all.forEach(call);
        return words;
    }
}
