package vn.postalgateway.conformance;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.postalgateway.conformance.ScriptedPost.Manner;

/** What a post is promised about being asked to take orders. */
public final class PlacementJourneys {

    private final Stage stage;
    private final ScriptedPost post;

    public PlacementJourneys(Stage stage, ScriptedPost post) {
        this.stage = stage;
        this.post = post;
    }

    public List<Journey> all() {
        return List.of(
                new Journey("created-once", "An order that the post takes is created once, and shows its item code.",
                        this::taken),
                new Journey("accepted-then-silent", "An order that the post took without its answer being heard is"
                        + " asked for, and never created again.", this::silent),
                new Journey("never-arrived", "An order that may not have arrived is created again only after the post"
                        + " said twice that it has none.", this::gone),
                new Journey("busy-post", "A post that asks for a pause gets it.", this::busy),
                new Journey("rejected", "What the post rejects ends as rejected, and is not tried again.",
                        this::rejected),
                new Journey("cancel-pending", "A wish to cancel reaches the post, and its last word decides.",
                        this::cancelled));
    }

    /** One line where the gateway does not call this post at all; then there is nothing to rehearse. */
    public Optional<String> refusal() {
        Map<String, Object> order = stage.orders().next();
        Reply reply = stage.doors().post(Caller.ONE_STOP, Stage.ORDERS, order);
        if (reply.status() != 202) {
            return Optional.of("the gateway does not take the kit's orders (--order): " + reply);
        }
        return stage.patience().until(() -> post.dossiersOf(reply.text("orderId")), d -> !d.isEmpty()).isEmpty()
                ? Optional.of("the gateway took an order, but does not call the kit: its VNPOST_ENDPOINT is another")
                : Optional.empty();
    }

    /** To be walked after all others: what comes late, comes before it. */
    public Journey last() {
        return new Journey("nothing-twice", "However it went, no order has two items at the post.", steps -> {
            List<String> twice = post.ordersWithTwoItems();
            steps.needs("look through the post's books", "an item at least", "none", post.hasItems());
            steps.expect("look through the post's books", "one item for each order at most",
                    twice.isEmpty() ? "so it is" : "two items of " + twice, twice.isEmpty());
        });
    }

    private void taken(Steps steps) {
        String id = met(steps, Manner.TAKES);
        placed(steps, id);
        creates(steps, id, 1);
    }

    private void silent(Steps steps) {
        String id = met(steps, Manner.TAKES_AND_IS_SILENT);
        int finds = stage.patience().until(() -> post.count("FindOrder", id), n -> n > 0);
        steps.expect("take it, say nothing, and wait", "FindOrder", finds + " FindOrder", finds > 0);
        placed(steps, id);
        creates(steps, id, 1);
    }

    private void gone(Steps steps) {
        String id = met(steps, Manner.IS_GONE);
        List<Instant> creates = stage.patience().until(() -> post.times("CreateOrder", id), t -> t.size() > 1);
        List<Instant> asked = post.times("FindOrder", id);
        long before = asked.stream().filter(at -> creates.size() < 2 || at.isBefore(creates.get(1))).count();
        steps.expect("hang up without taking it, and say to each FindOrder that there is none",
                "at least two FindOrder, then a second CreateOrder",
                before + " FindOrder, then " + (creates.size() - 1) + " CreateOrder more",
                creates.size() == 2 && before >= 2);
        placed(steps, id);
        creates(steps, id, 2);
    }

    private void busy(Steps steps) {
        String id = met(steps, Manner.IS_BUSY);
        List<Instant> creates = stage.patience().until(() -> post.times("CreateOrder", id), t -> t.size() > 1);
        Duration pause = creates.size() < 2 ? null : Duration.between(creates.get(0), creates.get(1));
        steps.expect("answer 503 with Retry-After: " + post.busyFor().toSeconds(),
                "a second CreateOrder, not earlier than " + post.busyFor().toSeconds() + " s later",
                pause == null ? "no second CreateOrder" : pause.toMillis() + " ms later",
                pause != null && pause.compareTo(post.busyFor()) >= 0);
        placed(steps, id);
    }

    private void rejected(Steps steps) {
        String id = met(steps, Manner.REJECTS);
        Reply order = stage.lookUntil(id, r -> r.text("placement").equals("REJECTED"));
        steps.expect("answer REJECTED", "placement REJECTED", order, order.text("placement").equals("REJECTED"));
        creates(steps, id, 1);
    }

    private void cancelled(Steps steps) {
        String id = met(steps, Manner.TAKES);
        placed(steps, id);
        Reply wish = stage.doors().post(Caller.ONE_STOP, Stage.ORDERS + "/" + id + "/cancel",
                Map.of("reason", "diễn tập"));
        steps.expect("cancel it as the one-stop system", "202 while the post decides", wish, wish.status() == 202);
        Reply order = stage.lookUntil(id, r -> r.text("placement").equals("CANCELLED"));
        int asked = post.count("CancelOrder", id);
        steps.expect("answer the first CancelOrder PENDING and the next one CANCELLED",
                "two CancelOrder, then placement CANCELLED", asked + " CancelOrder, " + order,
                asked == 2 && order.text("placement").equals("CANCELLED"));
    }

    /** Hands an order over that the post meets so, and waits until the gateway asks for it. */
    private String met(Steps steps, Manner manner) {
        Map<String, Object> order = stage.orders().next();
        String dossier = SampleOrders.requestId(order);
        post.meet(dossier, manner);
        String id = stage.accepted(steps, order).text("orderId");
        String named = stage.patience().until(() -> post.dossiersOf(id), d -> !d.isEmpty());
        steps.needs("wait for CreateOrder", "that the gateway calls the kit's address as this operator",
                "nothing came", !named.isEmpty());
        steps.expect("read CreateOrder", "orderReference is the orderId, dossierCode the order's", named,
                named.equals(dossier));
        return id;
    }

    private void placed(Steps steps, String id) {
        Reply order = stage.lookUntil(id, r -> r.text("placement").equals("PLACED"));
        String item = post.items(id).stream().findFirst().orElse("none");
        steps.expect("look at the order", "placement PLACED with item code " + item,
                order + ", item code " + order.text("itemCode"),
                order.text("placement").equals("PLACED") && order.text("itemCode").equals(item));
    }

    private void creates(Steps steps, String id, int expected) {
        int creates = post.count("CreateOrder", id);
        steps.expect("count the calls for it", expected + " CreateOrder", creates + " CreateOrder",
                creates == expected);
    }
}
