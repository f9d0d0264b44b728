package vn.postalgateway.order.jdbc;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.postalgateway.operator.DoubtClass;
import vn.postalgateway.operator.OperatorProfile;
import vn.postalgateway.operator.OperatorProfiles;
import vn.postalgateway.platform.invariant.Invariant;
import vn.postalgateway.platform.invariant.Invariants;
import vn.postalgateway.platform.invariant.SqlInvariant;

/** What must always be true of orders on their way to the operator. */
public class OrderInvariants implements Invariants {

    private static final String ORDER_WITHOUT_WORK = """
            select d.order_id from delivery_order d
            where d.placement in ('RECEIVED', 'PLACING', 'OUTCOME_UNKNOWN') and not exists (
                select from outbox o where o.purpose = 'placement' and o.subject_id = d.order_id)""";
    private static final String RECALL_WITHOUT_WORK = """
            select r.order_id from order_recall r join delivery_order d using (order_id)
            where r.state in ('OPEN', 'PENDING') and (r.item_code <> '' or d.placement = 'PLACED') and not exists (
                select from outbox o where o.purpose = 'recall' and o.subject_id = r.order_id)""";
    private static final String INSTRUCTION_WITHOUT_WORK = """
            select i.order_id from delivery_instruction i
            where i.state = 'TELLING' and not exists (
                select from outbox o where o.purpose = 'instruction' and o.subject_id = i.order_id)""";
    private static final String UNDECIDED = """
            select order_id from delivery_question
            where open and otherwise is not null and decide_by < :undecided""";
    /**
     * Sent again although the attempt before may have reached the operator; harmless at class A only. The newest that
     * were sent again: older ones were looked at when they were new, and attempts do not change when they are closed.
     */
    private static final String SENT_TWICE = """
            select distinct again.order_id from (
                    select order_id, fence from placement_attempt where fence > 1 order by order_id desc limit 5000)
                    again
                join placement_attempt before on before.order_id = again.order_id and before.fence = again.fence - 1
                join delivery_order d on d.order_id = again.order_id
            where coalesce(before.outcome, 'IN_DOUBT') in ('ACCEPTED', 'REJECTED', 'IN_DOUBT')
                and not (before.outcome = 'IN_DOUBT' and d.operator = any(:harmless::text[]))""";
    private static final String UNWANTED_ITEM = """
            select order_id from order_recall where item_code <> '' and state <> 'DONE'""";
    private static final String STUCK = """
            select d.order_id from delivery_order d
            where (d.placement in ('RECEIVED', 'PLACING') and d.created_at < :unplaced
                or d.placement = 'PLACING' and not d.cleared_to_send and d.lease_until < :abandoned
                or d.placement = 'OUTCOME_UNKNOWN' and d.doubt_since < :doubted
                or d.placement in ('RECEIVED', 'PLACING') and exists (select from outbox o
                    where o.purpose = 'placement' and o.subject_id = d.order_id and o.available_at = 'infinity'))
                and not exists (select from dispatch_stop s where s.operator = d.operator and s.stopped)""";

    private final JdbcClient jdbc;
    private final OperatorProfiles operators;
    private final Clock clock;
    private final Limits limits;

    public OrderInvariants(JdbcClient jdbc, OperatorProfiles operators, Clock clock, Limits limits) {
        this.jdbc = jdbc;
        this.operators = operators;
        this.clock = clock;
        this.limits = limits;
    }

    /**
     * From when on an order is stuck.
     *
     * @param unplaced  since it was received
     * @param abandoned since the lease of its attempt ended without anybody noticing
     * @param doubted   since it was in doubt
     * @param undecided since the end of the time in which somebody could decide what shall become of its item
     */
    public record Limits(Duration unplaced, Duration abandoned, Duration doubted, Duration undecided) { }

    @Override
    public List<Invariant> list() {
        return List.of(new SqlInvariant("order-without-work", jdbc, ORDER_WITHOUT_WORK),
                new SqlInvariant("recall-without-work", jdbc, RECALL_WITHOUT_WORK),
                new SqlInvariant("instruction-without-work", jdbc, INSTRUCTION_WITHOUT_WORK),
                new SqlInvariant("item-undecided", jdbc, UNDECIDED, () -> Map.of("undecided",
                        Timestamp.from(clock.instant().minus(limits.undecided())))),
                new SqlInvariant("order-sent-twice", jdbc, SENT_TWICE, () -> Map.of("harmless", harmless())),
                new SqlInvariant("unwanted-item", jdbc, UNWANTED_ITEM),
                new SqlInvariant("order-stuck", jdbc, STUCK, this::moments));
    }

    private String[] harmless() {
        return operators.all().stream().filter(p -> p.doubtClass() == DoubtClass.A).map(OperatorProfile::id)
                .toArray(String[]::new);
    }

    private Map<String, Timestamp> moments() {
        Instant now = clock.instant();
        return Map.of("unplaced", Timestamp.from(now.minus(limits.unplaced())),
                "abandoned", Timestamp.from(now.minus(limits.abandoned())),
                "doubted", Timestamp.from(now.minus(limits.doubted())));
    }
}
