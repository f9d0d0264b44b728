package vn.postalgateway.reconciliation.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import vn.postalgateway.reconciliation.StatementFile;
import vn.postalgateway.reconciliation.StatementReceipt;
import vn.postalgateway.reconciliation.StatementState;

/** Not a test: {@code mvn -Pbench test} prints what large statements cost. {@code -Dbench.lines=10000,100000}. */
class StatementSpeedBench {

    private static final String LINES = System.getProperty("bench.lines", "10000,100000,600000");

    @Test
    void timesStatementsBesideTheSameWorkAsBareSql() throws IOException {
        System.out.println("| lines | received | read | matched | all | same bytes again | bare SQL | ratio |"
                + " heap in use |\n|---|---|---|---|---|---|---|---|---|");
        for (int lines : Arrays.stream(LINES.split(",")).mapToInt(Integer::parseInt).toArray()) {
            try (ReconciliationGround ground = new ReconciliationGround()) {
                time(ground, lines);
            }
        }
    }

    private static void time(ReconciliationGround ground, int lines) throws IOException {
        Path file = BenchData.statement(lines);
        BenchData.store(ground, lines);
        BareSql.prepare(ground);
        JdbcStatementWork worker = ground.workerAt(ReconciliationGround.AFTER_GRACE);
        long start = System.nanoTime();
        StatementReceipt receipt = take(ground, file);
        long received = System.nanoTime();
        worker.workOnce();
        long read = System.nanoTime();
        worker.workOnce();
        long matched = System.nanoTime();
        assertThat(ground.statements.byId(receipt.statementId()).orElseThrow().state()).isEqualTo(StatementState.READY);
        assertThat(take(ground, file).replayed()).isTrue();
        long again = System.nanoTime();
        ground.database.asOwner("update delivery_order set money = 'EXPECTED'");
        ground.database.asOwner("vacuum full delivery_order");
        ground.database.asOwner("analyze delivery_order");
        long bareStart = System.nanoTime();
        BareSql.run(ground, file);
        long bare = System.nanoTime() - bareStart;
        Runtime heap = Runtime.getRuntime();
        System.out.printf(Locale.ROOT, "| %,d | %s | %s | %s | %s | %s | %s | %.2f | %d MiB of %d |%n", lines,
                seconds(received - start), seconds(read - received), seconds(matched - read), seconds(matched - start),
                seconds(again - matched), seconds(bare), (double) (matched - start) / bare,
                heap.totalMemory() - heap.freeMemory() >> 20, heap.maxMemory() >> 20);
        Files.delete(file);
    }

    private static StatementReceipt take(ReconciliationGround ground, Path file) {
        List<String> key = List.of("vnpost", ReconciliationGround.CONTRACT, ReconciliationGround.PERIOD);
        return ground.intake.take(key.get(0), key.get(1), key.get(2), new StatementFile(file, "bench.csv", "bench"));
    }

    private static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.1f s", nanos / 1e9);
    }
}
