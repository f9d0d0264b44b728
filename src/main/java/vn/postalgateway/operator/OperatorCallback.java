package vn.postalgateway.operator;

import java.util.List;
import java.util.Map;

/**
 * How one operator calls back in its own form ({@code POST /callbacks/<its id>}). An operator that calls back so has
 * one bean of this type. Whoever reaches it has been let in by the operator's own addresses or client certificates.
 */
public interface OperatorCallback {

    /** The id of the operator that it is of. */
    String operator();

    /**
     * Reads what was posted.
     *
     * @param rest what stands behind the operator's id in the path, without the first slash; may be empty
     * @throws Refused if the operator cannot have sent it
     */
    Told read(String rest, byte[] body) throws Refused;

    /**
     * What a callback comes to.
     *
     * @param events in the fields of our tracking interface, texts and {@code Long}s; those that count as they are
     * @param hints  item codes of which something was said that nothing proves: the operator is asked about them
     * @param answer what it is answered once all this is recorded
     */
    record Told(List<Map<String, Object>> events, List<String> hints, Answer answer) {

        public Told {
            events = List.copyOf(events);
            hints = List.copyOf(hints);
        }
    }

    /** An answer in the operator's form. */
    record Answer(int status, String contentType, String body) { }

    /** Nothing of it counts. */
    final class Refused extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient Answer answer;

        /** @param why for our log, without anything that was sent */
        public Refused(String why, Answer answer) {
            super(why);
            this.answer = answer;
        }

        public Answer answer() {
            return answer;
        }
    }
}
