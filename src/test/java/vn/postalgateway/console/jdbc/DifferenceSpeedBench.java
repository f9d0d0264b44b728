package vn.postalgateway.console.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.postalgateway.console.Decided;
import vn.postalgateway.console.DifferenceFilter;
import vn.postalgateway.console.DifferenceTable;
import vn.postalgateway.console.Differences.Found;
import vn.postalgateway.console.WordSearch;
import vn.postalgateway.platform.database.TestDatabase;
import vn.postalgateway.reconciliation.Outcome;
import vn.postalgateway.reconciliation.Resolution;
import vn.postalgateway.reconciliation.xlsx.XlsxTableFormat;
import vn.postalgateway.settlement.Selection;
import vn.postalgateway.settlement.jdbc.JdbcDecisions;
import vn.postalgateway.tariff.DeliveryService;
import vn.postalgateway.tariff.Vnd;
import vn.postalgateway.tariff.Zone;

/** Not a test: {@code mvn -Pbench test} prints how fast each filter answers. {@code -Dbench.differences=100000}. */
class DifferenceSpeedBench {

    private static final int LINES = Integer.getInteger("bench.differences", 100_000);
    private static final int RUNS = 15;
    private static final int PAGE = 50;
    private static final String BARE = """
            select count(*), sum(claimed_vnd), sum(owed_vnd), sum(delta_vnd) from statement_result
            where statement_id = ?""";

    private interface Work {
        void run();
    }

    @Test
    void timesEachFilterBesideABareSum() {
        try (TestDatabase database = new TestDatabase(2)) {
            ManyDifferences.store(database, LINES);
            JdbcDifferences differences = new JdbcDifferences(database.template(), database.transaction());
            double bare = times(() -> database.jdbc().sql(BARE).param(ManyDifferences.STATEMENT)
                    .query().singleRow()).get(RUNS / 2);
            System.out.printf(Locale.ROOT, "| filter, of %,d lines | found | middle | worst | ratio to the bare sum (%.0f ms) |%n"
                    + "|---|---|---|---|---|%n", LINES, bare);
            filters().forEach((name, filter) -> time(differences, name, filter, bare));
            print("agencies to choose from", -1, times(() -> differences.agencies(ManyDifferences.STATEMENT)), bare);
            List<String> codes = codes();
            print("codes found elsewhere", -1, times(() -> differences.elsewhere(ManyDifferences.STATEMENT, codes)), bare);
            print("last page", -1, times(() -> differences.find(ManyDifferences.STATEMENT, DifferenceFilter.NONE,
                    LINES / PAGE, PAGE)), bare);
            List<String> undecided = differences.ids(ManyDifferences.STATEMENT, DifferenceFilter.NONE.undecided(), LINES);
            print("ids of a selection", undecided.size(), times(() -> differences.ids(ManyDifferences.STATEMENT,
                    DifferenceFilter.NONE.undecided(), LINES)), bare);
            JdbcDecisions decisions = new JdbcDecisions(database.template(), database.transaction(), null, Clock.systemUTC());
            print("preview of a decision about them", undecided.size(), times(() -> decisions.preview(new Selection(
                    ManyDifferences.STATEMENT, undecided, null, true), Resolution.KEEP_OURS)), bare);
            DifferenceTable table = new DifferenceTable(differences, new XlsxTableFormat());
            print("Excel of all", LINES, times(() -> write(table)), bare);
        }
    }

    private static void write(DifferenceTable table) {
        try {
            table.write(ManyDifferences.STATEMENT, DifferenceFilter.NONE, key -> key, "vi", OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void time(JdbcDifferences differences, String name, DifferenceFilter filter, double bare) {
        Found found = differences.find(ManyDifferences.STATEMENT, filter, 1, PAGE);
        assertThat(found.lines()).as(name).isNotEmpty();
        print(name, found.results(),
                times(() -> differences.find(ManyDifferences.STATEMENT, filter, 1, PAGE)), bare);
    }

    private static Map<String, DifferenceFilter> filters() {
        Map<String, DifferenceFilter> filters = new LinkedHashMap<>();
        filters.put("none", DifferenceFilter.NONE);
        filters.put("outcome", DifferenceFilter.of(Outcome.ZONE_DIFFERS));
        filters.put("part of the difference", with("ZONE", null, null, null, null, null, null, List.of()));
        filters.put("agency", with(null, "H27.7", null, null, null, null, null, List.of()));
        filters.put("service", with(null, null, DeliveryService.DOSSIER_PICKUP, null, null, null, null, List.of()));
        filters.put("zone", with(null, null, null, Zone.ACROSS_DISTRICTS, null, null, null, List.of()));
        filters.put("undecided", DifferenceFilter.NONE.undecided());
        filters.put("disputed", with(null, null, null, null, Decided.DISPUTE, null, null, List.of()));
        filters.put("amount at least", with(null, null, null, null, null, Vnd.of(LINES / 2), null, List.of()));
        filters.put("piece of a code", with(null, null, null, null, null, null, new WordSearch("0012", Set.of()), List.of()));
        filters.put("words for a cause", with(null, null, null, null, null, null,
                new WordSearch("khac vung", Set.of(Outcome.ZONE_DIFFERS)), List.of()));
        filters.put("2,000 pasted codes", with(null, null, null, null, null, null, null, codes()));
        filters.put("all together", with("WEIGHT", "H27.7", DeliveryService.RESULT_DELIVERY, Zone.ACROSS_DISTRICTS,
                Decided.NOT_YET, Vnd.of(1_000), new WordSearch("CV00", Set.of()), List.of()));
        return filters;
    }

    private static DifferenceFilter with(String part, String agency, DeliveryService service, Zone zone, Decided decided,
                                         Vnd atLeast, WordSearch search, List<String> codes) {
        return new DifferenceFilter(null, part, agency, service, zone, decided, atLeast, search, codes);
    }

    /** Half of them by item, a quarter by dossier, a quarter of nobody. */
    private static List<String> codes() {
        List<String> codes = new ArrayList<>();
        IntStream.range(1, 1_001).map(n -> n * (LINES / 1_001)).forEach(n -> codes.add(
                String.format(Locale.ROOT, "CV%09dVN", n)));
        IntStream.range(1, 501).forEach(n -> codes.add("H27." + n % 40 + "-" + n));
        IntStream.range(1, 501).forEach(n -> codes.add("H99." + n));
        return codes;
    }

    private static List<Double> times(Work work) {
        work.run();
        return IntStream.range(0, RUNS).mapToObj(run -> {
            long start = System.nanoTime();
            work.run();
            return (System.nanoTime() - start) / 1e6;
        }).sorted().toList();
    }

    private static void print(String name, long found, List<Double> times, double bare) {
        double middle = times.get(times.size() / 2);
        System.out.printf(Locale.ROOT, "| %s | %s | %.0f ms | %.0f ms | %.1f |%n", name,
                found < 0 ? "" : String.format(Locale.ROOT, "%,d", found), middle, times.get(times.size() - 1),
                middle / bare);
    }
}
