package vn.postalgateway.conformance;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** What a one-stop system is promised about handing orders over. */
public final class OrderJourneys {

    private static final String NOBODYS = Stage.ORDERS + "/ord_00000000000000000000000000";
    private static final String BATCH = Stage.ORDERS + "/batch";
    private static final String IN_TIME = "that the post has not picked it up yet";
    private static final int AT_ONCE = 6;

    private final Stage stage;

    public OrderJourneys(Stage stage) {
        this.stage = stage;
    }

    public List<Journey> all() {
        return List.of(
                new Journey("same-request-twice", "The same request sent twice is one order.", this::twice),
                new Journey("other-content", "A requestId never stands for another content.", this::otherContent),
                new Journey("many-at-once", "The same request sent many times at once is one order.", this::atOnce),
                new Journey("cut-connection", "A request whose answer was cut off is sent again and is one order.",
                        this::cutConnection),
                new Journey("wrong-field", "A wrong field is named by its pointer, and nothing is stored.",
                        this::wrongField),
                new Journey("batch-with-a-bad-row",
                        "A bad row of a batch harms no other, and a batch may be sent again.", this::batch),
                new Journey("stranger", "Nothing opens without a live token, and nobody sees another's orders.",
                        this::stranger),
                new Journey("cancel-twice", "An order is cancelled once, however often that is asked for.",
                        this::cancel),
                new Journey("same-over-soap", "The same request is the same order whichever door it comes through.",
                        this::overSoap));
    }

    private void twice(Steps steps) {
        Map<String, Object> order = stage.orders().next();
        Reply first = stage.accepted(steps, order);
        Reply again = submit(order);
        steps.expect("hand the very same over again", "200, Idempotency-Replayed: true, the same orderId",
                again + ", replayed " + again.header("idempotency-replayed"), again.status() == 200
                        && again.header("idempotency-replayed").equals("true") && isSame(again, first));
        oneOrder(steps, order);
    }

    private void otherContent(Steps steps) {
        Map<String, Object> order = stage.orders().next();
        Reply first = stage.accepted(steps, order);
        Reply other = submit(SampleOrders.heavier(order));
        steps.expect("hand it over again with another weight", "422, code request-id-reused", other,
                other.is(422, "request-id-reused"));
        Reply stored = stage.look(first.text("orderId"));
        steps.expect("look at the order", "its weight is the first one: " + first.text("price/weightGrams") + " g",
                stored.text("price/weightGrams") + " g",
                stored.text("price/weightGrams").equals(first.text("price/weightGrams")));
    }

    private void atOnce(Steps steps) {
        Map<String, Object> order = stage.orders().next();
        List<Reply> replies = together(order);
        boolean plain = replies.stream().allMatch(r -> Set.of(200, 202).contains(r.status())
                || r.status() == 409 && !r.header("retry-after").isEmpty());
        long ids = replies.stream().map(r -> r.text("orderId")).filter(id -> !id.isEmpty()).distinct().count();
        steps.expect("hand one order over " + AT_ONCE + " times at the same moment",
                "each 202, 200 or 409 with Retry-After; one orderId",
                replies.stream().map(r -> String.valueOf(r.status())).sorted().toList() + ", " + ids + " orderId",
                plain && ids == 1);
        oneOrder(steps, order);
    }

    private List<Reply> together(Map<String, Object> order) {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<CompletableFuture<Reply>> calls = Stream.generate(
                    () -> CompletableFuture.supplyAsync(() -> submit(order), threads)).limit(AT_ONCE).toList();
            return calls.stream().map(CompletableFuture::join).toList();
        } catch (CompletionException unheard) {
            throw unheard.getCause() instanceof UncheckedIOException cause ? cause : unheard;
        } finally {
            threads.shutdownNow();
        }
    }

    private void cutConnection(Steps steps) {
        Map<String, Object> order = stage.orders().next();
        stage.doors().sendAndHangUp(Caller.ONE_STOP, Stage.ORDERS, order);
        Reply again = stage.patience().until(() -> submit(order), r -> r.header("retry-after").isEmpty());
        steps.expect("hand an order over, hang up before the answer, and hand the very same over again",
                "200 or 202 with an orderId", again, Set.of(200, 202).contains(again.status()));
        oneOrder(steps, order);
    }

    private void wrongField(Steps steps) {
        Map<String, Object> order = stage.orders().next();
        Reply refused = submit(SampleOrders.with(SampleOrders.withPhone(order, "12"), "colour", "red"));
        List<String> pointers = refused.texts("errors", "pointer");
        steps.expect("hand over an order with a wrong phone number and an unknown field",
                "422, code invalid-fields, pointers /recipient/phone and /colour", refused + ", pointers " + pointers,
                refused.is(422, "invalid-fields") && pointers.containsAll(List.of("/recipient/phone", "/colour")));
        int stored = stored(order);
        steps.expect("look for it by its requestId", "no order", stored + " orders", stored == 0);
        stage.accepted(steps, order);
    }

    private void batch(Steps steps) {
        Map<String, Object> first = stage.orders().next();
        Map<String, Object> bad = SampleOrders.withPhone(stage.orders().next(), "12");
        Map<String, Object> last = stage.orders().next();
        List<Map<String, Object>> batch = List.of(first, bad, last);
        Reply taken = stage.doors().post(Caller.ONE_STOP, BATCH, batch);
        steps.expect("hand three orders over in one batch, the second with a wrong phone number",
                "200, ACCEPTED, REJECTED for /recipient/phone, ACCEPTED", told(taken),
                taken.status() == 200 && verdicts(taken).equals(List.of("ACCEPTED", "REJECTED", "ACCEPTED"))
                        && taken.texts("rows/1/errors", "pointer").contains("/recipient/phone"));
        Reply again = stage.doors().post(Caller.ONE_STOP, BATCH, batch);
        steps.expect("hand the very same batch over again", "REPLAYED, REJECTED, REPLAYED, the same orderIds",
                told(again), verdicts(again).equals(List.of("REPLAYED", "REJECTED", "REPLAYED"))
                        && again.texts("rows", "orderId").equals(taken.texts("rows", "orderId")));
        Reply alone = submit(last);
        steps.expect("hand its last order over alone", "200, its orderId", alone,
                alone.status() == 200 && alone.text("orderId").equals(taken.text("rows/2/orderId")));
        List<Integer> stored = batch.stream().map(this::stored).toList();
        steps.expect("look for each by its requestId", "1, 0 and 1 orders", stored, stored.equals(List.of(1, 0, 1)));
    }

    private static List<String> verdicts(Reply batch) {
        return batch.texts("rows", "verdict");
    }

    private static String told(Reply batch) {
        return batch + ", " + verdicts(batch) + ", pointers " + batch.texts("rows/1/errors", "pointer");
    }

    private void stranger(Steps steps) {
        Reply unknown = stage.doors().post(Caller.STRANGER, Stage.ORDERS, stage.orders().next());
        steps.expect("hand an order over with a made-up token", "401, code unauthenticated", unknown,
                unknown.is(401, "unauthenticated"));
        Reply nobodys = stage.doors().get(Caller.ONE_STOP, NOBODYS);
        steps.expect("look at an order that is not one's own", "404, code not-found", nobodys,
                nobodys.is(404, "not-found"));
        Reply otherDoor = stage.doors().post(Caller.ONE_STOP, "/api/v1/tracking-events", List.of());
        steps.expect("tell events with the token of a one-stop system", "403, code forbidden", otherDoor,
                otherDoor.is(403, "forbidden"));
    }

    private void cancel(Steps steps) {
        String id = stage.accepted(steps, stage.orders().next()).text("orderId");
        String path = Stage.ORDERS + "/" + id + "/cancel";
        Map<String, Object> reason = Map.of("reason", "diễn tập");
        Reply first = stage.doors().post(Caller.ONE_STOP, path, reason);
        steps.needs("cancel it", IN_TIME, first, first.status() != 409);
        steps.expect("cancel it", "200, or 202 while the post decides", first,
                Set.of(200, 202).contains(first.status()));
        Reply ended = stage.lookUntil(id,
                r -> r.text("placement").equals("CANCELLED") || !r.text("movement").equals("AWAITING_PICKUP"));
        steps.needs("wait for the post's word", IN_TIME, ended, ended.text("movement").equals("AWAITING_PICKUP"));
        steps.expect("wait for the post's word", "placement CANCELLED", ended,
                ended.text("placement").equals("CANCELLED"));
        Reply again = stage.doors().post(Caller.ONE_STOP, path, reason);
        steps.expect("cancel it again", "200, placement CANCELLED", again, again.status() == 200);
    }

    private void overSoap(Steps steps) {
        Map<String, Object> order = stage.orders().next();
        Reply first = stage.accepted(steps, order);
        Reply same = stage.soap().submit(Caller.ONE_STOP, order);
        steps.expect("hand the very same over by SOAP (SubmitOrder)", "the same orderId", same,
                same.status() == 200 && isSame(same, first));
        Reply other = stage.soap().submit(Caller.ONE_STOP, SampleOrders.heavier(order));
        steps.expect("hand it over by SOAP with another weight", "a fault with code request-id-reused", other,
                other.is(500, "request-id-reused"));
        Reply unknown = stage.soap().submit(Caller.STRANGER, order);
        steps.expect("hand it over by SOAP with a made-up password", "a fault with code unauthenticated", unknown,
                unknown.is(500, "unauthenticated"));
    }

    private void oneOrder(Steps steps, Map<String, Object> order) {
        int stored = stored(order);
        steps.expect("look for orders with this requestId", "one order", stored + " found", stored == 1);
    }

    private int stored(Map<String, Object> order) {
        String requestId = SampleOrders.requestId(order);
        return stage.doors().get(Caller.ONE_STOP, Stage.ORDERS + "?requestId=" + requestId).list("orders").size();
    }

    private Reply submit(Map<String, Object> order) {
        return stage.doors().post(Caller.ONE_STOP, Stage.ORDERS, order);
    }

    private static boolean isSame(Reply one, Reply other) {
        return one.text("orderId").equals(other.text("orderId"));
    }
}
