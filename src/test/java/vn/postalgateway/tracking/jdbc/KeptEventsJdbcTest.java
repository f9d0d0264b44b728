package vn.postalgateway.tracking.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.postalgateway.tracking.jdbc.TrackingGround.event;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.postalgateway.operator.Movement;
import vn.postalgateway.platform.personal.PersonalSafe;
import vn.postalgateway.tracking.EventVerdict;
import vn.postalgateway.tracking.RawEvent;
import vn.postalgateway.tracking.TimelineEvent;
import vn.postalgateway.tracking.Verdict;

/** Whatever comes is kept, and nothing that cannot be hurts what stands beside it. */
class KeptEventsJdbcTest {

    private static TrackingGround ground;

    @BeforeAll
    static void start() {
        ground = new TrackingGround();
    }

    @AfterAll
    static void stop() {
        ground.close();
    }

    @Test
    void keepsWhatIsNoEventSealedAsItCame() {
        String order = ground.order();
        String broken = event(order + "-1", order, "14", "hôm qua", "\"recipientName\": \"Trần Văn Kín\"");

        List<Verdict> verdicts = ground.verdicts(broken, event(order + "-2", order, "12", "2026-10-05T14:00:00", ""));

        assertThat(verdicts).containsExactly(Verdict.INVALID, Verdict.APPLIED);
        assertThat(ground.jdbc.sql("select i::text from invalid_event i where event_id = ?").param(order + "-1")
                .query(String.class).single()).contains("occurredAt must be").doesNotContain("Kín", "hôm qua");
        assertThat(opened(order + "-1")).isEqualTo(broken);
    }

    @Test
    void countsTheSameRubbishInsteadOfKeepingItAgain() {
        String order = ground.order();
        String broken = event(order + "-1", order, "14", "x", "");

        ground.send(broken, broken);
        ground.send(broken);

        assertThat(ground.jdbc.sql("select times from invalid_event where event_id = ?").param(order + "-1")
                .query(Integer.class).list()).containsExactly(3);
    }

    @Test
    void keepsAnElementThatIsNoObject() {
        List<EventVerdict> verdicts = ground.intake.take("vnpost", List.of(new RawEvent(null, () -> "null")));

        assertThat(verdicts).extracting(EventVerdict::verdict).containsExactly(Verdict.INVALID);
        assertThat(ground.jdbc.sql("select count(*) from invalid_event where event_id is null").query(Integer.class)
                .single()).isEqualTo(1);
    }

    @Test
    void keepsReferencesThatDisagreeBesideTheOrder() {
        String order = ground.order();
        ground.place(order, "CV497960035VN");

        ground.send(event(order + "-1", order, "12", "2026-10-05T14:00:00", "\"itemCode\": \"EL491610889VN\""));

        assertThat(opened(order + "-1")).contains("EL491610889VN");
        assertThat(ground.events.timeline(order)).isEmpty();
    }

    @Test
    void letsNoFarFutureHoldTheOrderUp() {
        String order = ground.order();

        List<Verdict> verdicts = ground.verdicts(
                event(order + "-1", order, "12", "2036-10-05T14:00:00", ""),
                event(order + "-2", order, "11", "2026-10-05T14:00:00", ""),
                event(order + "-3", order, "12", "2026-10-06T14:00:00Z", ""));

        assertThat(verdicts).containsExactly(Verdict.LATE, Verdict.APPLIED, Verdict.APPLIED);
        assertThat(ground.stored(order).movement()).isEqualTo(Movement.OUT_FOR_DELIVERY);
        assertThat(ground.stored(order).flags()).containsExactly("impossibleTime", "timeInFuture");
        assertThat(ground.events.timeline(order)).extracting(TimelineEvent::writtenTime)
                .contains("2036-10-05T14:00:00");
    }

    @Test
    void keepsAndFlagsWhatHappenedBeforeThereWasAService() {
        String order = ground.order();

        List<EventVerdict> verdicts = ground.send(event(order + "-1", order, "14", "2017-12-31T23:59:59", ""));

        assertThat(verdicts.get(0).verdict()).isEqualTo(Verdict.LATE);
        assertThat(verdicts.get(0).detail()).contains("cannot be");
        assertThat(ground.stored(order).movement()).isEqualTo(Movement.AWAITING_PICKUP);
        assertThat(ground.stored(order).flags()).containsExactly("impossibleTime");
    }

    @Test
    void takesTimesOfAnyLengthBesideNullAndBrokenOnes() {
        String order = ground.order();

        List<Verdict> verdicts = ground.verdicts(
                event(order + "-1", order, "10", "2026-10-05T13:00:00.1234567", ""),
                event(order + "-2", order, "10", "2026-10-05T25:61:00", ""),
                "{\"eventId\": \"" + order + "-3\", \"orderReference\": \"" + order
                        + "\", \"status\": \"10\", \"occurredAt\": null}",
                event(order + "-4", order, "11", "2026-10-05T14:00:00." + "7".repeat(200) + "Z", ""));

        assertThat(verdicts).containsExactly(Verdict.APPLIED, Verdict.LATE, Verdict.INVALID, Verdict.APPLIED);
    }

    @Test
    void showsACorrectionFromBothSides() {
        String order = ground.order();
        ground.send(event(order + "-1", order, "14", "2026-10-05T14:00:00", ""));

        ground.send(event(order + "-2", order, "15", "2026-10-05T14:00:00", "\"supersedes\": \"" + order + "-1\""));

        TimelineEvent corrected = ground.events.timeline(order).get(0);
        assertThat(corrected.eventId()).isEqualTo(order + "-1");
        assertThat(corrected.correctedBy()).isEqualTo(order + "-2");
        assertThat(ground.events.timeline(order).get(1).supersedes()).isEqualTo(order + "-1");
    }

    private static String opened(String eventId) {
        return ground.jdbc.sql("select key_id, ciphertext from invalid_event where event_id = ?").param(eventId)
                .query((rs, n) -> new PersonalSafe(new byte[32], ground.jdbc, null)
                        .open(rs.getString(1), rs.getBytes(2)).orElseThrow()).single();
    }
}
