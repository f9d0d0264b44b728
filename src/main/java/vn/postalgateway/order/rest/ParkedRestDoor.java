package vn.postalgateway.order.rest;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.postalgateway.order.ParkedMessages;
import vn.postalgateway.order.ParkedWork;
import vn.postalgateway.platform.door.Answer;
import vn.postalgateway.platform.door.HttpCall;
import vn.postalgateway.platform.door.Problem;

/** Parked messages, for support: look, and decide one by one or by what a preview showed. */
public class ParkedRestDoor {

    private final ParkedMessages parked;
    private final Clock clock;

    public ParkedRestDoor(ParkedMessages parked, Clock clock) {
        this.parked = parked;
        this.clock = clock;
    }

    /** Newest first, with the counts of all that the filter matches. */
    public Answer list(HttpCall call) {
        ParkedReader.Search search = ParkedReader.search(call);
        List<ParkedWork> found = parked.find(search.selection(), search.state(), search.limit(), search.after());
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("parked", found.stream().map(ParkedJson::of).toList());
        page.put("counts", parked.counts(search.selection()));
        page.put("nextCursor", found.size() < search.limit() ? null : found.get(found.size() - 1).parkedId());
        return Answer.ok(page);
    }

    public Answer show(HttpCall call) {
        return Answer.ok(ParkedJson.of(parked.byId(call.pathValue("parkedId")).orElseThrow(ParkedRestDoor::none)));
    }

    /** Harmless to repeat. */
    public Answer retry(HttpCall call) {
        return Answer.ok(ParkedJson.of(parked.retry(call.pathValue("parkedId"), call.caller().partnerId(),
                clock.instant()).orElseThrow(ParkedRestDoor::none)));
    }

    /** Harmless to repeat; 409 after a retry. */
    public Answer discard(HttpCall call) {
        ParkedWork work = parked.discard(call.pathValue("parkedId"), ParkedReader.reason(call),
                call.caller().partnerId(), clock.instant()).orElseThrow(ParkedRestDoor::none);
        if (work.state() != ParkedWork.State.DISCARDED) {
            throw Problem.of(409, "retried-already",
                    "This message was retried already. If its work fails again it is parked anew.");
        }
        return Answer.ok(ParkedJson.of(work));
    }

    public Answer preview(HttpCall call) {
        return Answer.ok(ParkedJson.of(parked.preview(ParkedReader.filter(call)),
                call.caller().explanationLanguage()));
    }

    public Answer retryAll(HttpCall call) {
        ParkedReader.Decision decision = ParkedReader.retry(call);
        try {
            return decided("retried", parked.retryAll(decision.selection(), decision.token(),
                    call.caller().partnerId(), clock.instant()));
        } catch (ParkedMessages.SelectionChanged changed) {
            throw lookAgain();
        }
    }

    public Answer discardAll(HttpCall call) {
        ParkedReader.Decision decision = ParkedReader.discard(call);
        try {
            return decided("discarded", parked.discardAll(decision.selection(), decision.token(), decision.reason(),
                    call.caller().partnerId(), clock.instant()));
        } catch (ParkedMessages.SelectionChanged changed) {
            throw lookAgain();
        }
    }

    private static Answer decided(String what, ParkedMessages.Decided decided) {
        Answer answer = Answer.ok(Map.of(what, decided.count()));
        return decided.again() ? answer.with("Idempotency-Replayed", "true") : answer;
    }

    private static Problem none() {
        return Problem.notFound("parked message");
    }

    private static Problem lookAgain() {
        return Problem.of(409, "preview-outdated",
                "Other messages are parked now than the preview showed. Ask for a preview again.");
    }
}
