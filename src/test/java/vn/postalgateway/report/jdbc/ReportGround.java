package vn.postalgateway.report.jdbc;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.postalgateway.operator.Movement;
import vn.postalgateway.platform.database.TestDatabase;
import vn.postalgateway.tariff.DeliveryService;

/** A real PostgreSQL with orders that changed and events that told so; the gateway works as its own role. */
public final class ReportGround implements AutoCloseable {

    /**
     * An order as a report sees it.
     *
     * @param levels one online level for each dossier; null where nobody said
     */
    record Ordered(String orderId, String agency, DeliveryService service, List<Integer> levels, LocalDate promisedBy,
                   long citizenVnd, long budgetVnd) { }

    private static final AtomicInteger SERIAL = new AtomicInteger();

    final TestDatabase database = new TestDatabase(8);
    public final JdbcTemplate template = database.template();
    public final JdbcReportFigures figures = new JdbcReportFigures(database.jdbc());
    public final JdbcAgencyVolumes volumes = new JdbcAgencyVolumes(database.jdbc());
    public final JdbcReports reports = new JdbcReports(template, database.transaction());

    static String nextId() {
        return "ord_" + String.format("%026d", SERIAL.incrementAndGet());
    }

    public String order(String agency, LocalDate promisedBy, Instant at) {
        Ordered order = new Ordered(nextId(), agency, DeliveryService.RESULT_DELIVERY, List.of(4), promisedBy, 10_000,
                16_000);
        add(order, at);
        return order.orderId();
    }

    void add(Ordered o, Instant at) {
        String dossiers = o.levels().stream().map(level -> "{\"onlineLevel\": " + level + "}")
                .collect(Collectors.joining(", ", "[", "]"));
        template.update("""
                        insert into delivery_order (order_id, partner_id, request_id, contract, contract_version,
                            operator, agency_code, service, from_province, to_province, submitted_online, charge_paid,
                            dossier_count, declared_weight_grams, collect_fees_vnd, content, placement, price,
                            tariff_id, zone, weight_grams, price_basis, tariff_vnd, citizen_vnd, budget_vnd, post_vnd,
                            owed_vnd, promised_by, created_at, updated_at)
                        values (?, 'one-stop', ?, 'ha-tinh-city', 'v1', 'vnpost', ?, ?, '42', '42', true,
                            'TO_POST', ?, 80, 0, ?::jsonb, 'PLACED', '{}', 'circular-22-2017', 'INSIDE_DISTRICT', 80,
                            'ESTIMATE', ?, ?, ?, 0, ?, ?, ?, ?)""", o.orderId(), "R-" + o.orderId(), o.agency(),
                o.service().name(), o.levels().size(), "{\"dossiers\": " + dossiers + "}",
                o.citizenVnd() + o.budgetVnd(), o.citizenVnd(), o.budgetVnd(), o.budgetVnd(),
                Date.valueOf(o.promisedBy()), Timestamp.from(at), Timestamp.from(at));
        for (int i = 0; i < o.levels().size(); i++) {
            template.update("insert into order_dossier (order_id, position, code, parses) values (?, ?, ?, true)",
                    o.orderId(), i, o.agency() + "-261001-" + o.orderId().substring(26) + i);
        }
        change(o.orderId(), Movement.AWAITING_PICKUP, "PLACED", at);
    }

    public void change(String orderId, Movement movement, String placement, Instant at) {
        template.update("""
                insert into order_change (order_id, partner_id, type, at, placement, movement, money)
                values (?, 'one-stop', 'tracking.updated', ?, ?, ?, 'NONE')""", orderId, Timestamp.from(at), placement,
                movement.name());
    }

    /** The post told so, and the order moved at once. */
    public void moved(String orderId, Movement movement, Instant at) {
        event(orderId, "E" + SERIAL.incrementAndGet(), movement, at, at, null, null);
        change(orderId, movement, "PLACED", at);
    }

    void event(String orderId, String eventId, Movement movement, Instant occurredAt, Instant receivedAt,
               Long collectedVnd, String supersedes) {
        template.update("""
                insert into tracking_event (operator, event_id, raw, status, occurred_at, written_time, in_future,
                    collected_vnd, supersedes, received_at, order_id, movement, known, verdict)
                values ('vnpost', ?, '{}', '14', ?, '', false, ?, ?, ?, ?, ?, true, 'APPLIED')""", eventId,
                Timestamp.from(occurredAt), collectedVnd, supersedes, Timestamp.from(receivedAt), orderId,
                movement.name());
    }

    @Override
    public void close() {
        database.close();
    }
}
