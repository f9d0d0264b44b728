package vn.postalgateway.reconciliation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.postalgateway.operator.StatementDialect;
import vn.postalgateway.tariff.Wording;

/** The heading row: where each column stands, and which columns mean nothing to us. */
public final class StatementHeading {

    private static final int SHOWN = 40;

    private static final List<StatementColumn> NEEDED = Stream.of(StatementColumn.values())
            .filter(StatementColumn::isRequired).toList();

    private final Map<StatementColumn, Integer> positions = new EnumMap<>(StatementColumn.class);
    private final List<String> ignored = new ArrayList<>();
    private final int width;

    /** @throws StatementUnreadable if a column that is needed is missing, or one stands there twice */
    public StatementHeading(List<String> cells, StatementDialect dialect) {
        width = cells.size();
        for (int i = 0; i < width; i++) {
            place(cells.get(i), i, dialect);
        }
        if (!positions.keySet().containsAll(NEEDED)) {
            throw missing(cells, dialect);
        }
    }

    /** What to say of a row that is no heading, though it comes nearest to one. */
    static StatementUnreadable missing(List<String> cells, StatementDialect dialect) {
        List<StatementColumn> missing = new ArrayList<>(NEEDED);
        cells.forEach(c -> StatementColumn.of(c, dialect).ifPresent(missing::remove));
        return new StatementUnreadable("missing-columns", new Wording(
                "Dòng tiêu đề thiếu cột: " + missing.stream().map(c -> named(c, dialect))
                        .collect(Collectors.joining(", ")) + ".",
                "The heading row lacks these columns: " + missing.stream().map(StatementColumn::canonicalName)
                        .collect(Collectors.joining(", ")) + "."));
    }

    private static String named(StatementColumn column, StatementDialect dialect) {
        String words = dialect.headings().entrySet().stream().filter(e -> e.getValue().equals(column.canonicalName()))
                .map(Map.Entry::getKey).sorted().collect(Collectors.joining(", "));
        return column.canonicalName() + (words.isEmpty() ? "" : " (" + words + ")");
    }

    static boolean isHeading(List<String> cells, StatementDialect dialect) {
        return neededIn(cells, dialect) == NEEDED.size();
    }

    /** How many of the columns that are needed a row names: a heading names them all. */
    static int neededIn(List<String> cells, StatementDialect dialect) {
        return (int) cells.stream().flatMap(c -> StatementColumn.of(c, dialect).stream())
                .filter(StatementColumn::isRequired).distinct().count();
    }

    private void place(String heading, int position, StatementDialect dialect) {
        if (heading.isBlank()) {
            return;
        }
        Optional<StatementColumn> column = StatementColumn.of(heading, dialect);
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

    /** From the left: the canonical name of each column, empty where it means nothing to us. */
    public List<String> columns() {
        List<String> names = new ArrayList<>(Collections.nCopies(width, ""));
        positions.forEach((column, at) -> names.set(at, column.canonicalName()));
        return names;
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
