package vn.postalgateway.operator.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.IntSupplier;
import vn.postalgateway.operator.ItemCode;
import vn.postalgateway.operator.PostWitness;
import vn.postalgateway.operator.WitnessedItem;

/**
 * All items of the simulated post in memory, rebuilt from its journal. What it answers or tells the gateway is on the
 * disk before, so after a kill it stands by every word it gave.
 */
class PostRegister implements PostWitness {

    /** An event that the gateway is still to hear of, and when. */
    record Outgoing(Instant at, PostEvent event) { }

    private final PostJournal journal;
    private final Duration pace;
    private final Clock clock;
    private final Map<String, PostItem> byReference = new LinkedHashMap<>();
    private final Map<String, PostItem> byCode = new HashMap<>();
    private final Set<PostItem> underWay = new LinkedHashSet<>();
    private final NavigableSet<Outgoing> outgoing = new TreeSet<>(
            Comparator.comparing(Outgoing::at).thenComparing(o -> o.event().eventId()));
    private final boolean mishaps;
    private int firstSerial;
    private int lastNumber;

    /**
     * @param mishaps false: only numbers are given out whose items are delivered at the first attempt
     * @param serial  names the first item code's serial of a post that opens for the first time
     */
    PostRegister(PostJournal journal, Duration pace, boolean mishaps, Clock clock, IntSupplier serial) {
        this.journal = journal;
        this.pace = pace;
        this.mishaps = mishaps;
        this.clock = clock;
        List<PostRecord> records = journal.read();
        journal.start();
        if (records.isEmpty()) {
            firstSerial = serial.getAsInt();
            journal.append(new PostRecord.Opened(clock.instant(), firstSerial)).join();
        } else {
            rebuild(records);
        }
    }

    private void rebuild(List<PostRecord> records) {
        Set<String> heard = new HashSet<>();
        List<PostEvent> happened = new ArrayList<>();
        for (PostRecord entry : records) {
            if (entry instanceof PostRecord.Opened opened) {
                firstSerial = opened.firstSerial();
            } else if (entry instanceof PostRecord.Created created) {
                keep(new PostItem(created, CompletableFuture.completedFuture(null)));
            } else if (entry instanceof PostRecord.Instructed told) {
                byReference.get(told.orderReference()).instructed(told.decision());
            } else if (entry instanceof PostRecord.Happened news) {
                byCode.get(news.event().itemCode()).happened(news.event());
                happened.add(news.event());
            } else if (entry instanceof PostRecord.Pushed pushed) {
                heard.addAll(pushed.eventIds());
            }
        }
        underWay.removeIf(PostItem::isOver);
        happened.stream().filter(e -> !heard.contains(e.eventId()))
                .forEach(e -> outgoing.add(new Outgoing(e.occurredAt(), e)));
    }

    /** The item of this reference, made by {@code creation} if there is none yet; back once it is on the disk. */
    Taken take(String orderReference, Creation creation) {
        PostItem item;
        boolean before;
        synchronized (this) {
            item = byReference.get(orderReference);
            before = item != null;
            if (!before) {
                lastNumber = mishaps ? lastNumber + 1 : Journeys.nextWithoutMishap(lastNumber);
                String code = ItemCode.of("RH", firstSerial + lastNumber, "VN").value();
                PostRecord.Created created = creation.create(clock.instant(), lastNumber, code);
                item = new PostItem(created, journal.append(created));
                keep(item);
            }
        }
        try {
            item.durable().join();
            return new Taken(item.created().itemCode(), before);
        } catch (CompletionException notWritten) {
            forget(item);
            throw notWritten;
        }
    }

    /** @param before it was there already */
    record Taken(String itemCode, boolean before) { }

    /** Makes the record of a new item. */
    interface Creation {
        PostRecord.Created create(Instant at, int number, String itemCode);
    }

    synchronized Optional<PostItem> byReference(String orderReference) {
        return Optional.ofNullable(byReference.get(orderReference)).filter(PostItem::isKept);
    }

    synchronized Optional<PostItem> byCode(String itemCode) {
        return Optional.ofNullable(byCode.get(itemCode)).filter(PostItem::isKept);
    }

    synchronized List<PostEvent> eventsOf(String itemCode) {
        PostItem item = byCode.get(itemCode);
        return item == null ? List.of() : item.events();
    }

    /** Does what it is told with an item that waits, once however often it is told; false if the item does not wait. */
    boolean instructOnce(PostItem item, String decision) {
        CompletableFuture<Void> durable;
        synchronized (this) {
            if (item.follows(decision) || !item.waits()) {
                return item.follows(decision);
            }
            durable = change(item, decision);
        }
        durable.join();
        return true;
    }

    /** Changes the rest of an item's journey. */
    void instruct(PostItem item, String decision) {
        CompletableFuture<Void> durable;
        synchronized (this) {
            durable = change(item, decision);
        }
        durable.join();
    }

    private CompletableFuture<Void> change(PostItem item, String decision) {
        item.instructed(decision);
        underWay.add(item);
        return journal.append(new PostRecord.Instructed(clock.instant(), item.created().orderReference(), decision));
    }

    /** Lets everything happen that is due; back once it is on the disk. */
    void happen() {
        List<CompletableFuture<Void>> written = new ArrayList<>();
        synchronized (this) {
            Instant now = clock.instant();
            for (PostItem item : List.copyOf(underWay)) {
                if (!item.nextAt(pace).isAfter(now)) {
                    written.add(happen(item, now));
                }
            }
        }
        written.forEach(CompletableFuture::join);
    }

    private CompletableFuture<Void> happen(PostItem item, Instant now) {
        JourneyStep step = item.nextStep();
        PostEvent event = item.nextEvent(now);
        item.happened(event);
        if (item.isOver()) {
            underWay.remove(item);
        }
        for (int copy = 0; copy < step.copies(); copy++) {
            outgoing.add(new Outgoing(now.plus(pace.multipliedBy(step.delay() + 8L * copy).dividedBy(10)), event));
        }
        return journal.append(new PostRecord.Happened(event));
    }

    /** What the gateway should hear now, oldest first; it stays until {@link #heard} is called. */
    synchronized List<Outgoing> news(int most) {
        Instant now = clock.instant();
        return outgoing.stream().takeWhile(o -> !o.at().isAfter(now)).limit(most).toList();
    }

    /** The gateway has answered for these. */
    synchronized void heard(List<Outgoing> news) {
        news.forEach(outgoing::remove);
        journal.append(new PostRecord.Pushed(clock.instant(), news.stream().map(o -> o.event().eventId()).toList()));
    }

    @Override
    public synchronized List<WitnessedItem> items() {
        return byReference.values().stream().filter(PostItem::isKept).map(PostItem::witnessed).toList();
    }

    private synchronized void forget(PostItem item) {
        byReference.remove(item.created().orderReference(), item);
        byCode.remove(item.created().itemCode(), item);
        underWay.remove(item);
    }

    private void keep(PostItem item) {
        byReference.put(item.created().orderReference(), item);
        byCode.put(item.created().itemCode(), item);
        underWay.add(item);
        lastNumber = Math.max(lastNumber, item.created().number());
    }
}
