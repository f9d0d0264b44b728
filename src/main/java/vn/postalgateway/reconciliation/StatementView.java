package vn.postalgateway.reconciliation;

import java.time.Instant;
import java.util.List;
import vn.postalgateway.tariff.Vnd;
import vn.postalgateway.tariff.Wording;

/**
 * One version of a statement as it stands.
 *
 * @param progress       0 to 100
 * @param lines          null before the file was read
 * @param ignoredColumns headings that mean nothing to us
 * @param failureCode    null unless FAILED
 * @param sums           per outcome, in the order of precedence; empty before READY
 */
public record StatementView(String statementId, StatementKey key, int version, StatementState state, int progress,
                            Integer lines, List<String> ignoredColumns, String failureCode, Wording failure,
                            List<OutcomeSum> sums, Instant receivedAt, Instant finishedAt) {

    public StatementView {
        ignoredColumns = List.copyOf(ignoredColumns);
        sums = List.copyOf(sums);
    }

    public Vnd claimed() {
        return sums.stream().map(OutcomeSum::claimed).reduce(Vnd.ZERO, Vnd::plus);
    }

    /** What is beyond question, and so can be paid. */
    public Vnd confirmed() {
        return confirmedSums().map(OutcomeSum::claimed).reduce(Vnd.ZERO, Vnd::plus);
    }

    /** Whatever nobody has confirmed is contested. */
    public Vnd contested() {
        return claimed().minus(confirmed());
    }

    /** The part of the confirmed sum that citizens paid online and the agency passes on. */
    public Vnd confirmedOnlineCharge() {
        return confirmedSums().map(OutcomeSum::onlineCharge).reduce(Vnd.ZERO, Vnd::plus);
    }

    /** Lines of the statement that are contested; what only we have is not among them. */
    public long contestedLines() {
        return lines == null ? 0 : lines - confirmedSums().mapToLong(OutcomeSum::results).sum();
    }

    private java.util.stream.Stream<OutcomeSum> confirmedSums() {
        return sums.stream().filter(s -> s.outcome() == Outcome.MATCHED);
    }
}
