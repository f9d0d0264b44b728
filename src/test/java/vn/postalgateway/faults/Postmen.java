package vn.postalgateway.faults;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import vn.postalgateway.journey.PartnerClient;

/** Tells the gateway of each item that the post took that it was picked up, often before the post has answered. */
final class Postmen implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PICKED_UP = "6";

    private final PostProcess post;
    private final Supplier<List<PartnerClient>> gateways;
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Thread thread = new Thread(this::work, "postmen");
    private volatile boolean going = true;

    Postmen(PostProcess post, Supplier<List<PartnerClient>> gateways) {
        this.post = post;
        this.gateways = gateways;
        thread.start();
    }

    private void work() {
        int round = 0;
        while (going) {
            List<PostJournal.Item> news = post.journal().living().stream()
                    .filter(item -> !acknowledged.contains(item.orderReference())).limit(100).toList();
            try {
                List<PartnerClient> open = gateways.get();
                if (!news.isEmpty() && open.get(round++ % open.size())
                        .postJson("/api/v1/tracking-events", events(news)).status() == 200) {
                    news.forEach(item -> acknowledged.add(item.orderReference()));
                }
            } catch (UncheckedIOException unanswered) {
                round++;    // the same news again, to the next gateway
            }
            pause();
        }
    }

    private static ArrayNode events(List<PostJournal.Item> items) {
        ArrayNode events = JSON.createArrayNode();
        items.forEach(item -> events.addObject().put("eventId", "picked-up-" + item.itemCode())
                .put("itemCode", item.itemCode()).put("orderReference", item.orderReference())
                .put("status", PICKED_UP).put("occurredAt", Instant.now().toString()));
        return events;
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The orders whose pickup was acknowledged. */
    Set<String> acknowledged() {
        return Set.copyOf(acknowledged);
    }

    @Override
    public void close() {
        going = false;
        try {
            thread.join(30_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
