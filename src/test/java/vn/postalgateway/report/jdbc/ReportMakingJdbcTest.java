package vn.postalgateway.report.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.postalgateway.calendar.MovingClock;
import vn.postalgateway.calendar.SpecialDays;
import vn.postalgateway.calendar.WorkingCalendar;
import vn.postalgateway.operator.Movement;
import vn.postalgateway.report.DeliveryOutcome;
import vn.postalgateway.report.QuickReport;
import vn.postalgateway.report.ReportDelivery;
import vn.postalgateway.report.ReportKind;
import vn.postalgateway.report.ReportMaking;
import vn.postalgateway.report.ReportTimes;
import vn.postalgateway.report.Reports;

/** Reports are made once for a day and handed on once, whatever the number of gateways and whenever they stand still. */
class ReportMakingJdbcTest {

    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 20);
    private static final LocalDate MONDAY = FRIDAY.plusDays(3);
    private static final Instant FOUR = Instant.parse("2026-11-20T09:00:00Z");

    private final ReportGround ground = new ReportGround();
    private final MovingClock clock = new MovingClock(FOUR.plusSeconds(60));

    @AfterEach
    void close() {
        ground.close();
    }

    private ReportMaking gateway() {
        WorkingCalendar calendar = new WorkingCalendar(new SpecialDays() {
            @Override
            public Set<LocalDate> daysOff() {
                return Set.of();
            }

            @Override
            public Set<LocalDate> workedWeekendDays() {
                return Set.of();
            }
        });
        return new ReportMaking(ground.figures, ground.volumes, ground.reports, new ReportTimes(calendar,
                LocalTime.of(16, 0), LocalTime.of(7, 30), Duration.ofMinutes(1), 3),
                EnumSet.allOf(Reports.Way.class), clock);
    }

    private ReportDelivery delivery() {
        return new ReportDelivery(ground.reports, new ReportDelivery.Limits(3, Duration.ofMinutes(1),
                Duration.ofHours(1), Duration.ofMinutes(5)), clock);
    }

    private String delivered(String agency, LocalDate promisedBy, Instant at) {
        String order = ground.order(agency, promisedBy, at.minus(Duration.ofDays(1)));
        ground.moved(order, Movement.DELIVERED, at);
        return order;
    }

    @Test
    void makesADaysReportOnceHoweverManyGatewaysTry() throws Exception {
        delivered("H27.12", FRIDAY, FOUR.minusSeconds(5));
        ExecutorService gateways = Executors.newFixedThreadPool(6);
        CyclicBarrier together = new CyclicBarrier(6);

        List<Future<Object>> done = gateways.invokeAll(java.util.Collections.nCopies(6, () -> {
            together.await();
            gateway().makeDue();
            return null;
        }));
        for (Future<Object> each : done) {
            each.get();
        }
        gateways.shutdown();

        assertThat(ground.reports.quickDays(10)).containsExactly(FRIDAY, FRIDAY.minusDays(1));
        assertThat(ground.template.queryForObject("select count(*) from daily_report where kind = 'MORNING'", Long.class))
                .isEqualTo(1);
        assertThat(ground.template.queryForObject("select count(*) from report_delivery", Long.class)).isEqualTo(6);
        assertThat(ground.reports.quick(FRIDAY).orElseThrow().latest()).singleElement()
                .satisfies(agency -> assertThat(agency.returned()).isEqualTo(1));
    }

    @Test
    void makesNothingBeforeTheFirstOrderAndNothingOfDaysBeforeIt() {
        gateway().makeDue();
        assertThat(ground.reports.quickDays(10)).isEmpty();

        ground.order("H27.12", FRIDAY, FOUR.minusSeconds(60));
        gateway().makeDue();

        assertThat(ground.reports.quickDays(10)).containsExactly(FRIDAY);
        assertThat(gateway().make(FRIDAY.minusDays(1))).isEmpty();
    }

    @Test
    void countsWhatWasToldBeforeFourAndLeavesTheRestToTheNextDay() {
        delivered("H27.12", FRIDAY, FOUR.minusMillis(1));
        delivered("H27.12", FRIDAY, FOUR);
        clock.passTo(Instant.parse("2026-11-23T09:01:00Z"));

        gateway().makeDue();

        QuickReport friday = ground.reports.quick(FRIDAY).orElseThrow();
        QuickReport monday = ground.reports.quick(MONDAY).orElseThrow();
        assertThat(friday.latest().get(0).returned()).isEqualTo(1);
        assertThat(friday.asOf()).isEqualTo(FOUR);
        assertThat(monday.latest().get(0).returned()).isEqualTo(1);
        assertThat(monday.since()).isEqualTo(FOUR);
        assertThat(monday.month().get(0).returned()).isEqualTo(2);
    }

    @Test
    void makesAMissedDayAsItWouldHaveLookedThen() {
        String late = ground.order("H27.12", FRIDAY.minusDays(1), FOUR.minus(Duration.ofDays(2)));
        ground.volumes.tell("H27.12", YearMonth.of(2026, 11), "one-stop", 50, FOUR.minusSeconds(1));
        QuickReport inTime = gateway().soFar();
        ground.moved(late, Movement.DELIVERED, FOUR.plus(Duration.ofHours(5)));
        ground.volumes.tell("H27.12", YearMonth.of(2026, 11), "one-stop", 70, FOUR.plus(Duration.ofHours(5)));
        clock.passTo(Instant.parse("2026-11-23T08:00:00Z"));

        gateway().makeDue();

        QuickReport missed = ground.reports.quick(FRIDAY).orElseThrow();
        assertThat(missed.month()).isEqualTo(inTime.month());
        assertThat(missed.month().get(0).overdue()).isEqualTo(1);
        assertThat(missed.month().get(0).results()).isEqualTo(50);
    }

    @Test
    void showsTheSameNumbersWhenADayIsMadeAgain() {
        delivered("H27.12", FRIDAY, FOUR.minusSeconds(5));
        ReportMaking.Made first = gateway().make(FRIDAY).orElseThrow();
        ground.template.update("update delivery_order set citizen_vnd = 0, budget_vnd = tariff_vnd, promised_by = '2026-01-01'");
        delivered("H27.12", FRIDAY, FOUR.minusSeconds(4));

        ReportMaking.Made again = gateway().make(FRIDAY).orElseThrow();

        assertThat(first.isNew()).isTrue();
        assertThat(again.isNew()).isFalse();
        assertThat(again.report()).isEqualTo(first.report());
        assertThat(gateway().make(FRIDAY.plusDays(1))).as("a Saturday").isEmpty();
        assertThat(gateway().make(MONDAY)).as("not yet").isEmpty();
    }

    @Test
    void handsAReportOnOnceAndTriesAgainWithinBounds() {
        delivered("H27.12", FRIDAY, FOUR.minusSeconds(5));
        ground.reports.keep(gateway().soFar(), Set.of(Reports.Way.MAIL));
        DeliveryOutcome away = new DeliveryOutcome(DeliveryOutcome.Verdict.AGAIN, "no connection to the mail server");

        Reports.Delivery taken = delivery().next(Reports.Way.MAIL);
        assertThat(delivery().next(Reports.Way.MAIL)).as("it is being sent").isNull();
        assertThat(delivery().next(Reports.Way.FOLDER)).as("not its way").isNull();
        for (int pauseMinutes : new int[] {1, 2}) {
            delivery().close(taken, away);
            clock.pass(Duration.ofSeconds(pauseMinutes * 60L - 1));
            assertThat(delivery().next(Reports.Way.MAIL)).as("pausing").isNull();
            clock.pass(Duration.ofSeconds(1));
            taken = delivery().next(Reports.Way.MAIL);
        }
        delivery().close(taken, away);

        assertThat(ground.reports.deliveries(ReportKind.QUICK, FRIDAY)).singleElement().satisfies(stand -> {
            assertThat(stand.state()).isEqualTo(Reports.State.FAILED);
            assertThat(stand.reason()).isEqualTo("no connection to the mail server; tried 3 times");
        });
        gateway().make(FRIDAY);
        delivery().close(delivery().next(Reports.Way.MAIL), DeliveryOutcome.done());
        gateway().make(FRIDAY);
        assertThat(delivery().next(Reports.Way.MAIL)).as("it is there").isNull();
    }

    @Test
    void leavesToAnotherGatewayWhatOneBeganAndNeverEnded() {
        ground.order("H27.12", FRIDAY, FOUR.minusSeconds(60));
        ground.reports.keep(gateway().soFar(), Set.of(Reports.Way.FOLDER));
        Reports.Delivery dead = delivery().next(Reports.Way.FOLDER);

        assertThat(delivery().lastLook(dead)).isEqualTo(dead);
        clock.pass(Duration.ofMinutes(3));
        assertThatThrownBy(() -> delivery().lastLook(dead)).isInstanceOf(ReportDelivery.HeldUp.class);
        clock.pass(Duration.ofMinutes(2));
        Reports.Delivery living = delivery().next(Reports.Way.FOLDER);
        delivery().close(dead, new DeliveryOutcome(DeliveryOutcome.Verdict.REFUSED, "too late"));
        delivery().close(living, DeliveryOutcome.done());

        assertThat(ground.reports.deliveries(ReportKind.QUICK, FRIDAY)).singleElement()
                .satisfies(stand -> assertThat(stand.state()).isEqualTo(Reports.State.DONE));
    }
}
