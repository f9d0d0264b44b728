package vn.postalgateway.platform.outbox;

import jakarta.jms.CompletionListener;
import jakarta.jms.Message;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The broker's word on messages that were sent without waiting for it after each. */
final class Receipts<T> {

    private final Map<T, CompletableFuture<Void>> expected = new LinkedHashMap<>();

    /** To be told by the broker's client what became of the message about this. */
    CompletionListener expect(T sent) {
        CompletableFuture<Void> arrival = new CompletableFuture<>();
        expected.put(sent, arrival);
        return new CompletionListener() {
            @Override
            public void onCompletion(Message message) {
                arrival.complete(null);
            }

            @Override
            public void onException(Message message, Exception refused) {
                arrival.completeExceptionally(refused);
            }
        };
    }

    /**
     * What the broker has, in the order in which it was sent; waits for its word on all, but no longer than this.
     *
     * @throws IllegalStateException if it has nothing of it
     */
    List<T> arrivedWithin(Duration patience) {
        try {
            CompletableFuture.allOf(expected.values().toArray(CompletableFuture[]::new))
                    .get(patience.toNanos(), TimeUnit.NANOSECONDS);
            return List.copyOf(expected.keySet());
        } catch (ExecutionException | TimeoutException notAll) {
            return some(notAll);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return some(stopping);
        }
    }

    private List<T> some(Exception whyNotAll) {
        List<T> arrived = expected.entrySet().stream()
                .filter(one -> one.getValue().isDone() && !one.getValue().isCompletedExceptionally())
                .map(Map.Entry::getKey).toList();
        if (arrived.isEmpty()) {
            throw new IllegalStateException("the broker takes nothing", whyNotAll);
        }
        return arrived;
    }
}
