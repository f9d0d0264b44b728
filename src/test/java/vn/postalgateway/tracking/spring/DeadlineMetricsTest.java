package vn.postalgateway.tracking.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.postalgateway.calendar.WorkingCalendar;
import vn.postalgateway.calendar.yaml.YamlSpecialDays;
import vn.postalgateway.tracking.DeadlineClock;
import vn.postalgateway.tracking.Deadlines;

/** What a monitor reads about late orders. */
class DeadlineMetricsTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    private Number value(String name) {
        return registry.get(name).gauge().value();
    }

    @Test
    void tellsLateAndSoonDueOrdersApartAndNothingBeforeTheFirstCount() {
        // A Friday: what is promised for Monday is due soon.
        DeadlineClock clock = new DeadlineClock(new Deadlines() {
            @Override
            public List<Deadline> find(Question question) {
                return List.of();
            }

            @Override
            public Counts count(Kind kind, LocalDate since, LocalDate today, LocalDate soonTo) {
                assertThat(today).isEqualTo("2026-10-02");
                assertThat(soonTo).isEqualTo("2026-10-06");
                return new Counts(7 + kind.ordinal(), 3);
            }
        }, new WorkingCalendar(new YamlSpecialDays("config")),
                Clock.fixed(Instant.parse("2026-10-01T17:00:00Z"), ZoneOffset.UTC));
        new DeadlineMetrics(clock).bindTo(registry);

        assertThat(value("gateway.orders.overdue")).isEqualTo(Double.NaN);
        clock.count();

        assertThat(value("gateway.orders.overdue")).isEqualTo(7.0);
        assertThat(value("gateway.orders.due.soon")).isEqualTo(3.0);
        assertThat(value("gateway.decisions.overdue")).as("another kind of day").isEqualTo(8.0);
    }
}
