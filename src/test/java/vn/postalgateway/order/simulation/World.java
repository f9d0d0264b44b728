package vn.postalgateway.order.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.postalgateway.calendar.MovingClock;
import vn.postalgateway.operator.DoubtClass;
import vn.postalgateway.operator.OperatorProfile;
import vn.postalgateway.operator.OperatorProfiles;
import vn.postalgateway.operator.PlacementOutcome;
import vn.postalgateway.order.Cancellation;
import vn.postalgateway.order.DoubtDecision;
import vn.postalgateway.order.Placement;
import vn.postalgateway.order.PlacementAttempt;

/** Everything there is in one history, and what must be true of it after every step. */
final class World {

    static final String OPERATOR = "vnpost";
    static final Duration LEASE = Duration.ofSeconds(20);
    static final Duration LONGEST_CALL = Duration.ofSeconds(15);
    static final Duration SETTLE_AFTER = Duration.ofSeconds(40);
    static final Duration RETRY_BASE = Duration.ofSeconds(1);
    static final Duration RETRY_CAP = Duration.ofSeconds(60);

    private static final Map<Placement, Set<Placement>> MAY_BECOME = new EnumMap<>(Map.of(
            Placement.RECEIVED, Set.of(Placement.PLACING, Placement.CANCELLED),
            Placement.PLACING, Set.of(Placement.PLACED, Placement.REJECTED, Placement.OUTCOME_UNKNOWN,
                    Placement.CANCELLED),
            Placement.OUTCOME_UNKNOWN, Set.of(Placement.PLACING, Placement.PLACED, Placement.REJECTED,
                    Placement.CANCELLED),
            Placement.PLACED, Set.of(Placement.CANCELLED), Placement.REJECTED, Set.of(), Placement.CANCELLED, Set.of()));

    private static final Reply[] REPLIES = Reply.values();

    final Setting setting;
    final Choices choices;
    final MovingClock clock = new MovingClock(Instant.parse("2026-10-05T01:00:00Z"));
    final Story story;
    final SimulatedPlacements store = new SimulatedPlacements();
    final SimulatedRecalls recalls = new SimulatedRecalls(store);
    final SimulatedBroker broker = new SimulatedBroker();
    final SimulatedPost post;
    final List<Gateway> gateways = new ArrayList<>();
    boolean healing;
    private final DoubtDecision people;
    private final Fate[] fates;

    /** What one order met, and how it stood a step ago. */
    private static final class Fate {
        private int crashes;
        private int replies;
        private int sentBlindly;
        private int allowedByAPerson = 1;
        private Placement before = Placement.RECEIVED;
        private Placement wishedAt;
    }

    World(Setting setting, Choices choices, boolean told) {
        this.setting = setting;
        this.choices = choices;
        story = new Story(clock, told);
        post = new SimulatedPost(setting.doubtClass(), setting.noticesDoubles() && setting.doubtClass() != DoubtClass.C);
        if (setting.broken() == RuleBreak.LEAVE_A_SECOND_ITEM_ALONE) {
            store.leaveSecondItems();
        }
        OperatorProfiles operators = operators();
        people = new DoubtDecision(new SimulatedPersonsWord(store), store, operators, clock);
        for (int i = 1; i <= setting.gateways(); i++) {
            gateways.add(new Gateway(this, "gateway " + i, operators));
        }
        fates = new Fate[setting.orders()];
        for (int i = 0; i < fates.length; i++) {
            fates[i] = new Fate();
            store.receive("order" + i, clock.instant());
        }
    }

    private OperatorProfiles operators() {
        DoubtClass known = setting.broken() == RuleBreak.SEND_CLASS_C_AGAIN ? DoubtClass.A : setting.doubtClass();
        OperatorProfile profile = new OperatorProfile(OPERATOR, "Bưu điện", "1", known, SETTLE_AFTER, Map.of());
        Optional<OperatorProfile> found = Optional.of(profile);
        return new OperatorProfiles() {
            @Override
            public Optional<OperatorProfile> byId(String operatorId) {
                return found;
            }

            @Override
            public Collection<OperatorProfile> all() {
                return List.of(profile);
            }
        };
    }

    /** How many orders have a second item that the gateway knows of. */
    int secondItems() {
        return (int) store.rows().stream().filter(o -> o.secondItemCode).count();
    }

    boolean isLocked(String orderId) {
        for (Gateway gateway : gateways) {
            if (gateway.relay.holds(orderId)) {
                return true;
            }
        }
        return false;
    }

    /** A create reaches the post, or does not. */
    PlacementOutcome create(PlacementAttempt attempt, Reply wished) {
        String orderId = attempt.orderId();
        Fate fate = fates[number(orderId)];
        if (setting.broken() != RuleBreak.SKIP_THE_ATTEMPT_ROW && !store.row(orderId).hasAttempt(attempt.fence())) {
            throw new Broken("An attempt left without its committed row: " + orderId);
        }
        Reply reply = wished == Reply.REJECTED && post.has(orderId) ? Reply.ACCEPTED : wished;
        fate.replies |= 1 << reply.ordinal();
        if (reply == Reply.BUSY) {
            return new PlacementOutcome.NotSent("busy", null);
        }
        if (++fate.sentBlindly > fate.allowedByAPerson && setting.doubtClass() == DoubtClass.C) {
            throw new Broken("Class C was sent again without a person's word: " + orderId);
        }
        if (reply == Reply.LOST_BEFORE) {
            return new PlacementOutcome.InDoubt("the connection broke");
        }
        if (reply == Reply.REJECTED) {
            return new PlacementOutcome.Rejected("not served here");
        }
        String itemCode = post.create(orderId, clock.instant(), registeredAfter(reply));
        if (setting.keepsItsWord() && setting.doubtClass() != DoubtClass.C && post.liveItems(orderId) > 1) {
            throw new Broken("Two live items of one order: " + orderId);
        }
        return reply == Reply.LOST_AFTER || reply == Reply.REGISTERED_LATE
                ? new PlacementOutcome.InDoubt("no answer in time") : new PlacementOutcome.Accepted(itemCode);
    }

    Reply reply() {
        if (healing) {
            return Reply.ACCEPTED;
        }
        return setting.habit() != null && choices.among(2) == 0 ? setting.habit() : REPLIES[choices.among(REPLIES.length)];
    }

    private Duration registeredAfter(Reply reply) {
        if (!setting.keepsItsWord()) {
            return reply == Reply.ACCEPTED ? Duration.ZERO : SETTLE_AFTER.multipliedBy(4);
        }
        return reply == Reply.REGISTERED_LATE ? SETTLE_AFTER.minusSeconds(1) : Duration.ZERO;
    }

    /** A person at the post, asked by phone, knows the truth; class C waits for this. */
    void askAPerson(String orderId) {
        Optional<SimulatedPost.Item> item = post.inItsBooks(orderId);
        story.tell("a person", "says of", orderId + ":", item.map(i -> "it exists, " + i.itemCode).orElse("it does not, send"));
        if (item.isPresent()) {
            people.exists(orderId, item.get().itemCode, "support");
            item.get().namedToUs = true;
        } else if (people.doesNotExist(orderId, "support") == DoubtDecision.Verdict.SETTLED) {
            fates[number(orderId)].allowedByAPerson++;
        }
    }

    boolean waitsForAPerson(StoredOrder order) {
        return order.placement == Placement.OUTCOME_UNKNOWN && !order.cleared && order.work != null
                && order.work.at() == null && !isLocked(order.orderId)
                && order.doubtSince.plus(SETTLE_AFTER).isBefore(clock.instant());
    }

    /** A sender wishes an order cancelled, at any time and again. */
    void wish(String orderId) {
        Fate fate = fates[number(orderId)];
        fate.wishedAt = fate.wishedAt == null ? store.row(orderId).placement : fate.wishedAt;
        Cancellation answer = recalls.wish(orderId, "Không cần nữa", clock.instant());
        if (setting.broken() == RuleBreak.CANCEL_WHAT_IS_IN_DOUBT && answer instanceof Cancellation.Pending) {
            store.change(orderId, o -> {
                o.cancel();
                return true;
            });
        }
        story.tell("the sender", "wishes", orderId, "cancelled and hears:", answer);
    }

    void crashed(String orderId, CrashPoint at) {
        fates[number(orderId)].crashes |= 1 << at.ordinal();
    }

    /** What must hold at every moment. */
    void check() {
        for (StoredOrder order : store.rows()) {
            Fate fate = fates[number(order.orderId)];
            if (order.placement != fate.before) {
                if (!MAY_BECOME.get(fate.before).contains(order.placement)) {
                    throw new Broken(order.orderId + " went from " + fate.before + " to " + order.placement);
                }
                fate.before = order.placement;
                checkCertainty(order);
            }
        }
    }

    private void checkCertainty(StoredOrder order) {
        if (order.placement == Placement.PLACED && post.items().stream()
                .noneMatch(i -> i.orderId.equals(order.orderId) && i.itemCode.equals(order.itemCode))) {
            throw new Broken("The post knows nothing of " + order.orderId + ", which counts as placed");
        }
        boolean endedWithoutItem = order.placement == Placement.REJECTED || order.placement == Placement.CANCELLED;
        if (endedWithoutItem && setting.keepsItsWord() && post.liveItems(order.orderId) > 0) {
            throw new Broken("The post has " + order.orderId + ", which counts as " + order.placement);
        }
        if (order.isFinished() && order.work != null) {
            throw new Broken("There is work left for " + order.orderId + ", which is " + order.placement);
        }
    }

    /** What must hold when everything has healed. */
    void checkTheEnd(Coverage coverage) {
        for (StoredOrder order : store.rows()) {
            Fate fate = fates[number(order.orderId)];
            if (!order.isFinished()) {
                throw new Broken("Stuck: " + order.orderId + " " + order.facts());
            }
            int expected = order.placement == Placement.PLACED ? 1 : 0;
            int live = post.liveItems(order.orderId);
            if (live != expected && setting.keepsItsWord()) {
                throw new Broken(order.placement + ", but live " + live + " times: " + order.orderId);
            }
            checkRecalls(order);
            if (fate.wishedAt != null) {
                coverage.countWish(fate.wishedAt, order.placement);
            }
            coverage.count(setting.doubtClass(), fate.crashes, fate.replies);
        }
    }

    // Every item that we were told of is the order's own, cancelled, or known to be carried against our wish.
    private void checkRecalls(StoredOrder order) {
        for (SimulatedPost.Item item : post.items()) {
            boolean refused = order.recalls.values().stream().anyMatch(r -> r.state().equals("REFUSED"));
            if (item.orderId.equals(order.orderId) && item.namedToUs && !item.cancelled
                    && !item.itemCode.equals(order.itemCode) && !(refused && item.pickedUp)) {
                throw new Broken("A second item was named to us and lives on: " + item.itemCode + " of " + item.orderId);
            }
            StoredOrder.Recalled wish = order.recalls.get(SimulatedRecalls.THE_ORDER);
            if (item.itemCode.equals(order.itemCode) && wish != null && wish.state().equals("REFUSED")
                    && !item.pickedUp) {
                throw new Broken("The wish was refused, though nobody picked up " + item.itemCode);
            }
        }
    }

    private static int number(String orderId) {
        return orderId.charAt(orderId.length() - 1) - '0';
    }
}
