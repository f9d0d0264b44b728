package vn.postalgateway.sampleday;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import vn.postalgateway.sampleday.PostBooks.Carried;
import vn.postalgateway.tariff.Vnd;

/** The post's statement of the sample day: honest lines, and one of each fault that real statements have. */
final class FaultyStatement {

    private static final String PER_100G = "ha-tinh-city-per-100g";

    private final PostBooks books;
    private final Map<String, Carried> carried = new LinkedHashMap<>();
    private final List<StatementLine> lines;
    private final Set<String> used = new HashSet<>();

    private FaultyStatement(PostBooks books, List<Carried> all) {
        this.books = books;
        all.forEach(c -> carried.put(c.item().itemCode(), c));
        this.lines = new ArrayList<>(books.honest(all));
    }

    /** The whole file; needs some dozens of delivered items to find room for every fault. */
    static String of(PostBooks books, List<Carried> all) {
        FaultyStatement statement = new FaultyStatement(books, all);
        statement.spoil();
        StringBuilder file = new StringBuilder(StatementLine.HEADING).append('\n');
        statement.lines.forEach(line -> file.append(line.inCsv()).append('\n'));
        return file.toString();
    }

    private void spoil() {
        change(this::heavyStart, this::oneStepHeavier);
        change(c -> plain(c) && c.item().weighed().value() > 100, this::perStarted100Grams);
        change(c -> plain(c) && c.chargedAtTheDoor() && c.order().dossiers().size() == 1,
                l -> l.moved(Vnd.ZERO, Vnd.of(-5_000), Vnd.of(5_000)));
        change(this::plain, StatementLine::misspelt);
        StatementLine doubled = pick(this::plain);
        lines.add(doubled);
        StatementLine conflicting = pick(this::plain);
        lines.add(conflicting.moved(Vnd.of(1_000), Vnd.ZERO, Vnd.of(1_000)));
        lines.add(pick(this::plain).unknown());
        lines.remove(pick(this::plain));
        billed("RETURNED", "RETURNED");
        billed("LOST", "DELIVERED");
    }

    /** An ordinary item: nobody is exempt. */
    private boolean plain(Carried c) {
        return c.order().exemption() == null;
    }

    /** Light enough that the next step costs more in both services. */
    private boolean heavyStart(Carried c) {
        return plain(c) && c.item().weighed().value() > 100 && c.item().weighed().value() <= 250;
    }

    private StatementLine oneStepHeavier(StatementLine line) {
        Carried c = carried.get(line.itemCode());
        int heavier = 320;
        return line.priced(heavier, books.price(c, heavier, SampleOrder.CONTRACT), c.chargedAtTheDoor());
    }

    private StatementLine perStarted100Grams(StatementLine line) {
        Carried c = carried.get(line.itemCode());
        return line.priced(line.weightGrams(), books.price(c, line.weightGrams(), PER_100G), c.chargedAtTheDoor());
    }

    /** Items with this end are not payable, yet one of them is billed as if it were. */
    private void billed(String end, String as) {
        carried.values().stream().filter(c -> c.end().equals(end)).findFirst()
                .ifPresent(c -> lines.add(books.line(c).endedAs(as)));
    }

    private void change(Predicate<Carried> which, Function<StatementLine, StatementLine> fault) {
        StatementLine line = pick(which);
        lines.set(lines.indexOf(line), fault.apply(line));
    }

    /** The first line of its kind that has no fault yet. */
    private StatementLine pick(Predicate<Carried> which) {
        StatementLine line = lines.stream().filter(l -> !used.contains(l.itemCode()))
                .filter(l -> which.test(carried.get(l.itemCode()))).findFirst()
                .orElseThrow(() -> new IllegalStateException("the day has too few delivered items"));
        used.add(line.itemCode());
        return line;
    }
}
