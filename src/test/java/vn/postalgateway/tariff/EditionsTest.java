package vn.postalgateway.tariff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.postalgateway.calendar.VietnamTime;

class EditionsTest {

    private static final LocalDate FIRST = LocalDate.of(2025, 7, 1);
    private static final LocalDate SECOND = LocalDate.of(2026, 1, 1);

    private record Paper(Edition edition) implements Dated { }

    @Test
    void endsAnEditionWithoutEndOnTheDayItsSuccessorBegins() {
        Editions<Paper> editions = new Editions<>(List.of(paper("a", FIRST, null), paper("a", SECOND, null)));

        assertThat(editions.inForce("a", FIRST.minusDays(1))).isEmpty();
        assertThat(versionOn(editions, FIRST)).isEqualTo("a@2025-07-01");
        assertThat(versionOn(editions, SECOND.minusDays(1))).isEqualTo("a@2025-07-01");
        assertThat(versionOn(editions, SECOND)).isEqualTo("a@2026-01-01");
    }

    @Test
    void hasNoEditionAfterTheLastOneEndedAndDoesNotFallBackToAnEarlierOne() {
        Editions<Paper> editions = new Editions<>(List.of(paper("a", FIRST, null),
            paper("a", SECOND, SECOND.plusDays(9))));

        assertThat(editions.inForce("a", SECOND.plusDays(9))).isPresent();
        assertThat(editions.inForce("a", SECOND.plusDays(10))).isEmpty();
    }

    @Test
    void keepsDocumentsApartByTheirId() {
        Editions<Paper> editions = new Editions<>(List.of(paper("a", FIRST, null), paper("b", FIRST, null)));

        assertThat(editions.inForce("b", FIRST)).contains(paper("b", FIRST, null));
        assertThat(editions.inForce("c", FIRST)).isEmpty();
        assertThat(editions.knows("c")).isFalse();
    }

    @Test
    void findsTwoEditionsThatBeginOnTheSameDay() {

        assertThat(faults(paper("a", FIRST, null), paper("a", FIRST, SECOND)))
            .containsExactly("the version a@2025-07-01 stands in papers/2025-07-01null, too");
    }

    @Test
    void findsAnEditionThatStillAppliesWhenTheNextOneBegins() {

        assertThat(faults(paper("a", FIRST, SECOND), paper("a", SECOND, null)))
            .containsExactly("overlaps a@2026-01-01: it is valid until 2026-01-01");
        assertThat(faults(paper("a", FIRST, SECOND.minusDays(1)), paper("a", SECOND, null))).isEmpty();
        assertThat(faults(paper("a", FIRST, null), paper("a", SECOND, null))).isEmpty();
    }

    @Test
    void findsDaysWithoutAnEditionWhereThereMustBeNone() {
        Editions<Paper> editions = new Editions<>(List.of(paper("a", FIRST, SECOND.minusDays(2)),
            paper("a", SECOND, null)));

        assertThat(editions.faults(Editions.Gaps.FAULTS)).extracting(DocumentFault::why)
            .containsExactly("leaves a gap before a@2026-01-01: it is valid until 2025-12-30");
        assertThat(editions.faults(Editions.Gaps.ALLOWED)).isEmpty();
    }

    /** Midnight in Vietnam is 17:00 of the day before in UTC: not one instant of the old edition's last day is lost. */
    @ParameterizedTest
    @CsvSource({"2025-12-31T16:59:59.999999999Z,a@2025-07-01", "2025-12-31T17:00:00Z,a@2026-01-01",
        "2025-06-30T17:00:00Z,a@2025-07-01"})
    void changesOverAtMidnightInVietnam(Instant at, String version) {
        Editions<Paper> editions = new Editions<>(List.of(paper("a", FIRST, null), paper("a", SECOND, null)));

        assertThat(versionOn(editions, VietnamTime.dayOf(at))).isEqualTo(version);
    }

    private static List<String> faults(Paper... papers) {
        return new Editions<>(List.of(papers)).faults(Editions.Gaps.FAULTS).stream().map(DocumentFault::why).toList();
    }

    private static String versionOn(Editions<Paper> editions, LocalDate day) {
        return editions.inForce("a", day).orElseThrow().edition().version();
    }

    private static Paper paper(String id, LocalDate from, LocalDate until) {
        return new Paper(new Edition(id, from, until, "0".repeat(64), new Clause("papers/" + from + until, 1)));
    }
}
