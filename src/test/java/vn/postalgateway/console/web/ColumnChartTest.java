package vn.postalgateway.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Where the columns of a chart stand. */
class ColumnChartTest {

    @Test
    void drawsTheHighestColumnBelowARoundNumber() {
        ColumnChart chart = ColumnChart.of(List.of("09/26", "10/26"), List.of(List.of(300L, 700L)));

        assertThat(chart.ticks()).extracting(ColumnChart.Tick::value).containsExactly(0L, 200L, 400L, 600L, 800L);
        assertThat(chart.columns().get(0).middle()).isLessThan(chart.columns().get(1).middle());
        assertThat(chart.columns().get(1).top()).isGreaterThan(chart.ticks().get(4).y());
    }

    @Test
    void roundsUpSoThatAQuarterIsPlain() {
        assertThat(List.of(1L, 4L, 5L, 9L, 21L, 401L, 29_888_000L)).map(ColumnChart::roundUp)
                .containsExactly(4L, 4L, 8L, 20L, 40L, 800L, 40_000_000L);
    }

    @Property
    void standsPartsOnOneAnotherWithoutGapWithinThePlane(
            @ForAll @Size(12) List<@LongRange(min = 0, max = 900_000_000_000L) Long> below,
            @ForAll @Size(12) List<@LongRange(min = 0, max = 900_000_000_000L) Long> above) {
        List<String> labels = new ArrayList<>();
        below.forEach(value -> labels.add("m"));

        ColumnChart chart = ColumnChart.of(labels, List.of(below, above));

        for (ColumnChart.Column column : chart.columns()) {
            ColumnChart.Part lower = column.parts().get(0);
            ColumnChart.Part upper = column.parts().get(1);
            assertThat(lower.y() + lower.height()).isEqualTo(chart.bottom());
            assertThat(upper.y() + upper.height()).isEqualTo(lower.y());
            assertThat(upper.y()).isEqualTo(column.top()).isGreaterThanOrEqualTo(chart.ticks().get(4).y());
            assertThat(lower.x()).isGreaterThanOrEqualTo(chart.left());
            assertThat(lower.x() + lower.width()).isLessThanOrEqualTo(ColumnChart.WIDTH);
        }
    }
}
