package vn.postalgateway.order.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The relay's protocol: rows taken and locked, sent, marked; what was sent and is not done is sent again later. A model
 * of {@code platform.outbox.OutboxRelay}, whose decisions are one SQL statement each.
 */
final class Relay {

    static final Duration RESEND_AFTER = Duration.ofSeconds(30);

    private enum Step { IDLE, READ, SENT }

    private final World world;
    private final String name;
    private Step step = Step.IDLE;
    private List<Row> rows = new ArrayList<>();

    /** One piece of work of an order: its placement, or its recall. */
    private record Row(String orderId, boolean recall) { }

    Relay(World world, String name) {
        this.world = world;
        this.name = name;
    }

    boolean canWork() {
        return step != Step.IDLE || hasDueWork();
    }

    boolean isActive() {
        return step != Step.IDLE;
    }

    boolean holds(String orderId) {
        for (Row row : rows) {
            if (row.orderId().equals(orderId)) {
                return true;
            }
        }
        return false;
    }

    private boolean hasDueWork() {
        for (StoredOrder order : world.store.rows()) {
            if ((isDue(order.work) || isDue(order.recallWork)) && !world.isLocked(order.orderId)) {
                return true;
            }
        }
        return false;
    }

    private boolean isDue(StoredOrder.Work work) {
        return work != null && work.sentAt() == null && work.at() != null && !work.at().isAfter(world.clock.instant())
                && !(world.store.isStopped() && work.queue().equals(Queues.PLACEMENT));
    }

    private void read() {
        for (StoredOrder order : world.store.rows()) {
            if (!world.isLocked(order.orderId)) {
                if (isDue(order.work)) {
                    rows.add(new Row(order.orderId, false));
                }
                if (isDue(order.recallWork)) {
                    rows.add(new Row(order.orderId, true));
                }
            }
        }
    }

    void work() {
        switch (step) {
            case IDLE -> {
                read();
                step = Step.READ;
            }
            case READ -> {
                rows.forEach(this::send);
                step = Step.SENT;
            }
            default -> {
                rows.forEach(this::mark);
                die();
            }
        }
    }

    private void send(Row row) {
        StoredOrder order = world.store.row(row.orderId());
        StoredOrder.Work work = row.recall() ? order.recallWork : order.work;
        world.broker.send(work.queue(), row.orderId(), (row.recall() ? "r" : "p") + work.sendings());
        world.story.tell(name, "relays", row.orderId(), "to", work.queue());
    }

    private void mark(Row row) {
        Instant now = world.clock.instant();
        boolean forgets = world.setting.broken() == RuleBreak.ACKNOWLEDGE_BEFORE_THE_COMMIT;
        world.store.change(row.orderId(), o -> {
            if (row.recall()) {
                o.recallWork = forgets ? null : o.recallWork.sent(now);
            } else {
                o.work = forgets ? null : o.work.sent(now);
            }
            return true;
        });
    }

    /** Its transaction is rolled back; returns whose rows it held. */
    List<String> die() {
        List<String> held = rows.stream().map(Row::orderId).toList();
        rows = new ArrayList<>();
        step = Step.IDLE;
        return held;
    }

    CrashPoint crashPoint() {
        return step == Step.READ ? CrashPoint.RELAY_AFTER_READ : CrashPoint.RELAY_AFTER_SEND;
    }

    static Instant overdueFrom(StoredOrder.Work work) {
        return work.sentAt().plus(RESEND_AFTER.multipliedBy(1L << Math.min(work.overdue(), 7)));
    }
}
