package vn.postalgateway.settlement.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.postalgateway.settlement.LedgerFinding;
import vn.postalgateway.settlement.LedgerReport;

class LedgerCheckRunTest {

    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();

    @Test
    void endsWithZeroIfEveryRowIsAsItWasWritten() {
        LedgerCheckRun run = run(new LedgerReport(3, 357, List.of()));

        assertThat(run.getExitCode()).isZero();
        assertThat(terminal.toString(StandardCharsets.UTF_8)).isEqualToIgnoringNewLines(
                "Ledger: 3 periods, 357 journals, intact.");
    }

    @Test
    void namesEveryFindingAndEndsWithOne() {
        LedgerCheckRun run = run(new LedgerReport(3, 357, List.of(new LedgerFinding("ha-tinh-city",
                YearMonth.of(2026, 10), LedgerFinding.Kind.CHANGED, 17L, "214"))));

        assertThat(run.getExitCode()).isEqualTo(1);
        assertThat(terminal.toString(StandardCharsets.UTF_8)).isEqualToIgnoringNewLines(
                "CHANGED ha-tinh-city 2026-10 #17 214: A journal was changed"
                        + "Ledger: 3 periods, 357 journals, 1 findings.");
    }

    private LedgerCheckRun run(LedgerReport report) {
        LedgerCheckRun run = new LedgerCheckRun(() -> report, new PrintStream(terminal, true, StandardCharsets.UTF_8));
        run.run(null);
        return run;
    }
}
