package vn.postalgateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.postalgateway.reconciliation.Outcome;

/** Words and pieces of codes as people type them. */
class WordSearchTest {

    @Test
    void findsACauseByItsNameInEitherLanguageWithOrWithoutDiacritics() {
        for (String words : new String[] {"khac vung", "Khác vùng", "  KHÁC   VÙNG ", "zone", "vung"}) {
            assertThat(search(words).causes()).as(words).containsExactly(Outcome.ZONE_DIFFERS);
        }
        assertThat(search("doi soat").causes()).containsExactly(Outcome.AMBIGUOUS);
        assertThat(search("nguyen").causes()).isEmpty();
    }

    @Test
    void takesForACodeOnlyWhatHasADigit() {
        assertThat(search("cv4979").isCode()).isTrue();
        assertThat(search("CV 497 960").code()).isEqualTo("CV497960");
        assertThat(search("H27.12-251002").isCode()).isTrue();
        assertThat(search("khac vung").isCode()).isFalse();
        assertThat(search("4979%").isCode()).isFalse();
    }

    @Test
    void isNoSearchWhereNothingIsTyped() {
        assertThat(search(null)).isNull();
        assertThat(search(" \u00a0 ")).isNull();
    }

    private static WordSearch search(String typed) {
        return WordSearch.of(typed, outcome -> switch (outcome) {
            case ZONE_DIFFERS -> Stream.of("khác vùng", "zone differs");
            case AMBIGUOUS -> Stream.of("Đối soát", "ambiguous");
            default -> Stream.of("khớp", "matched");
        });
    }
}
