package vn.postalgateway.conformance;

import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;
import vn.postalgateway.calendar.VietnamTime;

/** A report as people read it: short on the terminal, whole in a Markdown file. */
public final class ReportText {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private ReportText() {
    }

    /** One journey on the terminal; unless it was kept, with the step that says why. */
    public static String line(Finding finding) {
        String line = String.format("%-10s %-21s %s", finding.verdict().words(), finding.name(), finding.promise());
        if (finding.verdict() == Verdict.KEPT || finding.steps().isEmpty()) {
            return line;
        }
        Step last = finding.steps().get(finding.steps().size() - 1);
        String indent = System.lineSeparator() + " ".repeat(11);
        return line + indent + "done:     " + last.did() + indent + "expected: " + last.expected() + indent
                + "seen:     " + last.seen();
    }

    /** The last line: how many promises were kept, and whether that is a pass. */
    public static String sum(Report report) {
        return (report.passed() ? "PASSED" : "NOT PASSED") + ": " + report.count(Verdict.KEPT) + " of "
                + report.findings().size() + " promises kept, " + report.count(Verdict.BROKEN) + " broken, "
                + report.count(Verdict.NOT_SHOWN) + " not shown, in " + report.took().toSeconds() + " s";
    }

    /** The whole report as a Markdown page. */
    public static String page(Report report) {
        return "# Conformance: " + report.role() + "\n\n" + report.gateway() + ", "
                + MINUTE.format(VietnamTime.withOffset(report.began())) + " +07:00. **" + sum(report) + ".**\n"
                + report.findings().stream().map(ReportText::chapter).collect(Collectors.joining());
    }

    private static String chapter(Finding finding) {
        return "\n## " + finding.name() + ": " + finding.verdict().words() + "\n\n" + finding.promise()
                + "\n\n| done | expected | seen |\n|---|---|---|\n" + finding.steps().stream().map(step -> "| "
                + cell(step.did()) + " | " + cell(step.expected()) + " | " + cell(step.seen()) + " |\n")
                .collect(Collectors.joining());
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replaceAll("\\R", " ");
    }
}
