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
 * @param standing       what the match and the decisions since come to
 * @param contestedLines lines of the statement whose claim, or a part of it, is contested; what only we have is no line
 */
public record StatementView(String statementId, StatementKey key, int version, StatementState state, int progress,
                            Integer lines, List<String> ignoredColumns, String failureCode, Wording failure,
                            List<OutcomeSum> sums, Standing standing, long contestedLines, Instant receivedAt,
                            Instant finishedAt) {

    public StatementView {
        ignoredColumns = List.copyOf(ignoredColumns);
        sums = List.copyOf(sums);
    }

    public Vnd claimed() {
        return standing.claimed();
    }

    /** What is beyond question or was decided to be paid. */
    public Vnd confirmed() {
        return standing.confirmed();
    }

    /** Whatever nobody has confirmed or carried over is contested. */
    public Vnd contested() {
        return standing.contested();
    }

    /** The part of the confirmed sum that citizens paid online and the agency passes on. */
    public Vnd confirmedOnlineCharge() {
        return standing.online();
    }
}
