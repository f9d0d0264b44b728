package vn.postalgateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import vn.postalgateway.reconciliation.PeriodTotals;
import vn.postalgateway.tariff.Vnd;

/** A submitted month beside the last approved one. */
class PeriodComparisonTest {

    private static PeriodTotals month(int month, long items, long payable, long contested) {
        Vnd none = Vnd.ZERO;
        return new PeriodTotals("ha-tinh-city", YearMonth.of(2026, month), "SUBMITTED", "stm_1", items, none, none, none,
                none, Vnd.of(payable), Vnd.of(payable + contested), Vnd.of(payable), Vnd.of(contested), none);
    }

    private static PeriodComparison.Row row(PeriodComparison comparison, PeriodComparison.Figure figure) {
        return comparison.rows().get(figure.ordinal());
    }

    @Test
    void saysByHowMuchEachFigureChanged() {
        PeriodComparison comparison = new PeriodComparison(month(10, 90, 1_700_000, 16_000), month(8, 120, 1_600_000, 0));

        assertThat(row(comparison, PeriodComparison.Figure.PAYABLE).change()).isEqualTo(100_000);
        assertThat(row(comparison, PeriodComparison.Figure.PAYABLE).changeShare()).isEqualTo(625);
        assertThat(row(comparison, PeriodComparison.Figure.ITEMS).change()).isEqualTo(-30);
        assertThat(row(comparison, PeriodComparison.Figure.ITEMS).changeShare()).isEqualTo(-2_500);
        assertThat(row(comparison, PeriodComparison.Figure.CONTESTED).change()).isEqualTo(16_000);
        assertThat(row(comparison, PeriodComparison.Figure.CONTESTED).changeShare()).as("of nought").isNull();
    }

    @Test
    void comparesWithNothingWhereNoMonthWasApprovedBefore() {
        PeriodComparison comparison = new PeriodComparison(month(10, 90, 1_700_000, 0), null);

        assertThat(comparison.rows()).hasSize(PeriodComparison.Figure.values().length)
                .allMatch(row -> row.before() == null && row.change() == null && row.changeShare() == null);
        assertThat(row(comparison, PeriodComparison.Figure.PAYABLE).now()).isEqualTo(1_700_000);
    }
}
