package vn.postalgateway.console.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import vn.postalgateway.console.AgencyMonth;
import vn.postalgateway.console.CauseSum;
import vn.postalgateway.order.NoticeConsent;
import vn.postalgateway.platform.personal.PersonalSafe;
import vn.postalgateway.reconciliation.Outcome;
import vn.postalgateway.tariff.Vnd;
import vn.postalgateway.tracking.jdbc.TrackingGround;

/** What charts are drawn of, and which orders a citizen finds. */
class JdbcStatisticsTest {

    private static final NoticeConsent NOBODY = null;
    private static final TrackingGround GROUND = new TrackingGround();

    @AfterAll
    static void close() {
        GROUND.close();
    }

    private static String billable(String agency, String month, String movement, String movedAt) {
        String orderId = GROUND.order(NOBODY);
        GROUND.jdbc.sql("""
                        update delivery_order set agency_code = ?, billable_month = ?::date, movement = ?,
                            movement_at = ?::timestamptz, promised_by = '2026-09-10' where order_id = ?""")
                .params(agency, month, movement, movedAt, orderId).update();
        return orderId;
    }

    @Test
    void sumsEachAgencysMonth() {
        billable("A", "2026-09-01", "DELIVERED", "2026-09-10T16:59:59Z");
        billable("A", "2026-09-01", "DELIVERED", "2026-09-10T17:00:00Z");
        billable("A", "2026-09-01", "RETURNED", "2026-09-10T01:00:00Z");
        billable("B", "2026-10-01", "DELIVERED", "2026-09-09T01:00:00Z");
        billable("A", "2026-08-01", "DELIVERED", "2026-08-10T01:00:00Z");
        GROUND.order(NOBODY);

        List<AgencyMonth> months = new JdbcStatistics(GROUND.jdbc).months(YearMonth.of(2026, 9));

        assertThat(months).containsExactly(
                new AgencyMonth(YearMonth.of(2026, 9), "A", Vnd.of(48_000), 2, 2, 1),
                new AgencyMonth(YearMonth.of(2026, 10), "B", Vnd.of(16_000), 1, 1, 1));
    }

    private static void statement(String month, int version, String state, String outcome, long delta) {
        String statementId = "stm_" + month + version;
        GROUND.jdbc.sql("""
                        insert into statement (statement_id, operator, contract, period, version, sha256, size_bytes, format,
                            received_at, received_by, state)
                        values (?, 'vnpost', 'ha-tinh-city', ?::date, ?, ?, 1, 'CSV', now(), 'clerk', ?)""")
                .params(statementId, month, version, new byte[] {(byte) version}, state).update();
        GROUND.jdbc.sql("insert into statement_sum values (?, ?, 2, 0, 0, ?, 0)").params(statementId, outcome, delta)
                .update();
    }

    @Test
    void addsUpTheCausesOfTheLastVersionsThatWereMatched() {
        statement("2026-07-01", 1, "READY", "ZONE_DIFFERS", 99_000);
        statement("2026-08-01", 1, "READY", "ZONE_DIFFERS", 70_000);
        statement("2026-08-01", 2, "READY", "TARIFF_DIFFERS", -5_000);
        statement("2026-08-01", 3, "FAILED", "UNREADABLE", 80_000);
        statement("2026-09-01", 1, "READY", "ZONE_DIFFERS", 4_000);
        statement("2026-10-01", 1, "READY", "MATCHED", 0);

        assertThat(new JdbcStatistics(GROUND.jdbc).causes(YearMonth.of(2026, 8))).containsExactly(
                new CauseSum(Outcome.TARIFF_DIFFERS, 2, Vnd.of(-5_000)),
                new CauseSum(Outcome.ZONE_DIFFERS, 2, Vnd.of(4_000)));
    }

    @Test
    void findsADossierByTheEndOfTheCitizensNumberAndNotOfTheAgencys() {
        JdbcCitizenOrders orders = new JdbcCitizenOrders(GROUND.jdbc,
                new PersonalSafe(new byte[32], GROUND.jdbc, Clock.systemUTC()));
        String orderId = GROUND.order(NOBODY);
        String code = GROUND.orders.byId(orderId).orElseThrow().dossiers().get(0).code();

        assertThat(orders.ids(code, "5678", 20)).containsExactly(orderId);
        assertThat(orders.ids(code, "5555", 20)).as("the agency's number").isEmpty();
        assertThat(orders.ids(code, "5679", 20)).isEmpty();
        assertThat(orders.ids(code + "x", "5678", 20)).isEmpty();
        GROUND.jdbc.sql("update delivery_order set service = 'DOSSIER_PICKUP' where order_id = ?").param(orderId).update();
        assertThat(orders.ids(code, "5555", 20)).as("the sender to the agency is the citizen").containsExactly(orderId);
    }
}
