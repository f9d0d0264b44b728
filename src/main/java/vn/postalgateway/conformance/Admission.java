package vn.postalgateway.conformance;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** Whether a rehearsal can begin: the gateway is there, and takes the tokens. */
public final class Admission {

    private Admission() {
    }

    /** One line that says why it cannot; empty when it can. */
    public static Optional<String> refusal(Doors doors, boolean asPost) {
        try {
            int feed = doors.get(Caller.ONE_STOP, "/api/v1/feed?limit=1").status();
            if (feed != 200) {
                return Optional.of("the gateway does not take ONE_STOP_TOKEN: " + feed);
            }
            int events = asPost ? doors.post(Caller.POST, "/api/v1/tracking-events", List.of()).status() : 200;
            return events == 200 ? Optional.empty()
                    : Optional.of("the gateway does not take POST_TOKEN: " + events);
        } catch (UncheckedIOException unheard) {
            return Optional.of("the gateway does not answer: " + unheard.getCause());
        }
    }
}
