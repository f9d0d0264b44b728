package vn.postalgateway.reconciliation.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.postalgateway.reconciliation.jdbc.ReconciledMonth.OCTOBER;
import static vn.postalgateway.reconciliation.jdbc.ReconciledMonth.line;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.postalgateway.platform.invariant.Invariant;
import vn.postalgateway.platform.invariant.Invariant.Violations;

/** Results that do not fit their statement any more are seen and the statement is named. */
class StatementResultInvariantsJdbcTest {

    private static ReconciledMonth month;
    private static Invariant invariant;

    private String statementId;

    @BeforeAll
    static void start() {
        month = new ReconciledMonth();
        invariant = new StatementResultInvariants(month.jdbc()).list().get(0);
    }

    @AfterAll
    static void stop() {
        month.close();
    }

    @BeforeEach
    void judgeOctober() {
        month.forget();
        month.deliver(1_001, false, OCTOBER);
        month.deliver(1_002, true, OCTOBER);
        statementId = month.judge(OCTOBER, List.of(line(1_001, false), line(1_003, false))).statementId();
        assertThat(invariant.look()).isEqualTo(new Violations(0, null));
    }

    @Test
    void seesAResultThatIsGone() {
        tamper("delete from statement_result where line_no = 1");

        assertThat(invariant.look()).isEqualTo(new Violations(1, statementId));
    }

    @Test
    void seesALineThatIsGone() {
        tamper("delete from statement_line where line_no = 2");

        assertThat(invariant.look()).isEqualTo(new Violations(1, statementId));
    }

    @Test
    void seesASumThatIsNotThatOfTheResults() {
        tamper("update statement_sum set claimed_vnd = claimed_vnd + 1 where outcome = 'MATCHED'");

        assertThat(invariant.look()).isEqualTo(new Violations(1, statementId));
    }

    private static void tamper(String sql) {
        month.asOwner("set session_replication_role = replica", sql);
    }
}
