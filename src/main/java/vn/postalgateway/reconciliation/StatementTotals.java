package vn.postalgateway.reconciliation;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import vn.postalgateway.operator.StatementDialect;
import vn.postalgateway.tariff.DongWording;
import vn.postalgateway.tariff.Vnd;
import vn.postalgateway.tariff.Wording;

/**
 * The sums of the lines beside the totals that the file itself gives, above its heading or below its lines. A column
 * that holds an unreadable amount has no sum that its total could be held against.
 */
final class StatementTotals {

    private static final List<String> OUR_WORDS = List.of("total", "totals", "tổng cộng");
    private static final List<StatementColumn> IDENTITY = List.of(StatementColumn.ITEM_CODE,
            StatementColumn.ORDER_REFERENCE, StatementColumn.DOSSIER_CODE);
    private static final Set<StatementColumn> MONEY = EnumSet.of(StatementColumn.TARIFF_VND,
            StatementColumn.CITIZEN_PAID_VND, StatementColumn.CLAIMED_VND);
    private static final String LINES = "lines";

    private final StatementDialect dialect;
    private final Map<StatementColumn, Long> sums = new EnumMap<>(StatementColumn.class);
    private final Set<StatementColumn> unreadable = EnumSet.noneOf(StatementColumn.class);

    StatementTotals(StatementDialect dialect) {
        this.dialect = dialect;
        MONEY.forEach(column -> sums.put(column, 0L));
    }

    void add(StatementLine line) {
        add(StatementColumn.TARIFF_VND, line.tariff());
        add(StatementColumn.CITIZEN_PAID_VND, line.citizenPaid());
        add(StatementColumn.CLAIMED_VND, line.claimed());
        line.faults().forEach(f -> MONEY.stream().filter(c -> c.canonicalName().equals(f.column()))
                .forEach(unreadable::add));
    }

    private void add(StatementColumn column, Vnd vnd) {
        if (vnd != null) {
            sums.merge(column, vnd.amount(), Math::addExact);
        }
    }

    /** It says so in words, and names no item. */
    boolean isTotalsRow(StatementHeading heading, List<String> cells) {
        boolean named = IDENTITY.stream().map(c -> heading.cell(cells, c))
                .anyMatch(c -> !c.isEmpty() && !isTotalsWord(c));
        return !named && cells.stream().anyMatch(this::isTotalsWord);
    }

    private boolean isTotalsWord(String cell) {
        if (cell.isEmpty() || Character.isDigit(cell.charAt(0))) {
            return false;
        }
        String word = StatementDialect.plain(cell);
        return Stream.concat(OUR_WORDS.stream(), dialect.totalsWords().stream())
                .anyMatch(w -> word.equals(w) || word.startsWith(w + ":") || word.startsWith(w + " ("));
    }

    boolean holdsMoney(StatementHeading heading, List<String> cells) {
        return MONEY.stream().anyMatch(c -> !heading.cell(cells, c).isEmpty());
    }

    /** A row of totals below the lines. */
    void checkRow(StatementHeading heading, List<String> cells) {
        for (StatementColumn column : MONEY) {
            String cell = heading.cell(cells, column);
            if (!cell.isEmpty() && !isTotalsWord(cell)) {
                tie(column, amount(cell).orElseThrow(() -> unreadable(column.canonicalName(), cell)));
            }
        }
    }

    /** Totals above the heading: a word, then its number in the same cell or the next one that is not empty. */
    void checkTitles(List<List<String>> rows, int lineCount) {
        for (List<String> row : rows) {
            List<String> cells = row.stream().map(String::strip).filter(c -> !c.isEmpty()).toList();
            for (int i = 0; i < cells.size(); i++) {
                int colon = cells.get(i).indexOf(':');
                String word = StatementDialect.plain(colon < 0 ? cells.get(i) : cells.get(i).substring(0, colon));
                String behind = colon < 0 ? "" : cells.get(i).substring(colon + 1).strip();
                String value = !behind.isEmpty() ? behind : i + 1 < cells.size() ? cells.get(i + 1) : "";
                meaning(word).ifPresent(name -> checkTitle(name, value, lineCount));
            }
        }
    }

    private Optional<String> meaning(String word) {
        return StatementDialect.TOTALS.stream().filter(name -> name.toLowerCase(Locale.ROOT).equals(word)).findFirst()
                .or(() -> Optional.ofNullable(dialect.headerTotals().get(word)));
    }

    private void checkTitle(String name, String value, int lineCount) {
        if (value.chars().noneMatch(Character::isDigit)) {
            return;
        }
        long given = amount(value).orElseThrow(() -> unreadable(name, value));
        if (name.equals(LINES)) {
            tie(LINES, given, lineCount, count(given), count(lineCount));
        } else {
            MONEY.stream().filter(c -> c.canonicalName().equals(name)).forEach(c -> tie(c, given));
        }
    }

    private static Wording count(long number) {
        return new Wording(String.valueOf(number), String.valueOf(number));
    }

    private Optional<Long> amount(String text) {
        String number = StatementDialect.plain(text).replaceFirst(" ?(đ|đồng|vnd|vnđ|dòng|bưu gửi)$", "");
        return StatementCells.isAmount(number, dialect.amountMark())
                ? Optional.of(StatementCells.amount(number, dialect.amountMark()).amount()) : Optional.empty();
    }

    private void tie(StatementColumn column, long given) {
        if (!unreadable.contains(column)) {
            tie(column.canonicalName(), given, sums.get(column), DongWording.of(Vnd.of(given)),
                    DongWording.of(Vnd.of(sums.get(column))));
        }
    }

    private static void tie(String name, long given, long sum, Wording givenWords, Wording sumWords) {
        if (given != sum) {
            throw new StatementUnreadable("totals-do-not-tie", new Wording(
                    "Tổng ghi trong tệp không khớp các dòng: %s ghi %s, các dòng cộng lại là %s.".formatted(name,
                            givenWords.vi(), sumWords.vi()),
                    "The total in the file does not tie with its lines: %s says %s, the lines come to %s.".formatted(
                            name, givenWords.en(), sumWords.en())));
        }
    }

    private static StatementUnreadable unreadable(String name, String raw) {
        String shown = raw.length() > 40 ? raw.substring(0, 40) : raw;
        return new StatementUnreadable("total-unreadable", new Wording(
                "Không đọc được tổng " + name + ": " + shown, "The total " + name + " cannot be read: " + shown));
    }
}
