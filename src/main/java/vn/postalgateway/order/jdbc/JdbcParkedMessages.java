package vn.postalgateway.order.jdbc;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import vn.postalgateway.order.ParkedMessages;
import vn.postalgateway.order.ParkedSelection;
import vn.postalgateway.order.ParkedWork;
import vn.postalgateway.order.ParkedWork.State;
import vn.postalgateway.platform.audit.Audit;
import vn.postalgateway.platform.outbox.OperatorQueues;
import vn.postalgateway.platform.outbox.Outbox;

/** {@link ParkedMessages} in PostgreSQL: parked rows are taken first, then the outbox's. */
public class JdbcParkedMessages implements ParkedMessages {

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final Outbox outbox;
    private final Audit audit;

    public JdbcParkedMessages(JdbcClient jdbc, TransactionOperations transaction, Outbox outbox, Audit audit) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.outbox = outbox;
        this.audit = audit;
    }

    @Override
    public List<ParkedWork> find(ParkedSelection selection, State state, int limit, String after) {
        ParkedRow.Where where = ParkedRow.Where.of(selection).and("state = ?", state == null ? null : state.name())
                .and("parked_id < ?", after);
        return jdbc.sql("select * from parked_work where " + where.sql() + " order by parked_id desc limit ?")
                .params(where.values(limit)).query(ParkedRow::read).list();
    }

    @Override
    public Map<State, Long> counts(ParkedSelection selection) {
        ParkedRow.Where where = ParkedRow.Where.of(selection);
        Map<State, Long> counts = new EnumMap<>(State.class);
        for (State state : State.values()) {
            counts.put(state, 0L);
        }
        jdbc.sql("select state, count(*) from parked_work where " + where.sql() + " group by state")
                .params(where.values()).query(row -> {
                    counts.put(State.valueOf(row.getString(1)), row.getLong(2));
                });
        return counts;
    }

    @Override
    public Optional<ParkedWork> byId(String parkedId) {
        return jdbc.sql("select * from parked_work where parked_id = ?").param(parkedId).query(ParkedRow::read)
                .optional();
    }

    @Override
    public Optional<ParkedWork> retry(String parkedId, String actor, Instant now) {
        return decide(parkedId, State.RETRIED, null, actor, now);
    }

    @Override
    public Optional<ParkedWork> discard(String parkedId, String note, String actor, Instant now) {
        return decide(parkedId, State.DISCARDED, note, actor, now);
    }

    private Optional<ParkedWork> decide(String parkedId, State decision, String note, String actor, Instant now) {
        return transaction.execute(status -> {
            take(List.of(parkedId));
            Optional<ParkedWork> found = byId(parkedId);
            if (found.isPresent() && found.get().state() != State.RETRIED && found.get().state() != decision) {
                carryOut(found.stream().toList(), decision, note, null, actor, now);
            }
            return found.isEmpty() ? found : byId(parkedId);
        });
    }

    private void take(List<String> parkedIds) {
        jdbc.sql("select from parked_message where parked_id = any(?::text[]) order by parked_id for update")
                .param(parkedIds.toArray(String[]::new)).query((row, n) -> n).list();
    }

    private void carryOut(List<ParkedWork> works, State decision, String note, String token, String actor,
                          Instant now) {
        String[] ids = works.stream().map(ParkedWork::parkedId).toArray(String[]::new);
        jdbc.sql("""
                        update parked_message set resolution = ?, resolved_at = ?, resolved_by = ?, note = ?,
                            decision_token = ?
                        where parked_id = any(?::text[])""")
                .params(decision.name(), Timestamp.from(now), actor, note, token, ids).update();
        if (decision == State.RETRIED) {
            works.stream().filter(ParkedWork::standsStill)
                    .collect(groupingBy(JdbcParkedMessages::queue, mapping(ParkedWork::orderId, toList())))
                    .forEach((queue, orderIds) -> outbox.release(queue, orderIds, now));
        }
        audit.recordAll(now, actor, decision == State.RETRIED ? "parked.retry" : "parked.discard", List.of(ids), note);
    }

    private static String queue(ParkedWork work) {
        return switch (work.retryWould()) {
            case SEND -> OperatorQueues.placement(work.operator());
            case ASK -> OperatorQueues.settlement(work.operator());
            case CANCEL -> OperatorQueues.cancellation(work.operator());
            case INSTRUCT -> OperatorQueues.instruction(work.operator());
            case NOTHING -> throw new IllegalStateException("nothing to do for " + work.parkedId());
        };
    }

    @Override
    public Preview preview(ParkedSelection selection) {
        return transaction.execute(status -> {
            List<ParkedWork> open = open(selection);
            Map<String, Long> byReason = open.stream()
                    .collect(groupingBy(ParkedWork::reasonCode, TreeMap::new, counting()));
            List<Effect> effects = open.stream().collect(groupingBy(w -> new Effect(w.operator(), w.placement(),
                            w.retryWould(), 0), counting()))
                    .entrySet().stream().map(e -> new Effect(e.getKey().operator(), e.getKey().placement(),
                            e.getKey().retryWould(), e.getValue().intValue()))
                    .sorted(Comparator.comparing(Effect::retryWould).thenComparing(Effect::count)).toList();
            return new Preview(token(open), open.size(), counts(selection).get(State.OPEN) - open.size(),
                    open.stream().map(ParkedWork::parkedAt).min(Comparator.naturalOrder()).orElse(null), byReason,
                    effects);
        });
    }

    private List<ParkedWork> open(ParkedSelection selection) {
        ParkedRow.Where where = ParkedRow.Where.of(selection);
        return jdbc.sql("select * from parked_work where state = 'OPEN' and " + where.sql()
                + " order by parked_id limit ?").params(where.values(MOST_AT_ONCE)).query(ParkedRow::read).list();
    }

    private static String token(List<ParkedWork> works) {
        String ids = String.join(" ", works.stream().map(ParkedWork::parkedId).toList());
        return UUID.nameUUIDFromBytes(ids.getBytes(StandardCharsets.US_ASCII)).toString();
    }

    @Override
    public Decided retryAll(ParkedSelection selection, String token, String actor, Instant now) {
        return decideAll(selection, State.RETRIED, null, token, actor, now);
    }

    @Override
    public Decided discardAll(ParkedSelection selection, String token, String note, String actor, Instant now) {
        return decideAll(selection, State.DISCARDED, note, token, actor, now);
    }

    private Decided decideAll(ParkedSelection selection, State decision, String note, String token, String actor,
                              Instant now) {
        return transaction.execute(status -> {
            take(open(selection).stream().map(ParkedWork::parkedId).toList());
            List<ParkedWork> open = open(selection);
            if (!token(open).equals(token)) {
                return new Decided(decidedBefore(decision, token), true);
            }
            carryOut(open, decision, note, token, actor, now);
            return new Decided(open.size(), false);
        });
    }

    private int decidedBefore(State decision, String token) {
        int before = jdbc.sql("select count(*) from parked_message where decision_token = ? and resolution = ?")
                .params(token, decision.name()).query(Integer.class).single();
        if (before == 0) {
            throw new SelectionChanged();
        }
        return before;
    }
}
