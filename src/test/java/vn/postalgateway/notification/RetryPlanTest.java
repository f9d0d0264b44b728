package vn.postalgateway.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The pauses between attempts: from five seconds to a day, for three days. */
class RetryPlanTest {

    private static final Instant T = Instant.parse("2026-10-06T03:00:00Z");

    private final RetryPlan plan = new RetryPlan(Duration.ofSeconds(5), Duration.ofHours(24), Duration.ofDays(3),
            Duration.ofMinutes(1));
    private final Random chance = new Random(1);

    private static Notifications.Telling attempt(int attempt, int failures) {
        return new Notifications.Telling("msg", "one-stop", attempt, URI.create("http://x/"), List.of(), null,
                failures, attempt, T, T.plusSeconds(60));
    }

    @Test
    void pausesFromFiveSecondsToADayForThreeDays() {
        TellingOutcome failed = new TellingOutcome(500, "", null);
        Instant now = T;
        int attempt = 1;
        Duration last = Duration.ZERO;
        for (var next = plan.again(attempt(1, 0), failed, now, chance); next.isPresent();
                next = plan.again(attempt(++attempt, 0), failed, now, chance)) {
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
        TellingOutcome failed = new TellingOutcome(500, "", null);

        assertThat(java.util.stream.IntStream.range(0, 50)
                .mapToObj(i -> plan.again(attempt(8, 0), failed, T, chance).orElseThrow()).distinct()).hasSizeGreaterThan(40)
                .allSatisfy(next -> assertThat(Duration.between(T, next))
                        .isBetween(Duration.ofSeconds(640), Duration.ofSeconds(768)));
    }

    @Test
    void waitsAsLongAsThePartnerAsksButADayAtMost() {
        TellingOutcome hour = new TellingOutcome(429, "", Duration.ofHours(1));
        TellingOutcome ages = new TellingOutcome(503, "", Duration.ofDays(365_000));

        assertThat(plan.again(attempt(1, 0), hour, T, chance)).contains(T.plus(Duration.ofHours(1)));
        assertThat(plan.targetPausedUntil(attempt(1, 0), hour, T)).isEqualTo(T.plus(Duration.ofHours(1)));
        assertThat(plan.again(attempt(1, 0), ages, T, chance)).contains(T.plus(Duration.ofHours(24)));
        assertThat(plan.targetPausedUntil(attempt(1, 0), ages, T)).isEqualTo(T.plus(Duration.ofHours(24)));
    }

    @Test
    void leavesAFailingTargetAloneButNeverLongerThanAMinute() {
        TellingOutcome failed = TellingOutcome.unanswered("");

        assertThat(plan.targetPausedUntil(attempt(1, 0), failed, T)).isEqualTo(T.plusSeconds(5));
        assertThat(plan.targetPausedUntil(attempt(1, 3), failed, T)).isEqualTo(T.plusSeconds(40));
        assertThat(plan.targetPausedUntil(attempt(1, 4_000), failed, T)).isEqualTo(T.plusSeconds(60));
    }
}
