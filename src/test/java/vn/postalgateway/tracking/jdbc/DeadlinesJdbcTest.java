package vn.postalgateway.tracking.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.postalgateway.tracking.jdbc.TrackingGround.event;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.postalgateway.calendar.WorkingCalendar;
import vn.postalgateway.calendar.yaml.YamlSpecialDays;
import vn.postalgateway.tracking.DeadlineClock;
import vn.postalgateway.tracking.DeadlineClock.State;
import vn.postalgateway.tracking.Deadlines;
import vn.postalgateway.tracking.Deadlines.Kind;

class DeadlinesJdbcTest {

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
    void countsTheWorkingDaysFromTheDayOfAcceptance() {
        String order = ground.order();
        LocalDate beforeAcceptance = ground.stored(order).promisedBy();

        // Friday, in the inner area: promised for Monday.
        ground.send(event(order + "-1", order, "6", "2026-10-02T16:00:00", "\"weightGrams\": 80"));

        assertThat(beforeAcceptance).isEqualTo(LocalDate.of(2026, 10, 6));
        assertThat(ground.stored(order).promisedBy()).isEqualTo(LocalDate.of(2026, 10, 5));
    }

    @Test
    void tellsLateFromSoonDueAndForgetsWhatEnded() {
        String late = ground.order();
        String soon = ground.order();
        String delivered = ground.order();
        ground.send(event(late + "-1", late, "6", "2026-10-02T16:00:00", ""),
                event(soon + "-1", soon, "6", "2026-10-05T16:00:00", ""),
                event(delivered + "-1", delivered, "6", "2026-10-02T16:00:00", ""),
                event(delivered + "-2", delivered, "14", "2026-10-05T16:00:00", ""));
        DeadlineClock clock = clockAt("2026-10-06T01:00:00Z");

        clock.count();

        assertThat(ids(clock, State.OVERDUE)).contains(late).doesNotContain(soon, delivered);
        assertThat(ids(clock, State.SOON)).contains(soon).doesNotContain(late, delivered);
        assertThat(clock.last(Kind.DELIVERY)).contains(new Deadlines.Counts(ids(clock, State.OVERDUE).size(),
                ids(clock, State.SOON).size()));
    }

    @Test
    void showsUntilWhenADecisionIsAwaited() {
        String order = ground.order();
        ground.send(event(order + "-1", order, "16", "2026-10-06T08:00:00", ""));

        // Asked for on the 6th, and held ten days.
        assertThat(ids(Kind.DECISION, clockAt("2026-10-15T01:00:00Z"), State.SOON)).contains(order);
        assertThat(ids(Kind.DECISION, clockAt("2026-10-16T16:59:59Z"), State.OVERDUE)).doesNotContain(order);
        assertThat(ids(Kind.DECISION, clockAt("2026-10-16T17:00:00Z"), State.OVERDUE)).contains(order);
        ground.send(event(order + "-2", order, "14", "2026-10-06T09:00:00", ""));
        assertThat(ids(Kind.DECISION, clockAt("2026-10-16T17:00:00Z"), State.OVERDUE)).doesNotContain(order);
    }

    @Test
    void showsUntilWhenThePostCompensatesWhatItLostAsLongAsAComplaintMayBeMade() {
        String order = ground.order();
        ground.send(event(order + "-1", order, "90", "2026-10-05T08:00:00", ""));

        assertThat(ids(Kind.COMPENSATION, clockAt("2026-11-03T01:00:00Z"), State.SOON)).contains(order);
        assertThat(ids(Kind.COMPENSATION, clockAt("2026-11-05T01:00:00Z"), State.OVERDUE)).contains(order);
        assertThat(ids(Kind.COMPENSATION, clockAt("2027-06-05T01:00:00Z"), State.OVERDUE)).doesNotContain(order);
    }

    @Test
    void showsAPartnerItsOwnOrdersOnly() {
        String order = ground.order();
        DeadlineClock clock = clockAt("2026-12-01T01:00:00Z");

        assertThat(clock.find(Kind.DELIVERY, State.OVERDUE, "one-stop", "", 100)).extracting(Deadlines.Deadline::orderId)
                .contains(order);
        assertThat(clock.find(Kind.DELIVERY, State.OVERDUE, "another", "", 100)).isEmpty();
        assertThat(clock.find(Kind.DELIVERY, State.OVERDUE, null, order, 100)).extracting(Deadlines.Deadline::orderId)
                .doesNotContain(order);
    }

    private static List<String> ids(DeadlineClock clock, State state) {
        return ids(Kind.DELIVERY, clock, state);
    }

    private static List<String> ids(Kind kind, DeadlineClock clock, State state) {
        return clock.find(kind, state, null, "", 100).stream().map(Deadlines.Deadline::orderId).toList();
    }

    private static DeadlineClock clockAt(String now) {
        return new DeadlineClock(new JdbcDeadlines(ground.jdbc), new WorkingCalendar(new YamlSpecialDays("config")),
                Clock.fixed(Instant.parse(now), ZoneOffset.UTC));
    }
}
