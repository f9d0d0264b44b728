package vn.postalgateway.tracking;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import vn.postalgateway.operator.Movement;
import vn.postalgateway.tariff.Wording;

/**
 * Why an order's movement is what it is: the event that decides, and for each other event why it does not.
 *
 * @param movement  as the whole event set says
 * @param decidedBy the evidence; null before the first event that moves
 * @param others    every other event, in the order of the timeline
 * @param failedAttempts the attempts at delivery that failed, each with its reason
 */
public record StateExplanation(Movement movement, TimelineEvent decidedBy, List<PassedOver> others,
                               FailedAttempts failedAttempts) {

    /** An event that does not decide, and why. */
    public record PassedOver(TimelineEvent event, Why why) { }

    /** Why an event does not decide. */
    public enum Why {
        CORRECTED("một sự kiện khác đính chính nó", "another event corrects it"),
        UNKNOWN_STATUS("bảng mã của ngày đó chưa có trạng thái này", "the map of its day does not know its status"),
        IMPOSSIBLE_TIME("thời điểm ghi trong sự kiện không thể có", "it names a time that cannot be"),
        MOVES_NOTHING("trạng thái này không dịch chuyển bưu gửi", "its status moves nothing"),
        LATER_FINAL("một trạng thái cuối khác xảy ra sớm hơn", "another final event occurred earlier"),
        AFTER_FINAL("xảy ra sau trạng thái cuối", "it occurred after the final event"),
        BEFORE_FINAL("một bước trên đường, trước trạng thái cuối", "a step of the way, before the final event"),
        EARLIER("một bước trên đường, sau đó còn bước khác", "a step of the way; a later one stands");

        private final Wording words;

        Why(String vi, String en) {
            words = new Wording(vi, en);
        }

        public Wording words() {
            return words;
        }
    }

    public static StateExplanation of(List<TimelineEvent> timeline) {
        Set<String> corrected = timeline.stream().filter(TimelineEvent::corrected).map(TimelineEvent::eventId)
                .collect(Collectors.toSet());
        MovementHistory history = MovementHistory.of(timeline.stream().map(TimelineEvent::tracked).toList(), corrected);
        String decides = history.decidedBy().map(TrackedEvent::eventId).orElse(null);
        TimelineEvent decidedBy = timeline.stream().filter(e -> e.eventId().equals(decides)).findFirst().orElse(null);
        List<PassedOver> others = new ArrayList<>();
        timeline.stream().filter(e -> e != decidedBy).forEach(e -> others.add(new PassedOver(e, why(e, decidedBy))));
        return new StateExplanation(history.movement(), decidedBy, others, history.failedAttempts());
    }

    private static Why why(TimelineEvent event, TimelineEvent decidedBy) {
        if (event.corrected()) {
            return Why.CORRECTED;
        }
        if (!event.known()) {
            return Why.UNKNOWN_STATUS;
        }
        if (event.occurredAt() == null) {
            return Why.IMPOSSIBLE_TIME;
        }
        if (event.movement() == null) {
            return Why.MOVES_NOTHING;
        }
        if (event.movement().isFinal()) {
            return Why.LATER_FINAL;
        }
        if (!decidedBy.movement().isFinal()) {
            return Why.EARLIER;
        }
        return event.occurredAt().isAfter(decidedBy.occurredAt()) ? Why.AFTER_FINAL : Why.BEFORE_FINAL;
    }
}
