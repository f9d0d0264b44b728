package vn.postalgateway.platform.call;

import java.time.Duration;
import java.util.function.Consumer;

/** Judges the failed calls of one operation; where the post asks for a pause, the operation's queue waits. */
public class CallJudge {

    private final Consumer<Duration> queue;

    /** @param queue told how long nothing shall leave on it */
    public CallJudge(Consumer<Duration> queue) {
        this.queue = queue;
    }

    public CallFailure judge(Exception failure) {
        CallFailure meaning = CallFailure.of(failure);
        if (meaning.retryAfter() != null) {
            queue.accept(meaning.retryAfter());
        }
        return meaning;
    }
}
