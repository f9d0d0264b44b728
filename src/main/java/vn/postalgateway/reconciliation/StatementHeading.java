package vn.postalgateway.reconciliation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.postalgateway.tariff.Wording;

/** The heading row: where each column stands, and which columns mean nothing to us. */
public final class StatementHeading {

    private static final int SHOWN = 40;

    private final Map<StatementColumn, Integer> positions = new EnumMap<>(StatementColumn.class);
    private final List<String> ignored = new ArrayList<>();
    private final int width;

    /** @throws StatementUnreadable if a column that is needed is missing, or one stands there twice */
    public StatementHeading(List<String> cells) {
        width = cells.size();
        for (int i = 0; i < width; i++) {
            place(cells.get(i), i);
        }
        List<StatementColumn> missing = Stream.of(StatementColumn.values())
                .filter(c -> c.isRequired() && !positions.containsKey(c)).toList();
        if (!missing.isEmpty()) {
            throw new StatementUnreadable("missing-columns", new Wording(
                    "Dòng tiêu đề thiếu cột: " + missing.stream()
                    .map(c -> c.canonicalName() + " (" + c.vietnameseHeading() + ")")
                            .collect(Collectors.joining(", ")) + ".",
                    "The heading row lacks these columns: " + missing.stream().map(StatementColumn::canonicalName)
                            .collect(Collectors.joining(", ")) + "."));
        }
    }

    private void place(String heading, int position) {
        Optional<StatementColumn> column = StatementColumn.of(heading);
        if (column.isEmpty()) {
            String shown = heading.strip();
            ignored.add(shown.length() > SHOWN ? shown.substring(0, SHOWN) : shown);
        } else if (positions.putIfAbsent(column.get(), position) != null) {
            String name = column.get().canonicalName();
            throw new StatementUnreadable("column-twice", new Wording(
                    "Dòng tiêu đề có hai cột " + name + ".", "The heading row has the column " + name + " twice."));
        }
    }

    int width() {
        return width;
    }

    public List<String> ignored() {
        return ignored;
    }

    /** The cell's text, trimmed; empty where the file has no such column or the row is too short. */
    String cell(List<String> row, StatementColumn column) {
        Integer at = positions.get(column);
        return at == null || at >= row.size() ? "" : row.get(at).strip();
    }
}
