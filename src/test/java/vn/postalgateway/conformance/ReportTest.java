package vn.postalgateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T18:30:00Z"), ZoneOffset.UTC);

    private static Report of(Journey.Way... ways) {
        return new Rehearsal(CLOCK, finding -> { }).run("one-stop", "http://127.0.0.1:8080",
                List.of(ways).stream().map(way -> new Journey("a-journey", "A promise.", way)).toList());
    }

    private static void kept(Steps steps) {
        steps.expect("ask", "200", "200", true);
    }

    @Test
    void passesOnlyIfEveryPromiseWasShownAndKept() {
        assertThat(of(ReportTest::kept, ReportTest::kept).passed()).isTrue();
        assertThat(of(ReportTest::kept, steps -> steps.expect("ask", "200", "500", false)).passed()).isFalse();
        assertThat(of(ReportTest::kept, steps -> steps.needs("ask", "a webhook", "none", false)).passed()).isFalse();
        assertThat(of().passed()).isFalse();
    }

    @Test
    void doesNotTakeAJourneyWithoutAStepForKept() {
        assertThat(of(steps -> { }).findings().get(0).verdict()).isEqualTo(Verdict.NOT_SHOWN);
    }

    @Test
    void endsAJourneyAtTheFirstStepThatIsNotAsExpected() {
        Finding finding = of(steps -> {
            steps.expect("ask", "200", "500", false);
            steps.expect("ask again", "200", "200", true);
        }).findings().get(0);

        assertThat(finding.verdict()).isEqualTo(Verdict.BROKEN);
        assertThat(finding.steps()).containsExactly(new Step("ask", "200", "500"));
    }

    @Test
    void takesSilenceAndUnreadableAnswersForBrokenAndGoesOn() {
        Report report = of(steps -> {
            throw new UncheckedIOException(new IOException("connection reset"));
        }, steps -> Long.parseLong("many"), ReportTest::kept);

        assertThat(report.findings()).extracting(Finding::verdict)
                .containsExactly(Verdict.BROKEN, Verdict.BROKEN, Verdict.KEPT);
        assertThat(ReportText.line(report.findings().get(0))).contains("connection reset");
    }

    @Test
    void saysInWordsWhatWasDoneExpectedAndSeen() {
        Report report = of(ReportTest::kept, steps -> steps.expect("ask | twice", "200", "500", false));

        assertThat(ReportText.sum(report)).isEqualTo("NOT PASSED: 1 of 2 promises kept, 1 broken, 0 not shown, in 0 s");
        assertThat(ReportText.line(report.findings().get(1)).lines()).containsExactly(
                "BROKEN     a-journey             A promise.", "           done:     ask | twice",
                "           expected: 200", "           seen:     500");
        assertThat(ReportText.page(report)).startsWith("# Conformance: one-stop").contains("2026-11-23 01:30 +07:00")
                .contains("## a-journey: kept").contains("## a-journey: BROKEN").contains("| ask \\| twice | 200 | 500 |");
    }
}
