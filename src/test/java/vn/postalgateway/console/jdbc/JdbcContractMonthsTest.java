package vn.postalgateway.console.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.postalgateway.console.ContractMonth;
import vn.postalgateway.order.NoticeConsent;
import vn.postalgateway.tracking.jdbc.TrackingGround;

/** Which months there is something to close in. */
class JdbcContractMonthsTest {

    private static final NoticeConsent NOBODY = null;

    private static TrackingGround ground;

    @BeforeAll
    static void open() {
        ground = new TrackingGround();
        billable("2026-07-01");
        billable("2026-07-01");
        billable("2026-09-01");
        ground.order(NOBODY);
        statement("2026-08-01", 1);
        statement("2026-09-01", 1);
        statement("2026-09-01", 2);
    }

    @AfterAll
    static void close() {
        ground.close();
    }

    private static void billable(String month) {
        String orderId = ground.order(NOBODY);
        ground.jdbc.sql("update delivery_order set billable_month = ?::date where order_id = ?").params(month, orderId)
                .update();
    }

    private static void statement(String month, int version) {
        ground.jdbc.sql("""
                        insert into statement (statement_id, operator, contract, period, version, sha256, size_bytes, format,
                            received_at, received_by, state)
                        values (?, 'vnpost', 'ha-tinh-city', ?::date, ?, ?, 1, 'CSV', now(), 'clerk', 'READY')""")
                .params("stm_" + month + version, month, version, new byte[] {(byte) version}).update();
    }

    private static List<String> months(String contract, int most) {
        return new JdbcContractMonths(ground.jdbc).of(contract, most).stream().map(ContractMonth::period)
                .map(YearMonth::toString).toList();
    }

    @Test
    void namesEachMonthWithItemsOrStatementsOnceAndTheNewestFirst() {
        assertThat(months("ha-tinh-city", 12)).containsExactly("2026-09", "2026-08", "2026-07");
    }

    private static void submitted(String contract, String month, String at) {
        ground.jdbc.sql("""
                        insert into settlement_period (contract, period, state, changed_at)
                        values (:contract, :month::date, 'OPEN', :at::timestamptz)""")
                .param("contract", contract).param("month", month).param("at", at).update();
        ground.jdbc.sql("""
                        insert into period_submission values (:contract, :month::date, 1, null, repeat('0', 64), 'clerk',
                            :at::timestamptz, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)""")
                .param("contract", contract).param("month", month).param("at", at).update();
        become("SUBMITTED", contract, month);
    }

    private static void approved(String contract, String month) {
        submitted(contract, month, "2026-06-01T00:00Z");
        ground.jdbc.sql("""
                        insert into period_approval
                        values (?, ?::date, 1, repeat('0', 64), 'clerk', 'approver', now())""")
                .params(contract, month).update();
        become("APPROVED", contract, month);
    }

    private static void become(String state, String contract, String month) {
        ground.jdbc.sql("update settlement_period set state = ? where contract = ? and period = ?::date")
                .params(state, contract, month).update();
    }

    @Test
    void namesWhatWaitsForASignatureAndTheLastMonthThatWasSigned() {
        approved("ha-tinh-city", "2026-04-01");
        approved("ha-tinh-city", "2026-05-01");
        submitted("ha-tinh-city", "2026-08-01", "2026-09-02T00:00Z");
        submitted("ha-tinh-city-per-100g", "2026-09-01", "2026-09-01T00:00Z");
        JdbcContractMonths months = new JdbcContractMonths(ground.jdbc);
        ContractMonth august = new ContractMonth("ha-tinh-city", YearMonth.of(2026, 8));

        assertThat(months.submitted()).containsExactly(
                new ContractMonth("ha-tinh-city-per-100g", YearMonth.of(2026, 9)), august);
        assertThat(months.approvedBefore(august)).contains(new ContractMonth("ha-tinh-city", YearMonth.of(2026, 5)));
        assertThat(months.isOpen(august)).isFalse();
        assertThat(months.isOpen(new ContractMonth("ha-tinh-city", YearMonth.of(2026, 5)))).isFalse();
        assertThat(months.isOpen(new ContractMonth("ha-tinh-city", YearMonth.of(2026, 7)))).isTrue();
        assertThat(months.approvedBefore(new ContractMonth("ha-tinh-city", YearMonth.of(2026, 4)))).isEmpty();
    }

    @Test
    void namesNoMoreThanAreAskedForAndNoneOfAnotherContract() {
        assertThat(months("ha-tinh-city", 2)).containsExactly("2026-09", "2026-08");
        assertThat(months("ha-tinh-city-per-100g", 12)).isEmpty();
    }
}
