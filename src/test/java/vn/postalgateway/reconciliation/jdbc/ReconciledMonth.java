package vn.postalgateway.reconciliation.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.postalgateway.order.DeliveryOrders;
import vn.postalgateway.reconciliation.PeriodTotals;
import vn.postalgateway.reconciliation.ResultRow;
import vn.postalgateway.reconciliation.StatementFile;
import vn.postalgateway.reconciliation.StatementReceipt;
import vn.postalgateway.reconciliation.StatementView;
import vn.postalgateway.reconciliation.Statements;
import vn.postalgateway.tariff.DeliveryService;

/** Delivered items and matched statements of any month, for those who settle what reconciliation found. */
public final class ReconciledMonth implements AutoCloseable {

    public static final String CONTRACT = ReconciliationGround.CONTRACT;
    public static final YearMonth OCTOBER = YearMonth.of(2026, 10);

    private static final String HEADING = "itemCode,orderReference,dossierCode,service,acceptedOn,finalStatus,finalOn,"
            + "weightGrams,zone,tariffVnd,citizenPaidVnd,claimedVnd,collectedFeeVnd";

    private final ReconciliationGround ground = new ReconciliationGround();
    private int nonce;

    public JdbcClient jdbc() {
        return ground.jdbc;
    }

    public JdbcTemplate template() {
        return ground.template;
    }

    public TransactionTemplate transaction() {
        return new TransactionTemplate(ground.manager);
    }

    public Statements statements() {
        return ground.statements;
    }

    public DeliveryOrders orders() {
        return ground.neighbours.orders();
    }

    public vn.postalgateway.reconciliation.GraceDay graceDay() {
        return ground.neighbours.graceDay();
    }

    /** As if nothing had ever come in. */
    public void forget() {
        asOwner("truncate delivery_order, order_change, statement, settlement_period, period_item, settled_item,"
                + " fee_handover, ledger_journal, ledger_posting, ledger_seal, period_work,"
                + " dispute, dispute_adjustment, period_line, period_paper cascade");
    }

    /** A delivered item of 80 g inside the city: 26,000, of it 10,000 from the citizen. */
    public String deliver(int serial, boolean online, YearMonth month) {
        TestItem item = item(serial, online, month);
        ground.insert(item);
        return item.orderId();
    }

    /** Such an item that went back to its sender, under a contract that pays for that. */
    public void giveBack(int serial, YearMonth month) {
        ground.insert(item(serial, false, month).but("PLACED", "RETURNED", month));
    }

    private static TestItem item(int serial, boolean online, YearMonth month) {
        return TestItem.delivered(serial, DeliveryService.RESULT_DELIVERY, false, 80, online)
                .but("PLACED", "DELIVERED", month);
    }

    /** What the post bills for such an item when it is honest. */
    public static String line(int serial, boolean online) {
        TestItem item = item(serial, online, OCTOBER);
        return line(serial, item.weightGrams(), item.tariff(), item.collected(), item.owed());
    }

    /** The line that fits the item of that serial, delivered in another month than October. */
    public static String lineOf(YearMonth month, int serial, boolean online) {
        return line(serial, online).replace("2026-10-", month + "-");
    }

    /** A line about the item of that serial with amounts of one's own. */
    public static String line(int serial, int weightGrams, long tariff, long citizen, long claimed) {
        TestItem item = item(serial, false, OCTOBER);
        return String.join(",", item.itemCode(), item.orderId(), item.dossier(), item.service().name(), "2026-10-02",
                "DELIVERED", "2026-10-15", String.valueOf(weightGrams), "INSIDE_DISTRICT", String.valueOf(tariff),
                String.valueOf(citizen), String.valueOf(claimed), "");
    }

    /** Other lines are other bytes; the same lines again are made other bytes by an empty column. */
    public StatementView judge(YearMonth period, Instant at, List<String> lines) {
        nonce++;
        String csv = HEADING + ",x" + nonce + "\n" + String.join("", lines.stream().map(l -> l + ",\n").toList());
        StatementReceipt receipt = handIn(period, csv);
        ground.workerAt(at).work();
        return ground.statements.byId(receipt.statementId()).orElseThrow();
    }

    public StatementView judge(YearMonth period, List<String> lines) {
        return judge(period, period.plusMonths(1).atDay(20).atStartOfDay(java.time.ZoneOffset.UTC).toInstant(), lines);
    }

    private StatementReceipt handIn(YearMonth period, String csv) {
        try {
            Path file = Files.writeString(Files.createTempFile(Path.of("target"), "statement", ".csv"), csv);
            try {
                return ground.intake.take("vnpost", CONTRACT, period.toString(), new StatementFile(file, "s.csv", "test"));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A statement with one of each fault, by seed; its items are stored. */
    public StatementView judgeScenario(long seed) {
        StatementScenario scenario = new StatementScenario(seed);
        scenario.items.forEach(ground::insert);
        scenario.settled.forEach(ground::settle);
        return ground.judge(scenario.csv(scenario.rows, seed));
    }

    /** As many delivered items of October and the post's statement about them, one line in a hundred wrong; matched. */
    public StatementView judgeMany(int items) throws IOException {
        Path file = Files.write(Files.createTempFile("many", ".csv"), deliverMany(items));
        try {
            StatementReceipt receipt = ground.intake.take("vnpost", CONTRACT, OCTOBER.toString(),
                    new StatementFile(file, "many.csv", "test"));
            ground.workerAt(ReconciliationGround.AFTER_GRACE).work();
            return statement(receipt.statementId());
        } finally {
            Files.delete(file);
        }
    }

    /** As many delivered items of October. Returns the post's statement about them, one line in a hundred wrong. */
    public byte[] deliverMany(int items) throws IOException {
        BenchData.store(ground, items);
        Path file = BenchData.statement(items);
        try {
            return Files.readAllBytes(file);
        } finally {
            Files.delete(file);
        }
    }

    public StatementView statement(String statementId) {
        return ground.statements.byId(statementId).orElseThrow();
    }

    public List<ResultRow> results(String statementId) {
        return ground.results.page(statementId, null, null, 100_000);
    }

    /** The one result of the item with that serial; several lines about one item are told apart by their claim. */
    public ResultRow result(String statementId, int serial) {
        return results(statementId).stream().filter(r -> item(serial, false, OCTOBER).orderId().equals(r.orderId()))
                .findFirst().orElseThrow();
    }

    public PeriodTotals totals(YearMonth period) {
        return ground.periods.totals(CONTRACT, period);
    }

    public String money(String orderId) {
        return ground.moneyOf(orderId);
    }

    /** Acts as the database's owner, whom no grant holds. */
    public void asOwner(String... statements) {
        ground.database.asOwner(statements);
    }

    /** Lets a gateway that is a process of its own work on this month. */
    public Map<String, String> variables() {
        return ground.database.variables();
    }

    public List<Map<String, Object>> rows(String sql, Object... parameters) {
        return new ArrayList<>(ground.template.queryForList(sql, parameters));
    }

    @Override
    public void close() {
        ground.close();
    }
}
