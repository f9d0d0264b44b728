package vn.postalgateway.order.simulation;

import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import vn.postalgateway.operator.OperatorProfiles;
import vn.postalgateway.order.DoubtSettlement;
import vn.postalgateway.order.OrderCancellation;
import vn.postalgateway.order.OrderPlacement;
import vn.postalgateway.order.PlacementRules;

/** One gateway process: a worker, a relay and the timers, around the product's own decisions. */
final class Gateway {

    final String name;
    final GatewayView view;
    final OrderPlacement placement;
    final DoubtSettlement settlement;
    final OrderCancellation cancellation;
    final Relay relay;
    private final World world;
    private SimulatedBroker.Message message;
    private Job job;
    private Instant sleepsUntil;

    Gateway(World world, String name, OperatorProfiles operators) {
        this.world = world;
        this.name = name;
        PlacementRules rules = new PlacementRules(name, World.LEASE, World.RETRY_BASE, World.RETRY_CAP);
        view = new GatewayView(world.store, world.setting.broken());
        placement = new OrderPlacement(view, operators, rules, world.clock, new SplittableRandom(1));
        settlement = new DoubtSettlement(view, operators, rules, world.clock);
        cancellation = new OrderCancellation(world.recalls, null, rules, world.clock);
        relay = new Relay(world, name);
    }

    boolean isIdle() {
        return job == null;
    }

    Job job() {
        return job;
    }

    boolean canWork() {
        return job != null && !sleeps() && !(job.writesWork() && world.isLocked(job.orderId));
    }

    private boolean sleeps() {
        Instant now = world.clock.instant();
        return sleepsUntil != null && sleepsUntil.isAfter(now) || job.hangsUntil() != null && job.hangsUntil().isAfter(now);
    }

    Instant wakesAt() {
        return job == null || !sleeps() ? null
                : sleepsUntil != null && sleepsUntil.isAfter(world.clock.instant()) ? sleepsUntil : job.hangsUntil();
    }

    void take(int which) {
        message = world.broker.take(which);
        tell("receives", message.queue(), message.orderId());
        job = switch (message.queue()) {
            case Queues.PLACEMENT -> new PlacementJob(world, this, message.orderId());
            case Queues.SETTLEMENT -> new SettlementJob(world, this, message.orderId());
            default -> new RecallJob(world, this, message.orderId());
        };
        if (world.setting.broken() == RuleBreak.ACKNOWLEDGE_BEFORE_THE_COMMIT) {
            world.broker.acknowledge(message);
        }
    }

    void work() {
        if (job.done()) {
            world.broker.acknowledge(message);
            job = null;
            sleepsUntil = null;
        } else {
            job.step();
        }
    }

    void sleep(Instant until) {
        tell("is held up until", until);
        sleepsUntil = until;
    }

    void loseMessage() {
        tell("seems dead to the broker, its message for", job.orderId, "is delivered again");
        world.broker.deliverAgain(message);
    }

    /** Attempts that nobody closed: looked for, and doubted a step later. */
    void recover() {
        if (view.hasReadOverdue()) {
            placement.recover();
            view.forget();
            tell("takes overdue attempts for doubtful");
        } else {
            view.readOverdue(world.clock.instant());
        }
    }

    List<String> die() {
        tell("is killed", job == null ? "" : "with " + job.orderId + " at: " + job.crashPoint().words);
        if (job != null) {
            world.crashed(job.orderId, job.crashPoint());
            world.broker.deliverAgain(message);
        }
        job = null;
        sleepsUntil = null;
        view.forget();
        return relay.die();
    }

    void tell(Object... words) {
        world.story.tell(name, words);
    }
}
