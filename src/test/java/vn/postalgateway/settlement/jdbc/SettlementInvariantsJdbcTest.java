package vn.postalgateway.settlement.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.postalgateway.reconciliation.jdbc.ReconciledMonth.CONTRACT;
import static vn.postalgateway.reconciliation.jdbc.ReconciledMonth.OCTOBER;
import static vn.postalgateway.reconciliation.jdbc.ReconciledMonth.line;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.postalgateway.platform.invariant.Invariant;
import vn.postalgateway.platform.invariant.Invariant.Violations;
import vn.postalgateway.reconciliation.jdbc.ReconciledMonth;

/** Each planted fault of a closed period is seen and named. */
class SettlementInvariantsJdbcTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-12-20T03:00:00Z"), ZoneOffset.UTC);

    private static ReconciledMonth month;

    private List<Invariant> invariants;

    @BeforeAll
    static void start() {
        month = new ReconciledMonth();
    }

    @AfterAll
    static void stop() {
        month.close();
    }

    @BeforeEach
    void closeOctober() {
        month.forget();
        month.deliver(1_001, false, OCTOBER);
        month.deliver(1_002, true, OCTOBER);
        month.deliver(1_003, true, OCTOBER);
        month.judge(OCTOBER, List.of(line(1_001, false), line(1_002, true), line(1_003, true)));
        JdbcPeriodClosing closing = SettlementGround.closing(month, CLOCK);
        closing.submit(CONTRACT, OCTOBER, "an");
        closing.approve(CONTRACT, OCTOBER, "bình", null);
        new JdbcLedgerSealing(month.template(), month.transaction(), CLOCK).seal();
        invariants = new SettlementInvariants(month.template()).list();
        assertThat(invariants).allSatisfy(i ->
                assertThat(i.look()).as(i.name()).isEqualTo(new Violations(0, null)));
    }

    @Test
    void seesAJournalThatDoesNotSumToZero() {
        tamper("update ledger_posting set amount_vnd = amount_vnd + 1 where account = 'BUDGET' and journal_no = "
                + "(select min(journal_no) from ledger_journal)");

        assertThat(look("journal-unbalanced")).isEqualTo(new Violations(1,
                month.jdbc().sql("select min(journal_no)::text from ledger_journal").query(String.class).single()));
    }

    @Test
    void seesAnItemThatWasSettledTwice() {
        tamper("update ledger_journal set order_id = (select min(order_id) from ledger_journal)"
                + " where order_id = (select max(order_id) from ledger_journal)");

        assertThat(look("item-settled-twice")).isEqualTo(new Violations(1, "ord_%026d".formatted(1_001)));
    }

    @Test
    void seesClosedTotalsThatAreNotTheSumOfTheirItems() {
        tamper("update period_submission set subsidy_vnd = subsidy_vnd + 1");

        assertThat(look("period-totals")).isEqualTo(new Violations(1, CONTRACT + " 2026-10 1"));
    }

    @Test
    void seesAChangedJournalInTheChain() {
        tamper("update ledger_journal set posted_by = 'nobody' where journal_no = "
                + "(select journal_no from ledger_seal where sequence = 2)");

        assertThat(look("ledger-chain")).isEqualTo(new Violations(1, CONTRACT + " 2026-10 sequence 2"));
    }

    @Test
    void seesALinkOfTheChainThatIsGone() {
        tamper("delete from ledger_seal where sequence = 2");

        assertThat(look("ledger-chain")).isEqualTo(new Violations(1, CONTRACT + " 2026-10 sequence 3"));
    }

    @Test
    void comesBackToTheSameChainInTurn() {
        tamper("delete from ledger_seal where sequence = 2");

        assertThat(look("ledger-chain").count()).isEqualTo(1);
        assertThat(look("ledger-chain").count()).isEqualTo(1);
    }

    private Violations look(String name) {
        return invariants.stream().filter(i -> i.name().equals(name)).map(Invariant::look).findFirst().orElseThrow();
    }

    private static void tamper(String sql) {
        month.asOwner("set session_replication_role = replica", sql);
    }
}
