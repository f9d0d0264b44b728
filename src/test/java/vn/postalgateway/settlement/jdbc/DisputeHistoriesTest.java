package vn.postalgateway.settlement.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.postalgateway.reconciliation.jdbc.ReconciledMonth.CONTRACT;
import static vn.postalgateway.reconciliation.jdbc.ReconciledMonth.OCTOBER;
import static vn.postalgateway.reconciliation.jdbc.ReconciledMonth.line;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.postalgateway.calendar.MovingClock;
import vn.postalgateway.reconciliation.Resolution;
import vn.postalgateway.reconciliation.StatementView;
import vn.postalgateway.reconciliation.jdbc.ReconciledMonth;
import vn.postalgateway.settlement.Dispute;
import vn.postalgateway.settlement.Dispute.Side;
import vn.postalgateway.settlement.DisputeQuery;
import vn.postalgateway.settlement.Disputes.Word;
import vn.postalgateway.settlement.Selection;
import vn.postalgateway.settlement.SettlementRefused;
import vn.postalgateway.tariff.Vnd;

/**
 * Whatever people do in whatever order – decide, submit, approve, reopen, dispute, agree, adjust, bill again – no step
 * breaks what must always be true. A refusal is an answer; anything else that is thrown is a fault.
 */
class DisputeHistoriesTest {

    private static final int STEPS = 45;
    private static final List<YearMonth> MONTHS = List.of(OCTOBER, OCTOBER.plusMonths(1), OCTOBER.plusMonths(2));
    private static final List<String> PEOPLE = List.of("an", "bình", "chi");
    private static final Map<String, Integer> TAKEN = new TreeMap<>();
    private static ReconciledMonth month;
    private static MovingClock clock;
    private static JdbcDecisions decisions;
    private static JdbcPeriodClosing closing;
    private static JdbcDisputes disputes;

    @BeforeAll
    static void start() {
        month = new ReconciledMonth();
        clock = new MovingClock(Instant.parse("2027-01-20T03:00:00Z"));
        decisions = new JdbcDecisions(month.template(), month.transaction(), month.orders(), clock);
        closing = SettlementGround.closing(month, clock);
        disputes = SettlementGround.disputes(month, clock);
    }

    @AfterAll
    static void stop() {
        month.close();
        assertThat(TAKEN).as("steps that were really taken").containsKeys("adjust", "approve", "reopen", "decide", "agree",
                "escalate");
    }

    static List<Long> seeds() {
        long first = Long.getLong("histories.seed", 1L);
        return IntStream.range(0, Integer.getInteger("histories", 6)).mapToObj(i -> first + i).toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void paysNothingTwiceAndLosesNothing(long seed) {
        new History(seed).run();
    }

    /** A judge that never finds anything is none: this one finds an item that two approved months pay. */
    @Test
    void noticesAnItemThatIsPaidTwice() {
        month.forget();
        month.deliver(1, false, OCTOBER);
        month.judge(OCTOBER, List.of(line(1, false)));
        closing.submit(CONTRACT, OCTOBER, "an");
        closing.approve(CONTRACT, OCTOBER, "bình", null);
        assertThat(paidTwice()).isEmpty();

        month.asOwner("set session_replication_role = replica", "insert into settlement_period values ('" + CONTRACT
                + "', '2026-11-01', 'APPROVED', 1, now())", "insert into period_item select contract, '2026-11-01', 1,"
                + " 'twice', result_id, line_no, order_id, carries_item, item_code, outcome, action, disposition, origin,"
                + " claimed_vnd, confirmed_vnd, contested_vnd, carried_over_vnd, sheet_vnd, tariff_vnd, at_post_vnd,"
                + " online_vnd, discount_vnd, subsidy_vnd, collect_fees_vnd from period_item");

        assertThat(paidTwice()).hasSize(1);
    }

    private static List<Map<String, Object>> paidTwice() {
        return month.rows("""
                select i.order_id from period_item i join settlement_period p using (contract, period, revision)
                where p.state = 'APPROVED' and i.disposition = 'SETTLED' and i.order_id is not null
                group by i.order_id having count(*) > 1""");
    }

    private static final class History {

        private final Random random;
        private final List<String> told = new ArrayList<>();
        private final List<StatementView> statements = new ArrayList<>();
        private long words;

        History(long seed) {
            this.random = new Random(seed);
            month.forget();
            for (int serial = 1; serial <= 4; serial++) {
                month.deliver(serial, serial == 3, OCTOBER);
            }
            statements.add(month.judge(OCTOBER, List.of(line(1, false), line(2, 80, 27_500, 10_000, 17_500),
                    line(3, 80, 28_000, 0, 28_000), line(2, 80, 27_600, 10_000, 17_600), line(9, false))));
        }

        void run() {
            for (int step = 0; step < STEPS; step++) {
                String name = step();
                told.add(name);
                check();
            }
        }

        // A dispute needs many steps in their order, so that these are taken more often than the others.
        private String step() {
            int choice = random.nextInt(20);
            YearMonth period = MONTHS.get(random.nextInt(MONTHS.size()));
            String who = any(PEOPLE);
            if (choice < 4) {
                return take("decide", () -> decide(who));
            } else if (choice < 6) {
                return take("submit " + period, () -> closing.submit(CONTRACT, period, who));
            } else if (choice < 8) {
                return take("approve " + period, () -> closing.approve(CONTRACT, period, who, null));
            } else if (choice == 8) {
                return take("reopen " + period, () -> closing.reopen(CONTRACT, period, who, "vì"));
            } else if (choice == 9 || all().isEmpty() && choice > 10) {
                return take("close October", this::closeOctober);
            } else if (choice == 10 && statements.size() < 3) {
                statements.add(month.judge(period, List.of(line(1 + random.nextInt(4), false), line(9, false))));
                return "bill again in " + period;
            }
            return disputeStep(who);
        }

        private void decide(String who) {
            StatementView statement = any(statements);
            decisions.decide(Selection.of(statement.statementId(), any(month.results(statement.statementId())).resultId()),
                    random.nextBoolean() ? Resolution.DISPUTE : any(List.of(Resolution.values())), "vì", who, null);
        }

        private void closeOctober() {
            month.results(statements.get(0).statementId()).stream().filter(r -> r.resolution() == null).forEach(r ->
                    decisions.decide(Selection.of(statements.get(0).statementId(), r.resultId()), Resolution.DISPUTE, "vì",
                            "an", null));
            closing.submit(CONTRACT, OCTOBER, "an");
            closing.approve(CONTRACT, OCTOBER, "bình", null);
        }

        private String disputeStep(String who) {
            List<Dispute> live = all().stream().filter(d -> d.state() != Dispute.State.CLOSED).toList();
            if (live.isEmpty()) {
                return "nothing";
            }
            Dispute dispute = any(live);
            Word word = new Word(any(List.of(Side.values())), "lời", who);
            Vnd amount = Vnd.of(random.nextInt(30_000));
            // Mostly the step that comes next, so that histories get far; now and then any.
            String step = random.nextInt(4) == 0 ? any(List.of("say", "send", "answer", "escalate", "agree", "adjust"))
                    : switch (dispute.state()) {
                        case OPEN -> "send";
                        case SENT -> any(List.of("answer", "answer", "escalate"));
                        case ANSWERED -> any(List.of("agree", "agree", "escalate"));
                        case ESCALATED -> "agree";
                        case AGREED -> "adjust";
                        default -> "say";
                    };
            return take(step, () -> {
                switch (step) {
                    case "say" -> disputes.say(dispute.disputeId(), word);
                    case "send" -> disputes.send(dispute.disputeId(), word);
                    case "answer" -> disputes.answer(dispute.disputeId(), word);
                    case "escalate" -> disputes.escalate(dispute.disputeId(), word);
                    case "agree" -> disputes.agree(dispute.disputeId(), amount, word);
                    default -> disputes.adjust(dispute.disputeId(), dispute.agreed() == null ? amount
                            : dispute.agreed().amount(), who);
                }
            });
        }

        private String take(String name, Runnable step) {
            try {
                step.run();
                TAKEN.merge(name.split(" ")[0], 1, Integer::sum);
                return name;
            } catch (SettlementRefused refused) {
                return name + ": " + refused.code();
            }
        }

        private void check() {
            assertThat(paidTwice()).as("paid twice: %s", told).isEmpty();
            assertThat(month.rows("""
                    select 1 from period_submission s join settlement_period p using (contract, period, revision)
                    where p.state = 'APPROVED' and s.confirmed_vnd <> (select coalesce(sum(g.amount_vnd), 0)
                        from ledger_journal j join ledger_posting g using (journal_no) where j.contract = s.contract
                            and j.period = s.period and g.account in ('BUDGET', 'CITIZEN_ONLINE', 'ACCEPTED_DIFFERENCE'))"""))
                    .as("signed is what the ledger pays: %s", told).isEmpty();
            assertThat(month.rows("""
                    select 1 from dispute_adjustment a join dispute d using (dispute_id)
                        join settlement_period p on p.contract = d.contract and p.period = d.period
                    where p.state = 'APPROVED' and d.carries_item
                        and not exists (select 1 from disputed_row(d.dispute_id))"""))
                    .as("what is adjusted stays left out: %s", told).isEmpty();
            assertThat(month.rows("""
                    select 1 from dispute d join settlement_period p using (contract, period)
                        join delivery_order o using (order_id)
                    where p.state = 'APPROVED' and d.carries_item and o.money <> case
                        when d.state <> 'CLOSED' then 'DISPUTED' else 'SETTLED' end
                        and (d.state <> 'CLOSED' or exists (select 1 from dispute_adjustment a
                            where a.dispute_id = d.dispute_id))"""))
                    .as("an order is disputed until its dispute is closed, then settled: %s", told).isEmpty();
            assertThat(month.rows("""
                    select 1 from dispute d join settlement_period p using (contract, period)
                    where p.state = 'APPROVED' and d.state not in ('ADJUSTED', 'CLOSED')
                        and not exists (select 1 from disputed_row(d.dispute_id))"""))
                    .as("a live dispute is about a line that is left out: %s", told).isEmpty();
            long before = words;
            words = (Long) month.rows("select count(*) as n from dispute_event").get(0).get("n");
            assertThat(words).isGreaterThanOrEqualTo(before);
            SettlementGround.sealing(month, clock).seal();
            assertThat(new JdbcLedgerVerification(month.template(), SettlementGround.snapshot(month)).verify().findings())
                    .as("%s", told).isEmpty();
        }

        private static List<Dispute> all() {
            return disputes.page(new DisputeQuery(CONTRACT, null, null, null, false, null, 1_000));
        }

        private <T> T any(List<T> list) {
            return list.get(random.nextInt(list.size()));
        }
    }
}
