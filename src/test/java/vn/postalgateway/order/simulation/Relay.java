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
    private List<String> rows = new ArrayList<>();

    Relay(World world, String name) {
        this.world = world;
        this.name = name;
    }

    boolean canWork() {
        return step != Step.IDLE || world.store.rows().stream().anyMatch(this::isDue);
    }

    boolean isActive() {
        return step != Step.IDLE;
    }

    boolean holds(String orderId) {
        return rows.contains(orderId);
    }

    private boolean isDue(StoredOrder order) {
        StoredOrder.Work work = order.work;
        return work != null && work.sentAt() == null && work.at() != null
                && !work.at().isAfter(world.clock.instant()) && !world.isLocked(order.orderId);
    }

    void work() {
        switch (step) {
            case IDLE -> {
                for (StoredOrder order : world.store.rows()) {
                    if (isDue(order)) {
                        rows.add(order.orderId);
                    }
                }
                step = Step.READ;
            }
            case READ -> {
                for (String orderId : rows) {
                    StoredOrder.Work work = world.store.row(orderId).work;
                    world.broker.send(work.queue(), orderId, work.sendings());
                    world.story.tell(name, "relays", orderId, "to", work.queue());
                }
                step = Step.SENT;
            }
            default -> {
                Instant now = world.clock.instant();
                for (String orderId : rows) {
                    world.store.change(orderId, o -> {
                        o.work = world.setting.broken() == RuleBreak.ACKNOWLEDGE_BEFORE_THE_COMMIT ? null
                                : o.work.sent(now);
                        return true;
                    });
                }
                die();
            }
        }
    }

    /** Its transaction is rolled back; returns whose rows it held. */
    List<String> die() {
        List<String> held = rows;
        rows = new ArrayList<>();
        step = Step.IDLE;
        return held;
    }

    CrashPoint crashPoint() {
        return step == Step.READ ? CrashPoint.RELAY_AFTER_READ : CrashPoint.RELAY_AFTER_SEND;
    }

    static Instant overdueFrom(StoredOrder.Work work) {
        return work.sentAt().plus(RESEND_AFTER.multipliedBy(1L << Math.min(Math.max(work.sendings() - 1, 0), 7)));
    }
}
