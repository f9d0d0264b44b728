package vn.postalgateway.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The pauses between attempts: from five seconds to a day, for three days. */
class RetryPlanTest {

    private static final Instant T = Instant.parse("2026-10-06T03:00:00Z");

    private final RetryPlan plan = new RetryPlan(Duration.ofSeconds(5), Duration.ofHours(24), Duration.ofDays(3),
            Duration.ofMinutes(1));
    private final Random chance = new Random(1);

    private Optional<Instant> again(int attempt, Duration wished, Instant now) {
        return plan.again(attempt, T, wished, now, chance);
    }

    @Test
    void pausesFromFiveSecondsToADayForThreeDays() {
        Instant now = T;
        int attempt = 1;
        Duration last = Duration.ZERO;
        for (var next = again(1, null, now); next.isPresent(); next = again(++attempt, null, now)) {
            Duration pause = Duration.between(now, next.get());
            Duration least = Duration.ofSeconds(5).multipliedBy(1L << (attempt - 1));
            assertThat(pause).isBetween(least.compareTo(Duration.ofHours(24)) < 0 ? least : Duration.ofHours(24),
                    Duration.ofHours(24)).isGreaterThanOrEqualTo(last);
            last = pause;
            now = next.get();
        }

        assertThat(attempt).as("attempts").isBetween(15, 20);
        assertThat(last).isEqualTo(Duration.ofHours(24));
        assertThat(Duration.between(T, now)).isBetween(Duration.ofDays(3), Duration.ofDays(4));
    }

    @Test
    void spreadsByChanceWhatFailedTogether() {
        assertThat(java.util.stream.IntStream.range(0, 50)
                .mapToObj(i -> again(8, null, T).orElseThrow()).distinct()).hasSizeGreaterThan(40)
                .allSatisfy(next -> assertThat(Duration.between(T, next))
                        .isBetween(Duration.ofSeconds(640), Duration.ofSeconds(768)));
    }

    @Test
    void waitsAsLongAsThePartnerAsksButADayAtMost() {
        Duration hour = Duration.ofHours(1);
        Duration ages = Duration.ofDays(365_000);

        assertThat(again(1, hour, T)).contains(T.plus(Duration.ofHours(1)));
        assertThat(plan.pausedUntil(0, hour, T)).isEqualTo(T.plus(Duration.ofHours(1)));
        assertThat(again(1, ages, T)).contains(T.plus(Duration.ofHours(24)));
        assertThat(plan.pausedUntil(0, ages, T)).isEqualTo(T.plus(Duration.ofHours(24)));
    }

    @Test
    void leavesAFailingTargetAloneButNeverLongerThanAMinute() {
        assertThat(plan.pausedUntil(0, null, T)).isEqualTo(T.plusSeconds(5));
        assertThat(plan.pausedUntil(3, null, T)).isEqualTo(T.plusSeconds(40));
        assertThat(plan.pausedUntil(4_000, null, T)).isEqualTo(T.plusSeconds(60));
    }
}
