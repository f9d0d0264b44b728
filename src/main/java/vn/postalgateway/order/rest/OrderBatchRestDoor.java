package vn.postalgateway.order.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.postalgateway.order.Acceptance;
import vn.postalgateway.order.DeliveryOrders;
import vn.postalgateway.order.OrderIntake;
import vn.postalgateway.order.json.BatchRowJson;
import vn.postalgateway.order.json.OrderReader;
import vn.postalgateway.order.json.OrderRefusal;
import vn.postalgateway.platform.door.Answer;
import vn.postalgateway.platform.door.HttpCall;
import vn.postalgateway.platform.door.Problem;
import vn.postalgateway.platform.door.ProblemDocument;
import vn.postalgateway.platform.json.JsonRows;

/**
 * Many delivery orders in one call. Each row is taken in as the order alone would be, one after the other and each in
 * a transaction of its own, so that a wrong one is its own matter and what was accepted stands whatever comes after.
 */
public class OrderBatchRestDoor {

    private static final Logger LOG = LoggerFactory.getLogger(OrderBatchRestDoor.class);
    private static final JsonRows.Limits LIMITS = new JsonRows.Limits(10_000, 256 * 1024);
    private static final int BUSY_RETRY_SECONDS = 10;
    private static final int UNFINISHED_RETRY_SECONDS = 1;

    private final OrderIntake intake;
    private final Clock clock;
    private final Duration deadline;
    private final Semaphore places;

    /**
     * @param deadline how long one call may take
     * @param atOnce   batches that are taken in at the same time; each holds a thread and its body
     */
    public OrderBatchRestDoor(OrderIntake intake, Clock clock, Duration deadline, int atOnce) {
        this.intake = intake;
        this.clock = clock;
        this.deadline = deadline;
        this.places = new Semaphore(atOnce);
    }

    /** 200 with a verdict for each row; 503 if it cannot come to an end now, and the same batch is to be sent again. */
    public Answer submit(HttpCall call) {
        if (!places.tryAcquire()) {
            throw Problem.tryLater("As many batches as go at once are being taken in; nothing of this one was stored.",
                    BUSY_RETRY_SECONDS);
        }
        try {
            return Answer.ok(Map.of("rows", judge(call)));
        } finally {
            places.release();
        }
    }

    private List<Map<String, Object>> judge(HttpCall call) {
        Instant end = clock.instant().plus(deadline);
        JsonRows orders = isNdjson(call) ? JsonRows.ofLines(call.body(), LIMITS)
                : JsonRows.ofArray(call.body(), LIMITS);
        List<Map<String, Object>> verdicts = new ArrayList<>(orders.count());
        for (int row = 1; row <= orders.count(); row++) {
            if (clock.instant().isAfter(end)) {
                throw Problem.tryLater("The batch took longer than " + deadline.toSeconds() + " s; its first "
                        + (row - 1) + " of " + orders.count() + " rows were judged, and what was accepted stands. "
                        + "Send the same batch again.", UNFINISHED_RETRY_SECONDS);
            }
            verdicts.add(judge(call, orders, row));
        }
        return verdicts;
    }

    private static boolean isNdjson(HttpCall call) {
        return call.contentType() != null
                && call.contentType().split(";")[0].trim().equalsIgnoreCase("application/x-ndjson");
    }

    private Map<String, Object> judge(HttpCall call, JsonRows orders, int row) {
        String requestId = null;
        try {
            JsonNode order = orders.read(row);
            requestId = OrderReader.requestIdOf(order);
            return verdict(row, requestId, intake.take(call.caller().partnerId(), OrderReader.read(order)));
        } catch (Problem refusal) {
            return BatchRowJson.rejected(row, requestId, null, refusal);
        } catch (DeliveryOrders.SameRequestInFlight underWay) {
            return BatchRowJson.rejected(row, requestId, null, OrderRefusal.inFlight());
        } catch (RuntimeException failed) {
            Problem problem = ProblemDocument.of(failed);
            if (problem.status() == 503) {      // no row's own fault: none after it would fare better
                throw failed;
            }
            LOG.error("Request {} failed at row {} of its batch", call.caller().requestId(), row, failed);
            return BatchRowJson.rejected(row, requestId, null, problem);
        }
    }

    private static Map<String, Object> verdict(int row, String requestId, Acceptance acceptance) {
        if (acceptance instanceof Acceptance.Stored stored) {
            return BatchRowJson.accepted(row, stored.order());
        }
        if (acceptance instanceof Acceptance.Replayed replayed) {
            return BatchRowJson.replayed(row, replayed.order());
        }
        String standing = acceptance instanceof Acceptance.RequestIdReused reused ? reused.orderId() : null;
        return BatchRowJson.rejected(row, requestId, standing, OrderRefusal.of(acceptance));
    }
}
