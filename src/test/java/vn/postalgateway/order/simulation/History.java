package vn.postalgateway.order.simulation;

import java.time.Duration;
import java.time.Instant;
import vn.postalgateway.order.Placement;

/**
 * One history: first things go wrong, then everything heals, and then nothing may be lost, doubled or stuck. What
 * happens next is a choice among all that can happen.
 */
final class History {

    private static final int HEALING_STEPS = 4_000;

    private enum Step {
        WORK, TAKE, RELAY, RECOVER, RESEND, ASK_A_PERSON, PASS_TIME, TELL, WISH, PICK_UP, RESUME,
        KILL, KILL_IN_TRANSACTION, KILL_IN_CALLBACK, HOLD_UP, DELIVER_AGAIN, WIPE_BROKER, STOP
    }

    private static final Step[] STEPS = Step.values();

    private final World world;
    private final int[] possible = new int[64];
    private int goingOn;
    private int disturbing;
    private int disturbancesLeft;

    private History(World world) {
        this.world = world;
        this.disturbancesLeft = world.setting.disturbances();
    }

    /** Plays a history; null if every promise was kept, else what was broken. */
    static String play(Setting setting, Choices choices, Coverage coverage) {
        World world = new World(setting, choices, false);
        return new History(world).play(coverage);
    }

    /** Plays a history again and tells it. */
    static String tell(Setting setting, Choices choices) {
        World world = new World(setting, choices, true);
        String broken = new History(world).play(new Coverage());
        return setting + "\n" + world.story + "\n=> " + broken;
    }

    private String play(Coverage coverage) {
        try {
            for (int i = 0; i < world.setting.steps(); i++) {
                step(true);
            }
            heal();
            world.checkTheEnd(coverage);
            coverage.countSecondItems(world.secondItems());
            return null;
        } catch (Broken promise) {
            return promise.getMessage();
        }
    }

    private void heal() {
        world.healing = true;
        world.story.tell("", "--- from here on nothing goes wrong ---");
        for (int i = 0; i < HEALING_STEPS && !allFinished(); i++) {
            step(false);
        }
    }

    private boolean allFinished() {
        for (Gateway gateway : world.gateways) {
            if (!gateway.isIdle()) {
                return false;
            }
        }
        for (StoredOrder order : world.store.rows()) {
            if (!order.isFinished() || order.recallWork != null) {
                return false;
            }
        }
        return true;
    }

    private void step(boolean anything) {
        collect(anything);
        int chosen = anything ? habitual(world.choices.next(goingOn, disturbing)) : 0;
        int code = possible[chosen];
        disturbancesLeft -= chosen >= goingOn ? 1 : 0;
        take(STEPS[code >> 4], code & 15);
        world.check();
    }

    private int habitual(int chosen) {
        int wanted = world.setting.disturbance();
        if (chosen < goingOn || wanted < 0 || world.choices.among(2) == 0) {
            return chosen;
        }
        for (int i = goingOn; i < goingOn + disturbing; i++) {
            if (possible[i] >> 4 == Step.KILL.ordinal() + wanted) {
                return i;
            }
        }
        return chosen;
    }

    private void collect(boolean anything) {
        goingOn = 0;
        disturbing = 0;
        for (int g = 0; g < world.gateways.size(); g++) {
            Gateway gateway = world.gateways.get(g);
            add(gateway.canWork(), Step.WORK, g);
            add(gateway.isIdle() && world.broker.hasMessages(), Step.TAKE, g);
            add(gateway.relay.canWork(), Step.RELAY, g);
            add(gateway.view.hasReadOverdue() ? nothingLocked() : gateway.isIdle() && isOverdue(), Step.RECOVER, g);
        }
        add(!anything && world.store.isStopped() && nothingLocked(), Step.RESUME, 0);
        add(resendable() != null, Step.RESEND, 0);
        add(waitingForAPerson() != null, Step.ASK_A_PERSON, 0);
        add(true, Step.PASS_TIME, 0);
        if (anything) {
            add(world.setting.tells() && untold() != null, Step.TELL, 0);
            add(world.store.isStopped() && nothingLocked(), Step.RESUME, 0);
            if (world.setting.wishes()) {
                add(true, Step.WISH, 0);
                add(anyItem() != null && !anyItem().cancelled, Step.PICK_UP, 0);
            }
            if (disturbancesLeft > 0) {
                collectDisturbances();
            }
        }
    }

    private void collectDisturbances() {
        int before = goingOn;
        for (int g = 0; g < world.gateways.size(); g++) {
            Gateway gateway = world.gateways.get(g);
            add(!gateway.isIdle() || gateway.relay.isActive(), Step.KILL, g);
            add(gateway.canWork() && gateway.job().inDatabase(), Step.KILL_IN_TRANSACTION, g);
            add(gateway.canWork(), Step.HOLD_UP, g);
            add(gateway.canWork(), Step.DELIVER_AGAIN, g);
        }
        add(world.setting.tells() && anyItem() != null, Step.KILL_IN_CALLBACK, 0);
        add(world.broker.hasMessages(), Step.WIPE_BROKER, 0);
        add(!world.store.isStopped(), Step.STOP, 0);
        disturbing = goingOn - before;
        goingOn = before;
    }

    private void add(boolean can, Step step, int gateway) {
        if (can) {
            possible[goingOn++] = step.ordinal() << 4 | gateway;
        }
    }

    private void take(Step step, int g) {
        Gateway gateway = world.gateways.get(g);
        switch (step) {
            case WORK -> gateway.work();
            case TAKE -> gateway.take(world.choices.among(Math.min(3, world.broker.waiting())));
            case RELAY -> gateway.relay.work();
            case RECOVER -> gateway.recover();
            case RESEND -> world.store.change(resendable().orderId, o -> {
                o.work = isOverdue(o.work) ? o.work.overdueAgain() : o.work;
                o.recallWork = isOverdue(o.recallWork) ? o.recallWork.overdueAgain() : o.recallWork;
                return true;
            });
            case ASK_A_PERSON -> world.askAPerson(waitingForAPerson().orderId);
            case PASS_TIME -> passTime();
            case TELL -> tell(untold(), world.choices.among(2) == 0);
            case STOP -> {
                world.story.tell("support", "stops sending to the post");
                world.store.stop(true);
            }
            case RESUME -> {
                world.story.tell("support", "lets orders leave again");
                world.store.stop(false);
            }
            case WISH -> wish();
            case PICK_UP -> {
                world.story.tell("the post", "picks up", anyItem().itemCode, "of", anyItem().orderId);
                anyItem().pickedUp = true;
            }
            case KILL -> kill(gateway);
            case KILL_IN_TRANSACTION -> killInTransaction(gateway);
            case KILL_IN_CALLBACK -> killInCallback(anyItem(), world.choices.among(2) == 0);
            case HOLD_UP -> gateway.sleep(world.clock.instant().plus(world.choices.among(2) == 0
                    ? World.LEASE.plusSeconds(2) : World.LEASE.plus(World.SETTLE_AFTER.multipliedBy(2))));
            case DELIVER_AGAIN -> gateway.loseMessage();
            case WIPE_BROKER -> {
                world.story.tell("broker", "loses everything");
                world.broker.wipe();
            }
            default -> throw new IllegalStateException(step.name());
        }
    }

    private void kill(Gateway gateway) {
        CrashPoint relayAt = gateway.relay.crashPoint();
        gateway.die().forEach(orderId -> world.crashed(orderId, relayAt));
    }

    private void killInTransaction(Gateway gateway) {
        world.store.dieBeforeCommit();
        try {
            gateway.work();
            world.store.surviveAfterAll();
        } catch (Crash crash) {
            kill(gateway);
        }
    }

    private void wish() {
        int which = world.choices.among(world.setting.orders());
        boolean fresh = world.store.row("order" + which).placement == Placement.RECEIVED;
        if (!world.isLocked("order" + which) && (!fresh || world.choices.among(4) == 0)) {
            world.wish("order" + which);
        }
    }

    /** The post's callback names the order and its item; one that contradicts what we know is judged invalid. */
    private void tell(SimulatedPost.Item item, boolean heard) {
        world.story.tell("the post", "tells of", item.itemCode, "of", item.orderId);
        String known = world.store.row(item.orderId).itemCode;
        if (known == null || known.equals(item.itemCode)) {
            world.store.heardOf(item.orderId, item.itemCode, world.clock.instant());
            item.namedToUs = true;
            world.store.change(item.orderId, o -> {
                o.pickedUp |= item.pickedUp && item.itemCode.equals(o.itemCode);
                return true;
            });
        }
        item.told = heard;
    }

    private void killInCallback(SimulatedPost.Item item, boolean beforeCommit) {
        world.crashed(item.orderId, CrashPoint.IN_CALLBACK);
        if (!beforeCommit) {
            tell(item, false);
        }
        world.story.tell("gateway 1", "is killed while the post tells of", item.itemCode);
        kill(world.gateways.get(0));
    }

    private void passTime() {
        int how = world.choices.among(world.healing ? 1 : 4);
        switch (how) {
            case 0 -> world.clock.passTo(nextDue());
            case 1 -> world.clock.pass(Duration.ofSeconds(1));
            case 2 -> world.clock.pass(Duration.ofSeconds(7));
            default -> world.clock.pass(World.LEASE.plusSeconds(1));
        }
    }

    private Instant nextDue() {
        Instant now = world.clock.instant();
        Instant next = now.plusSeconds(600);
        for (Gateway gateway : world.gateways) {
            next = sooner(next, gateway.wakesAt(), now);
        }
        for (StoredOrder order : world.store.rows()) {
            next = sooner(next, order.leaseUntil == null ? null : order.leaseUntil.plusMillis(1), now);
            next = nextOf(order.recallWork, nextOf(order.work, next, now), now);
            if (order.doubtSince != null) {
                next = sooner(next, order.doubtSince.plus(World.SETTLE_AFTER).plusMillis(1), now);
            }
        }
        return next;
    }

    private static Instant nextOf(StoredOrder.Work work, Instant best, Instant now) {
        if (work == null) {
            return best;
        }
        Instant next = sooner(best, work.at(), now);
        return sooner(next, work.sentAt() == null ? null : Relay.overdueFrom(work).plusMillis(1), now);
    }

    private static Instant sooner(Instant best, Instant other, Instant now) {
        return other != null && other.isAfter(now) && other.isBefore(best) ? other : best;
    }

    private boolean nothingLocked() {
        for (StoredOrder order : world.store.rows()) {
            if (world.isLocked(order.orderId)) {
                return false;
            }
        }
        return true;
    }

    private boolean isOverdue() {
        Instant now = world.clock.instant();
        for (StoredOrder order : world.store.rows()) {
            if (order.placement == Placement.PLACING && !order.cleared
                    && order.leaseUntil.isBefore(now)) {
                return true;
            }
        }
        return false;
    }

    private StoredOrder resendable() {
        for (StoredOrder order : world.store.rows()) {
            if ((isOverdue(order.work) || isOverdue(order.recallWork)) && !world.isLocked(order.orderId)) {
                return order;
            }
        }
        return null;
    }

    private boolean isOverdue(StoredOrder.Work work) {
        return work != null && work.sentAt() != null && Relay.overdueFrom(work).isBefore(world.clock.instant());
    }

    private StoredOrder waitingForAPerson() {
        for (StoredOrder order : world.store.rows()) {
            if (world.waitsForAPerson(order)) {
                return order;
            }
        }
        return null;
    }

    private SimulatedPost.Item anyItem() {
        for (SimulatedPost.Item item : world.post.items()) {
            if (!world.isLocked(item.orderId)) {
                return item;
            }
        }
        return null;
    }

    private SimulatedPost.Item untold() {
        for (SimulatedPost.Item item : world.post.items()) {
            if (!item.told && !world.isLocked(item.orderId)) {
                return item;
            }
        }
        return null;
    }
}
