package vn.postalgateway.console.web;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Columns, each of parts that stand on one another, laid out on a plane of {@link #WIDTH} by {@link #HEIGHT}; the page
 * draws it as it is.
 */
final class ColumnChart {

    static final int WIDTH = 720;
    static final int HEIGHT = 260;
    private static final int LEFT = 92;
    private static final int TOP = 24;
    private static final int BOTTOM = 228;
    private static final int TICKS = 4;
    private static final int WIDEST = 64;

    /** A part of a column, drawn in the colour of its series. */
    public record Part(int series, int x, int y, int width, int height) { }

    /** @param middle where its label stands; {@code top} is where its value does */
    public record Column(String label, long sum, int middle, int top, List<Part> parts) { }

    /** A line across, and the value that it stands for. */
    public record Tick(long value, int y) { }

    private final List<Column> columns;
    private final List<Tick> ticks;

    private ColumnChart(List<Column> columns, List<Tick> ticks) {
        this.columns = columns;
        this.ticks = ticks;
    }

    /**
     * @param labels one for each column
     * @param series values from the bottom up, in each one for each column; none negative
     */
    static ColumnChart of(List<String> labels, List<List<Long>> series) {
        long most = 1;
        for (int i = 0; i < labels.size(); i++) {
            most = Math.max(most, sum(series, i));
        }
        return of(labels, series, roundUp(most));
    }

    /** @param scale the value at the upper edge */
    static ColumnChart of(List<String> labels, List<List<Long>> series, long scale) {
        List<Column> columns = new ArrayList<>();
        int room = (WIDTH - LEFT) / Math.max(1, labels.size());
        int width = Math.min(WIDEST, room * 3 / 5);
        for (int i = 0; i < labels.size(); i++) {
            int middle = LEFT + room * i + room / 2;
            List<Part> parts = new ArrayList<>();
            long below = 0;
            for (int s = 0; s < series.size(); s++) {
                long value = series.get(s).get(i);
                int y = height(below + value, scale);
                parts.add(new Part(s, middle - width / 2, BOTTOM - y, width, y - height(below, scale)));
                below += value;
            }
            columns.add(new Column(labels.get(i), below, middle, BOTTOM - height(below, scale), parts));
        }
        List<Tick> ticks = new ArrayList<>();
        for (int t = 0; t <= TICKS; t++) {
            ticks.add(new Tick(scale * t / TICKS, BOTTOM - (BOTTOM - TOP) * t / TICKS));
        }
        return new ColumnChart(Collections.unmodifiableList(columns), Collections.unmodifiableList(ticks));
    }

    private static long sum(List<List<Long>> series, int column) {
        return series.stream().mapToLong(values -> values.get(column)).sum();
    }

    // Together, so that parts neither overlap nor leave a gap.
    private static int height(long value, long scale) {
        return (int) Math.min(BOTTOM - TOP, value * (BOTTOM - TOP) / scale);
    }

    /** The next of 4, 8, 20, 40, 80, 200 … so that a quarter of it is a plain number. */
    static long roundUp(long value) {
        for (long ten = 1; ; ten *= 10) {
            for (int step : new int[] {4, 8, 20}) {
                if (value <= step * ten) {
                    return step * ten;
                }
            }
        }
    }

    public List<Column> columns() {
        return columns;
    }

    public List<Tick> ticks() {
        return ticks;
    }

    public int left() {
        return LEFT;
    }

    public int right() {
        return WIDTH;
    }

    public int bottom() {
        return BOTTOM;
    }
}
