package vn.postalgateway.console.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.postalgateway.console.Difference;
import vn.postalgateway.console.JourneyStep;
import vn.postalgateway.console.OneStopPanel;
import vn.postalgateway.console.Picture;
import vn.postalgateway.operator.Movement;
import vn.postalgateway.order.Money;
import vn.postalgateway.order.Placement;
import vn.postalgateway.platform.database.TestDatabase;
import vn.postalgateway.tariff.Vnd;
import vn.postalgateway.tariff.Wording;

/** The home page's numbers on a real PostgreSQL, read with the gateway's own role. */
class JdbcOverviewTest {

    private static final Instant NOW = Instant.parse("2026-10-05T02:00:00Z");

    private static TestDatabase database;
    private static JdbcClient owner;
    private static JdbcOverview overview;

    @BeforeAll
    static void start() {
        database = new TestDatabase(4);
        owner = database.owner();
        overview = new JdbcOverview(database.jdbc(), database.transactions());
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void empty() {
        owner.sql("truncate delivery_order, outbox, statement cascade").update();
    }

    @Test
    void isEmptyBeforeTheFirstOrder() {
        Picture picture = overview.at(NOW);

        assertThat(picture.oneStop().accepted()).isZero();
        assertThat(picture.oneStop().featured()).isNull();
        assertThat(picture.post().latest()).isEmpty();
        assertThat(picture.finance().statement()).isNull();
        assertThat(overview.journeyOf("ord_none")).isEmpty();
    }

    @Test
    void callsAnAcceptedOrderLostOnlyWhenNothingWouldStillSendIt() {
        order("ord_waiting", "RECEIVED", null);
        work("ord_waiting");
        order("ord_lost", "RECEIVED", null);
        order("ord_placed", "PLACED", "RH000000015VN");

        OneStopPanel counts = overview.at(NOW).oneStop();

        assertThat(counts.accepted()).isEqualTo(3);
        assertThat(counts.waiting()).isEqualTo(2);
        assertThat(counts.lost()).isEqualTo(1);
    }

    @Test
    void callsAnOrderDoubledWhenAnyoneNamesASecondItemCodeForIt() {
        order("ord_once", "PLACED", "RH000000015VN");
        attempt("ord_once", "RH000000015VN");
        event("e1", "ord_once", "RH000000015VN", "14", "DELIVERED", "APPLIED", 60);
        order("ord_twice", "PLACED", "RH000000029VN");
        attempt("ord_twice", "RH000000032VN");

        assertThat(overview.at(NOW).oneStop().doubled()).isEqualTo(1);
    }

    @Test
    void tellsAJourneyInTheOrderOfTime() {
        order("ord_1", "PLACED", "RH000000015VN");
        change("ord_1", "order.received", "RECEIVED", 0);
        change("ord_1", "order.placed", "PLACED", 1);
        change("ord_1", "tracking.updated", "PLACED", 30);
        event("e2", "ord_1", "RH000000015VN", "14", "DELIVERED", "APPLIED", 60);
        event("e1", "ord_1", "RH000000015VN", "6", "PICKED_UP", "LATE", 30);
        owner.sql("update delivery_order set money = 'MATCHED'").update();

        var steps = overview.journeyOf("ord_1").orElseThrow().steps();

        assertThat(steps).extracting(JourneyStep::textKey).containsExactly("step.placement.RECEIVED", "step.placement.PLACED",
                "step.movement.PICKED_UP", "step.movement.DELIVERED", "step.money.MATCHED");
        assertThat(steps.get(1)).isEqualTo(new JourneyStep.Placed(NOW.plusSeconds(1), Placement.PLACED));
        assertThat(steps.get(4)).isEqualTo(new JourneyStep.Settled(NOW, Money.MATCHED));
    }

    @Test
    void showsTheNewestEventsFirstAndWhereItemsAre() {
        order("ord_1", "PLACED", "RH000000015VN");
        event("e1", "ord_1", "RH000000015VN", "6", "PICKED_UP", "APPLIED", 30);
        event("e2", null, "RH000000032VN", "14", null, "PARKED", 20);

        var post = overview.at(NOW).post();

        assertThat(post.latest()).extracting("status").containsExactly("14", "6");
        assertThat(post.verdicts()).containsExactlyInAnyOrderEntriesOf(Map.of("APPLIED", 1L, "PARKED", 1L));
        assertThat(post.where()).containsExactly(Map.entry(Movement.AWAITING_PICKUP, 1L));
    }

    @Test
    void confirmsWhatMatchesAndContestsTheRestOfTheClaim() {
        order("ord_1", "PLACED", "RH000000015VN");
        owner.sql("update delivery_order set billable_month = date '2026-10-01', billable_at = created_at").update();
        statement();
        result("MATCHED", 1, 16_000, 16_000, "[]");
        result("WEIGHT_STEP_DIFFERS", 2, 18_500, 17_000,
                "[{\"cause\":\"WEIGHT\",\"vnd\":1500,\"vi\":\"nặng hơn\",\"en\":\"heavier\"}]");

        var finance = overview.at(NOW).finance();

        assertThat(finance.billable().tariff()).isEqualTo(Vnd.of(26_000));
        assertThat(finance.typical().items()).isEqualTo(1);
        assertThat(finance.statement().claimed()).isEqualTo(Vnd.of(34_500));
        assertThat(finance.statement().confirmed()).isEqualTo(Vnd.of(16_000));
        assertThat(finance.statement().contested()).isEqualTo(Vnd.of(18_500));
        assertThat(finance.statement().contestedLines()).isEqualTo(1);
        assertThat(finance.largest()).extracting(Difference::delta).containsExactly(Vnd.of(1_500));
        assertThat(finance.largest().get(0).explanation()).containsExactly(new Wording("nặng hơn", "heavier"));
    }

    private static void order(String id, String placement, String itemCode) {
        owner.sql("""
                        insert into delivery_order (order_id, partner_id, request_id, contract, contract_version, operator, agency_code,
                            service, from_province, to_province, submitted_online, charge_paid, dossier_count,
                            declared_weight_grams, collect_fees_vnd, content, placement, item_code, price, tariff_id, zone,
                            weight_grams, price_basis, tariff_vnd, citizen_vnd, budget_vnd, post_vnd, owed_vnd, created_at,
                            updated_at)
                        values (:id, 'one-stop', :id, 'ha-tinh-city', 'ha-tinh-city@2025-07-01', 'vnpost', 'H27.12',
                            'RESULT_DELIVERY', '42', '42', true, 'TO_POST', 1, 80, 0, '{}', :placement, :code, '{}',
                            'circular-22-2017', 'INSIDE_DISTRICT', 80, 'ESTIMATE', 26000, 10000, 16000, 0, 16000, :at, :at)""")
                .param("id", id).param("placement", placement).param("code", itemCode)
                .param("at", java.sql.Timestamp.from(NOW)).update();
        owner.sql("insert into order_dossier values (?, 0, 'H27.12-261005-0001', true)").param(id).update();
    }

    private static void work(String orderId) {
        owner.sql("insert into outbox (purpose, subject_id, queue, created_at, available_at) values ('place', ?, 'q', now(), now())")
                .param(orderId).update();
    }

    private static void attempt(String orderId, String itemCode) {
        owner.sql("""
                insert into placement_attempt (order_id, fence, kind, worker, opened_at, closed_at, outcome, detail)
                values (?, 1, 'CREATE', 'w', now(), now(), 'ACCEPTED', ?)""").params(orderId, itemCode).update();
    }

    private static void change(String orderId, String type, String placement, int second) {
        owner.sql("""
                        insert into order_change (order_id, partner_id, type, at, placement, movement, money)
                        values (?, 'one-stop', ?, ?, ?, 'AWAITING_PICKUP', 'NONE')""")
                .params(orderId, type, java.sql.Timestamp.from(NOW.plusSeconds(second)), placement).update();
    }

    private static void event(String id, String orderId, String itemCode, String status, String movement, String verdict,
                              int second) {
        owner.sql("""
                        insert into tracking_event (operator, event_id, raw, item_code, status, occurred_at, written_time, in_future,
                            received_at, order_id, movement, known, verdict)
                        values ('vnpost', ?, '{}', ?, ?, ?, '', false, now(), ?, ?, true, ?)""")
                .params(id, itemCode, status, java.sql.Timestamp.from(NOW.plusSeconds(second)), orderId, movement, verdict)
                .update();
    }

    private static void statement() {
        owner.sql("""
                        insert into statement (statement_id, operator, contract, period, version, sha256, size_bytes, format,
                            received_at, received_by, state, line_count)
                        values ('stm_1', 'vnpost', 'ha-tinh-city', '2026-10-01', 1, '\\x00', 1, 'CSV', ?, 'inbox', 'READY', 2)""")
                .param(java.sql.Timestamp.from(NOW)).update();
    }

    private static void result(String outcome, int lineNo, long claimed, long owed, String explanation) {
        owner.sql("""
                        insert into statement_result (result_id, statement_id, line_no, item_code, outcome, carries_item, claimed_vnd,
                            owed_vnd, delta_vnd, delta_tariff_vnd, delta_citizen_vnd, differences, explanation)
                        values (?, 'stm_1', ?, 'RH000000015VN', ?, true, ?, ?, ?, 0, 0, '[]', ?::jsonb)""")
                .params("res_" + lineNo, lineNo, outcome, claimed, owed, claimed - owed, explanation).update();
        owner.sql("insert into statement_sum values ('stm_1', ?, 1, ?, ?, ?, 0)")
                .params(outcome, claimed, owed, claimed - owed).update();
    }
}
