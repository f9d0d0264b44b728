package vn.postalgateway.reconciliation.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.postalgateway.calendar.WorkingCalendar;
import vn.postalgateway.calendar.yaml.YamlSpecialDays;
import vn.postalgateway.contract.ContractPricing;
import vn.postalgateway.contract.ContractsOfBook;
import vn.postalgateway.contract.PricedVersions;
import vn.postalgateway.contract.PricingDocuments;
import vn.postalgateway.contract.jdbc.JdbcPinnedVersions;
import vn.postalgateway.contract.yaml.YamlContractBook;
import vn.postalgateway.operator.yaml.ShippedProfiles;
import vn.postalgateway.order.DeliveryOrders;
import vn.postalgateway.order.jdbc.JdbcDeliveryOrders;
import vn.postalgateway.platform.database.TestDatabase;
import vn.postalgateway.platform.outbox.Outbox;
import vn.postalgateway.platform.personal.PersonalSafe;
import vn.postalgateway.reconciliation.GraceDay;
import vn.postalgateway.reconciliation.ResultRow;
import vn.postalgateway.reconciliation.StatementFile;
import vn.postalgateway.reconciliation.StatementFormat;
import vn.postalgateway.reconciliation.StatementIntake;
import vn.postalgateway.reconciliation.StatementReceipt;
import vn.postalgateway.reconciliation.StatementView;
import vn.postalgateway.reconciliation.csv.CsvStatementFormat;
import vn.postalgateway.reconciliation.xlsx.XlsxStatementFormat;
import vn.postalgateway.tariff.yaml.YamlRegionTables;
import vn.postalgateway.tariff.yaml.YamlTariffs;

/** A real PostgreSQL with the real migrations, contracts and tariff; the gateway works as its own role. */
final class ReconciliationGround implements AutoCloseable {

    static final String CONTRACT = "ha-tinh-city";
    static final String PERIOD = "2026-10";
    static final Instant AFTER_GRACE = Instant.parse("2026-11-20T03:00:00Z");
    static final Instant BEFORE_GRACE = Instant.parse("2026-11-03T03:00:00Z");

    final JdbcClient jdbc;
    final JdbcStatements statements;
    final JdbcStatementResults results;
    final JdbcPeriods periods;
    final StatementIntake intake;

    static final List<StatementFormat> FORMATS = List.of(new CsvStatementFormat(), new XlsxStatementFormat());

    final TestDatabase database = new TestDatabase(8);
    final JdbcTemplate template;
    final JdbcTransactionManager manager;
    final JdbcStatementWork.Neighbours neighbours;
    private final TransactionTemplate transaction;

    ReconciliationGround() {
        template = database.template();
        jdbc = database.jdbc();
        manager = database.transactions();
        transaction = new TransactionTemplate(manager);
        String config = TwoEditions.folder().toString();
        Clock clock = Clock.fixed(BEFORE_GRACE, ZoneOffset.UTC);
        YamlContractBook book = new YamlContractBook("config");
        PricingDocuments documents = new PricingDocuments(book, new YamlTariffs(config),
                new YamlRegionTables("config"));
        ContractsOfBook contracts = new ContractsOfBook(book);
        WorkingCalendar calendar = new WorkingCalendar(new YamlSpecialDays("config"));
        JdbcDeliveryOrders orders = new JdbcDeliveryOrders(jdbc, transaction,
                new PersonalSafe(new byte[32], jdbc, clock), new Outbox(jdbc),
                new PricedVersions(documents, new JdbcPinnedVersions(jdbc, transaction, clock)));
        neighbours = new JdbcStatementWork.Neighbours(ShippedProfiles.read(), new ContractPricing(documents),
                new GraceDay(contracts, calendar), orders);
        statements = new JdbcStatements(jdbc, transaction, clock);
        results = new JdbcStatementResults(template, transaction);
        periods = new JdbcPeriods(jdbc, transaction);
        intake = new StatementIntake(statements, contracts, FORMATS);
    }

    /** A worker whose clock stands still at this moment. */
    JdbcStatementWork workerAt(Instant now) {
        return new JdbcStatementWork(template, manager, FORMATS, neighbours, Clock.fixed(now,
                ZoneOffset.UTC));
    }

    /** A worker whose matching ends before its commit. */
    JdbcStatementWork workerThatDiesWhenItWritesTheMoney() {
        DeliveryOrders dying = (DeliveryOrders) Proxy.newProxyInstance(getClass().getClassLoader(),
                new Class<?>[] {DeliveryOrders.class}, (proxy, method, arguments) -> {
                    throw new IllegalStateException("the power is cut");
                });
        return new JdbcStatementWork(template, manager, FORMATS, new JdbcStatementWork.Neighbours(
                neighbours.operators(), neighbours.pricing(), neighbours.graceDay(), dying),
                Clock.fixed(AFTER_GRACE, ZoneOffset.UTC));
    }

    StatementReceipt handIn(String csv) {
        return handIn(csv.getBytes(StandardCharsets.UTF_8));
    }

    StatementReceipt handIn(byte[] bytes) {
        return handIn(bytes, "statement.csv");
    }

    StatementReceipt handIn(byte[] bytes, String name) {
        try {
            Path file = Files.createTempFile(Path.of("target"), "statement", ".bytes");
            Files.write(file, bytes);
            try {
                return intake.take("vnpost", CONTRACT, PERIOD, new StatementFile(file, name, "test"));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JdbcStatementGrace graceAt(Instant now) {
        return new JdbcStatementGrace(template, transaction, neighbours, Clock.fixed(now, ZoneOffset.UTC));
    }

    StatementView judge(String csv) {
        return judge(csv, AFTER_GRACE);
    }

    StatementView judge(String csv, Instant now) {
        StatementReceipt receipt = handIn(csv);
        workerAt(now).work();
        return statements.byId(receipt.statementId()).orElseThrow();
    }

    List<ResultRow> resultsOf(StatementView view) {
        return results.page(view.statementId(), null, null, 100_000);
    }

    String moneyOf(String orderId) {
        return jdbc.sql("select money from delivery_order where order_id = ?").param(orderId).query(String.class)
                .single();
    }

    /** Many small writes, one flush. */
    void atOnce(Runnable writes) {
        transaction.executeWithoutResult(status -> writes.run());
    }

    void insert(TestItem item) {
        YearMonth month = item.billableMonth();
        Instant created = Instant.parse("2026-10-02T02:00:00Z");
        jdbc.sql("""
                insert into delivery_order (order_id, partner_id, request_id, contract, contract_version, operator,
                    agency_code, service, from_commune, from_province, to_commune, to_province, submitted_online,
                    charge_paid, exemption, dossier_count, declared_weight_grams, collect_fees_vnd, content, placement,
                    item_code, movement, money, price, tariff_id, zone, weight_grams, price_basis, tariff_vnd,
                    citizen_vnd, budget_vnd, post_vnd, owed_vnd, accepted_at, billable_at, billable_month, created_at,
                    updated_at)
                values (?, 'one-stop', ?, ?, ?, 'vnpost', 'H27.12', ?, '18073', '42', ?, '42', true, ?, ?, ?, ?, 0,
                '{}', ?, ?,
                    ?, ?, '{}', 'circular-22-2017', ?, ?, 'ACCEPTED', ?, ?, ?, 0, ?, ?, ?, ?, ?, ?)""")
                .params(item.orderId(), item.orderId(), CONTRACT, CONTRACT + "@2025-07-01", item.service().name(),
                        item.across() ? "18115" : "18100", item.online() ? "ONLINE" : "TO_POST",
                        item.exempt() ? "WAR_INVALID" : null, item.dossiers().size(), item.weightGrams(),
                        item.placement(), item.itemCode(), item.movement(), month == null ? "NONE" : "EXPECTED",
                        item.across() ? "ACROSS_DISTRICTS" : "INSIDE_DISTRICT", item.weightGrams(), item.tariff(),
                        item.citizen(), item.tariff() - item.citizen(), item.owed(), Timestamp.from(created),
                        month == null ? null : Timestamp.from(item.billableAt()),
                        month == null ? null : Date.valueOf(month.atDay(1)), Timestamp.from(created),
                        Timestamp.from(created))
                .update();
        for (int i = 0; i < item.dossiers().size(); i++) {
            jdbc.sql("insert into order_dossier (order_id, position, code, parses) values (?, ?, ?, true)")
                    .params(item.orderId(), i, item.dossiers().get(i)).update();
        }
        if (item.laterCode() != null) {
            jdbc.sql("""
                    insert into order_change (order_id, partner_id, type, at, placement, movement, money, detail)
                    values (?, 'one-stop', 'order.second_item_code', ?, 'PLACED', 'DELIVERED', 'EXPECTED', ?)""")
                    .params(item.orderId(), Timestamp.from(created), item.laterCode()).update();
        }
    }

    void insert(TestItem item, String dossier) {
        insert(item.butWithDossiers(dossier));
    }

    /** Nothing can be added to that period any more. How a period closes is settlement's; here it has happened. */
    void close(YearMonth period) {
        asOwnerWithoutTriggers("""
                insert into settlement_period (contract, period, state, changed_at) values ('%s', '%s', 'APPROVED', now())
                on conflict (contract, period) do update set state = excluded.state"""
                .formatted(CONTRACT, period.atDay(1)));
    }

    void settle(TestItem item) {
        settle(item, "res_before");
    }

    void settle(TestItem item, String resultId) {
        asOwnerWithoutTriggers("""
                insert into settled_item (order_id, contract, period, result_id, settled_at)
                values ('%s', '%s', '2026-09-01', '%s', now())""".formatted(item.orderId(), CONTRACT, resultId));
    }

    private void asOwnerWithoutTriggers(String sql) {
        database.asOwner("set session_replication_role = replica", sql);
    }

    /** Nothing of earlier tests is left. */
    void forget() {
        database.asOwner("truncate statement, statement_line, statement_item, statement_result, delivery_order, settled_item,"
                + " settlement_period cascade");
    }

    @Override
    public void close() {
        database.close();
    }
}
