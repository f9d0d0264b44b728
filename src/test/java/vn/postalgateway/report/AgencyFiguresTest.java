package vn.postalgateway.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import vn.postalgateway.tariff.Vnd;

/** Sums and shares of agencies. */
class AgencyFiguresTest {

    private static AgencyFigures returned(String agency, long returned, Long results) {
        return new AgencyFigures(agency, 0, returned, results, 0, 0, returned, 0, 0, 0, 0, 0, 0, Vnd.ZERO, Vnd.ZERO,
                Vnd.ZERO);
    }

    @Test
    void saysTwentyPointSeventeenPercentOfHongNgu() {
        Long share = returned("H20.33", 1_868, 9_257L).shareOfResults();

        assertThat(share).isEqualTo(2_017);
        assertThat(ReportColumn.percent(share).vi()).isEqualTo("20,17 %");
        assertThat(ReportColumn.percent(share).en()).isEqualTo("20.17 %");
        assertThat(ReportColumn.percent(5).en()).isEqualTo("0.05 %");
    }

    @Test
    void saysNoShareWhereTheWholeIsUnknownOrNought() {
        assertThat(returned("A", 3, null).shareOfResults()).isNull();
        assertThat(returned("A", 0, 0L).shareOfResults()).isNull();
        assertThat(AgencyFigures.none("A").shareOnTime()).isNull();
    }

    @Test
    void sumsAllResultsOnlyWhereEachAgencyThatReturnedAnyToldThem() {
        AgencyFigures told = returned("A", 3, 10L);

        assertThat(QuickReport.sum(List.of(told, returned("B", 0, null))).results()).isEqualTo(10);
        assertThat(QuickReport.sum(List.of(told, returned("B", 1, null))).results()).isNull();
        assertThat(QuickReport.sumOfTelling(List.of(told, returned("B", 1, null))).shareOfResults()).isEqualTo(3_000);
    }

    @Property
    void neverRoundsAShareUp(@ForAll @LongRange(min = 0, max = 100_000_000) long part,
                             @ForAll @LongRange(min = 1, max = 100_000_000) long whole) {
        long share = returned("A", part, whole).shareOfResults();

        assertThat(share * whole).isLessThanOrEqualTo(part * 10_000);
        assertThat((share + 1) * whole).isGreaterThan(part * 10_000);
    }
}
