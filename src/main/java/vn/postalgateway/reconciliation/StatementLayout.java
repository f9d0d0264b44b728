package vn.postalgateway.reconciliation;

import java.util.List;
import java.util.Optional;

/**
 * Where the lines of a statement stand in its file.
 *
 * @param format     the name of the format that read it
 * @param sheet      the sheet's name; null for a file without sheets
 * @param headingRow the first row of the file being 1
 * @param columns    from the left: the canonical name of each column, empty where it means nothing to us
 */
public record StatementLayout(String format, String sheet, int headingRow, List<String> columns) {

    public StatementLayout {
        columns = List.copyOf(columns);
    }

    /** From the left, the first being 0; -1 where the whole row is meant. */
    public int positionOf(String column) {
        return columns.indexOf(column);
    }

    /** Nothing where the whole row is meant. */
    public Optional<CellAddress> addressOf(String column, int row) {
        return Optional.of(positionOf(column)).filter(position -> position >= 0)
                .map(position -> new CellAddress(position, row));
    }
}
