package vn.postalgateway.settlement.jdbc;

import static vn.postalgateway.reconciliation.jdbc.ReconciledMonth.CONTRACT;
import static vn.postalgateway.reconciliation.jdbc.ReconciledMonth.OCTOBER;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import vn.postalgateway.reconciliation.Outcome;
import vn.postalgateway.reconciliation.Resolution;
import vn.postalgateway.reconciliation.StatementView;
import vn.postalgateway.reconciliation.jdbc.ReconciledMonth;
import vn.postalgateway.settlement.Selection;

/** Not a test: {@code mvn -Pbench test} prints what closing a large month costs. {@code -Dbench.items=20000}. */
class PeriodSpeedBench {

    private static final String ITEMS = System.getProperty("bench.items", "20000,100000");

    @Test
    void timesTheClosingOfLargeMonths() throws IOException {
        System.out.println("| items | decided | shown | submitted | approved | sealed | verified |\n"
                + "|---|---|---|---|---|---|---|");
        for (int items : Arrays.stream(ITEMS.split(",")).mapToInt(Integer::parseInt).toArray()) {
            try (ReconciledMonth month = new ReconciledMonth()) {
                time(month, items);
            }
        }
    }

    private static void time(ReconciledMonth month, int items) throws IOException {
        Clock clock = Clock.fixed(Instant.parse("2026-12-20T03:00:00Z"), ZoneOffset.UTC);
        JdbcDecisions decisions = new JdbcDecisions(month.template(), month.transaction(), month.orders(), clock);
        JdbcPeriodClosing closing = SettlementGround.closing(month, clock);
        StatementView view = month.judgeMany(items);
        String decided = seconds(() -> view.sums().stream().map(s -> s.outcome())
                .filter(o -> o != Outcome.MATCHED).forEach(o -> decisions.decide(new Selection(view.statementId(),
                        List.of(), o, false), Resolution.KEEP_OURS, "giữ số của mình", "an", null)));
        String shown = seconds(() -> closing.show(CONTRACT, OCTOBER));
        String submitted = seconds(() -> closing.submit(CONTRACT, OCTOBER, "an"));
        String approved = seconds(() -> closing.approve(CONTRACT, OCTOBER, "bình", null));
        String sealed = seconds(() -> new JdbcLedgerSealing(month.template(), month.transaction(), clock).seal());
        String verified = seconds(() -> new JdbcLedgerVerification(month.template(),
                SettlementGround.snapshot(month)).verify());
        System.out.printf(Locale.ROOT, "| %,d | %s | %s | %s | %s | %s | %s |%n", items, decided, shown, submitted,
                approved, sealed, verified);
    }

    private static String seconds(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - start) / 1e9);
    }
}
