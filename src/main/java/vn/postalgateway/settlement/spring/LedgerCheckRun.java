package vn.postalgateway.settlement.spring;

import java.io.PrintStream;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import vn.postalgateway.settlement.LedgerReport;
import vn.postalgateway.settlement.LedgerVerification;

/** Tells on the terminal whether the ledger is intact; the program's exit code says the same. */
final class LedgerCheckRun implements ApplicationRunner, ExitCodeGenerator {

    private final LedgerVerification verification;
    private final PrintStream terminal;
    private boolean intact;

    LedgerCheckRun(LedgerVerification verification, PrintStream terminal) {
        this.verification = verification;
        this.terminal = terminal;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        LedgerReport report = verification.verify();
        report.findings().forEach(f -> terminal.println(f.kind() + " " + f.contract() + " " + f.period()
                + (f.sequence() == null ? "" : " #" + f.sequence()) + " " + f.subject() + ": "
                + f.kind().wording().en()));
        terminal.println("Ledger: " + report.periods() + " periods, " + report.journals() + " journals, "
                + (report.isIntact() ? "intact." : report.findings().size() + " findings."));
        intact = report.isIntact();
    }

    @Override
    public int getExitCode() {
        return intact ? 0 : 1;
    }
}
