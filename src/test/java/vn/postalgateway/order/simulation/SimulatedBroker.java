package vn.postalgateway.order.simulation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The queues: each message at least once, again after its consumer died; all of it can be lost. */
final class SimulatedBroker {

    private final List<Message> waiting = new ArrayList<>();
    private final List<Message> inFlight = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    record Message(String queue, String orderId) { }

    /** A message that was sent before is dropped, as long as the broker remembers. */
    void send(String queue, String orderId, String sending) {
        if (seen.add(orderId + ":" + sending)) {
            waiting.add(new Message(queue, orderId));
        }
    }

    boolean hasMessages() {
        return !waiting.isEmpty();
    }

    int waiting() {
        return waiting.size();
    }

    Message take(int which) {
        Message message = waiting.remove(which);
        inFlight.add(message);
        return message;
    }

    void acknowledge(Message message) {
        inFlight.remove(message);
    }

    /** Its consumer is gone, or seemed so: delivered again. */
    void deliverAgain(Message message) {
        if (inFlight.remove(message)) {
            waiting.add(0, message);
        }
    }

    void wipe() {
        waiting.clear();
        inFlight.clear();
        seen.clear();
    }
}
