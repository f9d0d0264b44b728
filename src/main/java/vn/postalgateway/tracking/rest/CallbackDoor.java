package vn.postalgateway.tracking.rest;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.postalgateway.operator.OperatorCallback;
import vn.postalgateway.platform.door.Answer;
import vn.postalgateway.platform.door.HttpCall;
import vn.postalgateway.platform.door.Problem;
import vn.postalgateway.tracking.RawEvent;
import vn.postalgateway.tracking.SilentOrders;
import vn.postalgateway.tracking.TrackingIntake;

/**
 * {@code POST /callbacks/{operator}}: each operator calls back in its own form and is answered in it, once all that it
 * said is recorded. What its form proves is taken in like any events; about the rest it is asked, in its queue's turn.
 */
public class CallbackDoor {

    private static final Logger LOG = LoggerFactory.getLogger(CallbackDoor.class);
    private static final String PATH = "/callbacks/";

    private final Map<String, OperatorCallback> callbacks;
    private final TrackingIntake intake;
    private final SilentOrders orders;
    private final Clock clock;

    public CallbackDoor(List<OperatorCallback> callbacks, TrackingIntake intake, SilentOrders orders, Clock clock) {
        this.callbacks = callbacks.stream().collect(Collectors.toMap(OperatorCallback::operator, Function.identity()));
        this.intake = intake;
        this.orders = orders;
        this.clock = clock;
    }

    public Answer take(HttpCall call) {
        String[] path = (call.path() + "/").substring(PATH.length()).split("/", 2);
        OperatorCallback callback = callbacks.get(path[0]);
        if (callback == null) {
            throw Problem.notFound("operator with callbacks of its own");
        }
        try {
            OperatorCallback.Told told = callback.read(path[1].replaceAll("/$", ""), call.body());
            record(callback.operator(), told);
            return answer(told.answer());
        } catch (OperatorCallback.Refused refused) {
            LOG.warn("A callback of {} was refused: {}", callback.operator(), refused.getMessage());
            return answer(refused.answer());
        }
    }

    private void record(String operator, OperatorCallback.Told told) {
        intake.take(operator, told.events().stream().map(event -> new RawEvent(event, event::toString)).toList());
        if (!told.hints().isEmpty()) {
            int asked = orders.askNow(operator, told.hints(), clock.instant());
            LOG.debug("{} hinted at {} items, {} of them ours", operator, told.hints().size(), asked);
        }
    }

    private static Answer answer(OperatorCallback.Answer answer) {
        return new Answer(answer.status(), answer.contentType(), Map.of(),
                answer.body().getBytes(StandardCharsets.UTF_8));
    }
}
