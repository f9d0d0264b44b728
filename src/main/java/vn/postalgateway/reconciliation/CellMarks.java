package vn.postalgateway.reconciliation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.postalgateway.tariff.Wording;

/** The unreadable cells of one file, by the row and the column where they stand. */
public final class CellMarks {

    private final int headingRow;
    private final Map<Integer, List<Mark>> byRow = new TreeMap<>();

    /**
     * One cell that could not be read.
     *
     * @param column from the left, the first being 0; -1 where the whole row is meant
     * @param text   why
     */
    public record Mark(int column, Wording text) { }

    public CellMarks(int headingRow) {
        this.headingRow = headingRow;
    }

    void add(int fileRow, int column, Wording text) {
        byRow.computeIfAbsent(fileRow, r -> new ArrayList<>()).add(new Mark(column, text));
    }

    /** Where the heading stands, the first row being 1. */
    public int headingRow() {
        return headingRow;
    }

    /** Empty for a row in which everything can be read. */
    public List<Mark> of(int fileRow) {
        return byRow.getOrDefault(fileRow, List.of());
    }

    /** The same cell twice is one cell. */
    public boolean holds(int fileRow, int column) {
        return of(fileRow).stream().anyMatch(mark -> mark.column() == column);
    }
}
