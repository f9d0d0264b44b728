package vn.postalgateway.settlement.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.postalgateway.reconciliation.jdbc.ReconciledMonth.CONTRACT;
import static vn.postalgateway.reconciliation.jdbc.ReconciledMonth.OCTOBER;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.ThreadMXBean;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.postalgateway.reconciliation.Outcome;
import vn.postalgateway.reconciliation.Resolution;
import vn.postalgateway.reconciliation.StatementView;
import vn.postalgateway.reconciliation.jdbc.ReconciledMonth;
import vn.postalgateway.settlement.PaperDrawing;
import vn.postalgateway.settlement.Selection;

/** How long the papers of a large month take; {@code -Dbench.papers=20000,100000}. Run by the profile {@code bench}. */
class PaperSpeedBench {

    private interface Work {
        void run() throws IOException;
    }

    @Test
    void drawsThePapersOfALargeMonth() throws IOException {
        int[] sizes = Arrays.stream(System.getProperty("bench.papers", "20000,100000").split(","))
                .mapToInt(Integer::parseInt).toArray();
        System.out.println("| lines | draft minutes | submitted and approved | minutes, first | minutes | CSV | XLSX | pack |"
                + " most heap |");
        for (int lines : sizes) {
            try (ReconciledMonth month = new ReconciledMonth()) {
                System.out.println(row(month, lines));
            }
        }
    }

    private static String row(ReconciledMonth month, int lines) throws IOException {
        StatementView view = month.judgeMany(lines);
        JdbcDecisions decisions = new JdbcDecisions(month.template(), month.transaction(), month.orders(), Clock.systemUTC());
        view.sums().stream().filter(sum -> sum.outcome() != Outcome.MATCHED).forEach(sum -> decisions.decide(
                new Selection(view.statementId(), List.of(), sum.outcome(), false), Resolution.KEEP_OURS,
                "theo bảng giá", "an", null));
        JdbcPeriodClosing closing = SettlementGround.closing(month, Clock.systemUTC());
        PaperDrawing drawing = SettlementGround.drawing(month, Clock.systemUTC());
        OutputStream away = OutputStream.nullOutputStream();
        String draft = time(() -> drawing.minutes(CONTRACT, OCTOBER, null, away));
        String closed = time(() -> {
            closing.submit(CONTRACT, OCTOBER, "an");
            closing.approve(CONTRACT, OCTOBER, "bình", null);
        });
        heapPools().forEach(MemoryPoolMXBean::resetPeakUsage);
        String first = time(() -> drawing.minutes(CONTRACT, OCTOBER, null, away));
        String row = String.join(" | ", "| " + lines, draft, closed, first,
                time(() -> drawing.minutes(CONTRACT, OCTOBER, null, away)),
                time(() -> drawing.annexCsv(CONTRACT, OCTOBER, null, away)),
                time(() -> drawing.annexXlsx(CONTRACT, OCTOBER, null, away)),
                time(() -> drawing.pack(CONTRACT, OCTOBER, null, away)));
        assertThat(month.totals(OCTOBER).state()).isEqualTo("APPROVED");
        long most = heapPools().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() >> 20;
        return row + " | " + most + " of " + (Runtime.getRuntime().maxMemory() >> 20) + " MiB |";
    }

    private static Stream<MemoryPoolMXBean> heapPools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP);
    }

    // By the clock, and what of it this thread worked: on a busy machine the clock tells of others.
    private static String time(Work work) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = System.nanoTime();
        long worked = threads.getCurrentThreadCpuTime();
        try {
            work.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return seconds(System.nanoTime() - start) + " (" + seconds(threads.getCurrentThreadCpuTime() - worked) + ")";
    }

    private static String seconds(long nanos) {
        long tenths = nanos / 100_000_000;
        return tenths / 10 + "." + tenths % 10 + " s";
    }
}
