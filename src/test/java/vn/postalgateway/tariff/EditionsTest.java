package vn.postalgateway.tariff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

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
    void refusesTwoEditionsThatBeginOnTheSameDay() {

        assertThatThrownBy(() -> new Editions<>(List.of(paper("a", FIRST, null), paper("a", FIRST, SECOND))))
            .hasMessage("two files hold the version a@2025-07-01");
    }

    private static String versionOn(Editions<Paper> editions, LocalDate day) {
        return editions.inForce("a", day).orElseThrow().edition().version();
    }

    private static Paper paper(String id, LocalDate from, LocalDate until) {
        return new Paper(new Edition(id, from, until, "0".repeat(64)));
    }
}
