package vn.postalgateway.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.postalgateway.operator.StatementDialect.AmountMark;
import vn.postalgateway.tariff.Vnd;

class StatementCellsTest {

    @ParameterizedTest
    @ValueSource(strings = {"26000", "26.000", "26,000"})
    void readsThousandsWithAMarkOrWithout(String text) {
        assertThat(StatementCells.amount(text, AmountMark.ANY)).isEqualTo(Vnd.of(26_000));
    }

    @Test
    void readsANegativeAmount() {
        assertThat(StatementCells.amount("-1.026.000", AmountMark.ANY)).isEqualTo(Vnd.of(-1_026_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "26.00", "26.0000", "2600.000", "1.026,000", "26 000", "26000đ", "+26000", "26000.0",
            "1e5", "--1",
        ".000", "26.", "９", "9999999999999999"})
    void refusesWhatCouldMeanSomethingElse(String text) {
        assertThatThrownBy(() -> StatementCells.amount(text, AmountMark.ANY)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-10-05", "05/10/2026"})
    void readsBothWaysOfWritingADay(String text) {
        assertThat(StatementCells.date(text)).isEqualTo(LocalDate.of(2026, 10, 5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-30", "31/04/2026", "5/10/2026", "10-05-2026", "2026/10/05", "05.10.2026", "46300"})
    void refusesDaysThatDoNotExistOrAreWrittenOtherwise(String text) {
        assertThatThrownBy(() -> StatementCells.date(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-5", "30001", "80.5"})
    void refusesWeightsThatNoItemHas(String text) {
        assertThatThrownBy(() -> StatementCells.grams(text, AmountMark.ANY)).isInstanceOf(IllegalArgumentException.class);
    }
}
