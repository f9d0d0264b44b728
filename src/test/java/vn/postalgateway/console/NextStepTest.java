package vn.postalgateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.postalgateway.partner.Scope;
import vn.postalgateway.reconciliation.Outcome;
import vn.postalgateway.reconciliation.PeriodTotals;
import vn.postalgateway.settlement.Blocker;
import vn.postalgateway.settlement.BlockerWording;
import vn.postalgateway.settlement.ClosingTask;
import vn.postalgateway.settlement.PeriodView;
import vn.postalgateway.tariff.Vnd;

/** The one button on a period's card. */
class NextStepTest {

    private static final Blocker UNDECIDED = BlockerWording.undecided(Outcome.NOT_IN_GATEWAY, 2, Vnd.of(36_000));

    private static PeriodView period(String state, String statementId, ClosingTask work, Blocker... blocking) {
        PeriodTotals totals = new PeriodTotals("ha-tinh-city", YearMonth.of(2026, 10), state, statementId, 0, Vnd.ZERO,
                Vnd.ZERO, Vnd.ZERO, Vnd.ZERO, Vnd.ZERO, Vnd.ZERO, Vnd.ZERO, Vnd.ZERO, Vnd.ZERO);
        PeriodView.Submission submission = state.equals("OPEN") ? null
                : new PeriodView.Submission("0".repeat(64), "clerk", Instant.EPOCH);
        return new PeriodView(totals, 1, submission, null, null, List.of(blocking), List.of(), List.of(), Vnd.ZERO, null,
                null, work);
    }

    private static NextStep ofClerk(PeriodView period) {
        return NextStep.of(period, "clerk", Scope.FINANCE_CLERK);
    }

    private static NextStep ofApprover(PeriodView period, String name) {
        return NextStep.of(period, name, Scope.FINANCE_APPROVER);
    }

    @Test
    void leadsTheClerkFromTheStatementOverItsDifferencesToTheSubmission() {
        assertThat(ofClerk(period("OPEN", null, null))).isEqualTo(NextStep.HAND_IN);
        assertThat(ofClerk(period("OPEN", "stm_1", null, UNDECIDED))).isEqualTo(NextStep.DECIDE);
        assertThat(ofClerk(period("OPEN", "stm_1", null))).isEqualTo(NextStep.SUBMIT);
        assertThat(ofClerk(period("REOPENED", "stm_1", null))).isEqualTo(NextStep.SUBMIT);
        assertThat(ofClerk(period("SUBMITTED", "stm_1", null))).isEqualTo(NextStep.WAIT);
        assertThat(ofClerk(period("APPROVED", "stm_1", null))).isEqualTo(NextStep.READ);
    }

    @Test
    void offersAnApproverWhatSomebodyElseSubmittedAndNothingBefore() {
        assertThat(ofApprover(period("OPEN", "stm_1", null), "approver")).isEqualTo(NextStep.WAIT);
        assertThat(ofApprover(period("SUBMITTED", "stm_1", null), "approver")).isEqualTo(NextStep.APPROVE);
        assertThat(ofApprover(period("SUBMITTED", "stm_1", null), "clerk")).as("one's own").isEqualTo(NextStep.WAIT);
    }

    @Test
    void letsEverybodyWaitWhileSomethingIsUnderWay() {
        ClosingTask working = new ClosingTask(1, ClosingTask.Kind.SUBMIT, "clerk", Instant.EPOCH,
                ClosingTask.State.WORKING, 40, null);

        assertThat(ofClerk(period("OPEN", "stm_1", working))).isEqualTo(NextStep.WAIT);
        assertThat(ofClerk(period("OPEN", "stm_1", null, BlockerWording.statementInWork(1)))).isEqualTo(NextStep.WAIT);
    }
}
