package vn.postalgateway.sampleday;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import vn.postalgateway.calendar.VietnamTime;
import vn.postalgateway.contract.Pricing;
import vn.postalgateway.operator.PostWitness;
import vn.postalgateway.operator.WitnessedItem;
import vn.postalgateway.sampleday.GatewayAsPartner.SeenOrder;
import vn.postalgateway.sampleday.GatewayAsPartner.SeenPeriod;
import vn.postalgateway.sampleday.GatewayAsPartner.SeenStatement;
import vn.postalgateway.sampleday.PostBooks.Carried;
import vn.postalgateway.tariff.Vnd;

/**
 * Plays the day from the first order to the figures. Interrupted at any point, the next call goes on where it stopped.
 */
public final class SampleDay {

    private static final String OPERATOR = "vnpost";
    private static final int AT_ONCE = 20;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(120);

    private final GatewayAsPartner gateway;
    private final PostWitness post;
    private final Pricing pricing;
    private final Clock clock;
    private final Pause pause;
    private final Diary diary;
    private final Path inbox;

    /** Waits; in a test, hardly. */
    public interface Pause {
        void sleep(Duration time) throws InterruptedException;
    }

    /** @param home the gateway's folder, for the day's own diary; the statement is laid into {@code inbox} */
    public SampleDay(GatewayAsPartner gateway, PostWitness post, Pricing pricing, Clock clock, Pause pause, Path home,
                     Path inbox) {
        this.gateway = gateway;
        this.post = post;
        this.pricing = pricing;
        this.clock = clock;
        this.pause = pause;
        this.diary = new Diary(home.resolve("sample-day"));
        this.inbox = inbox;
    }

    public boolean hasRun() {
        return diary.isOver();
    }

    /** The day's last lines for the terminal. */
    public List<String> pitch(DayFigures figures, String baseUrl, String credentialsFile, String period) {
        return Pitch.of(figures, baseUrl, credentialsFile, period);
    }

    /**
     * Ends when the figures are there; {@link NotOver} if something did not come in time, and the next start goes on.
     */
    public DayFigures run(IntSupplier firstSequence) throws InterruptedException {
        Diary.Beginning beginning = diary.begin(VietnamTime.dayOf(clock.instant()), firstSequence);
        Map<String, SampleOrder> posted = post(SampleOrders.of(beginning.day(), beginning.firstSequence()));
        List<Carried> carried = until("every item to arrive", () -> arrived(posted));
        Map<String, SeenOrder> seen = until("the gateway to know it", () -> seen(carried));
        YearMonth period = VietnamTime.monthOf(carried.get(0).item().statusAt());
        SeenStatement statement = claim(carried, period);
        SeenPeriod totals = until("the period's totals", () -> gateway.period(SampleOrder.CONTRACT, period));
        diary.over();
        return figures(posted, seen, statement, totals);
    }

    /** The first ones at once, the others spread over about 25 s. */
    private Map<String, SampleOrder> post(List<SampleOrder> orders) throws InterruptedException {
        Map<String, SampleOrder> posted = new LinkedHashMap<>();
        for (SampleOrder order : orders) {
            posted.put(until("order " + order.requestId() + " to be taken", () -> gateway.post(order)), order);
            if (posted.size() >= AT_ONCE) {
                pause.sleep(Duration.ofMillis(200));
            }
        }
        return posted;
    }

    /** Every order's item with its final event in the post's own record; empty until then. */
    private Optional<List<Carried>> arrived(Map<String, SampleOrder> posted) {
        List<Carried> carried = new ArrayList<>();
        for (WitnessedItem item : post.items()) {
            SampleOrder order = posted.get(item.orderReference());
            if (order != null) {
                carried.add(new Carried(order, item));
            }
        }
        boolean all = carried.size() >= posted.size() && carried.stream().noneMatch(c -> c.end().equals("UNDER_WAY"));
        return all ? Optional.of(carried) : Optional.empty();
    }

    private Optional<Map<String, SeenOrder>> seen(List<Carried> carried) {
        Map<String, SeenOrder> seen = new HashMap<>();
        for (Carried c : carried) {
            Optional<SeenOrder> order = gateway.order(c.item().orderReference()).filter(SeenOrder::over);
            if (order.isEmpty()) {
                return Optional.empty();
            }
            seen.put(c.item().orderReference(), order.get());
        }
        return Optional.of(seen);
    }

    /** Lays the statement into the inbox like a post would, and waits until the gateway has judged it. */
    private SeenStatement claim(List<Carried> carried, YearMonth period) throws InterruptedException {
        String name = OPERATOR + "_" + SampleOrder.CONTRACT + "_" + period + ".csv";
        Path own = diary.statement(name);
        if (!Files.exists(own)) {
            diary.write(name, FaultyStatement.of(new PostBooks(pricing), carried));
            layIntoInbox(own, name);
        }
        until("the statement to be fetched", () -> Files.exists(inbox.resolve(name)) ? Optional.empty()
                : Optional.of(true));
        SeenStatement judged = until("the statement to be judged",
                () -> gateway.statement(own, OPERATOR, SampleOrder.CONTRACT, period).filter(SeenStatement::over));
        if (!judged.state().equals("READY")) {
            throw new NotOver("the statement was not readable");
        }
        return judged;
    }

    /** Copied elsewhere first: the inbox must never show half a file. */
    private void layIntoInbox(Path own, String name) {
        try {
            Path copy = Files.copy(own, own.resolveSibling(name + ".out"), StandardCopyOption.REPLACE_EXISTING);
            Files.move(copy, inbox.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private DayFigures figures(Map<String, SampleOrder> posted, Map<String, SeenOrder> seen, SeenStatement statement,
                               SeenPeriod totals) {
        Map<String, Integer> witnessed = new HashMap<>();
        post.items().stream().filter(i -> posted.containsKey(i.orderReference()))
                .forEach(i -> witnessed.merge(i.orderReference(), 1, Integer::sum));
        int atThePost = witnessed.values().stream().mapToInt(Integer::intValue).sum();
        List<SeenOrder> delivered = seen.values().stream().filter(SeenOrder::delivered).toList();
        return new DayFigures(posted.size(), atThePost, posted.size() - witnessed.size(), atThePost - witnessed.size(),
                delivered.size(), sum(delivered.stream().map(SeenOrder::tariff).toList()),
                sum(delivered.stream().map(SeenOrder::citizenCharge).toList()),
                sum(delivered.stream().map(SeenOrder::subsidy).toList()), totals.claimed(), totals.confirmed(),
                statement.confirmedOnlineCharge(), statement.contestedLines());
    }

    private static Vnd sum(List<Vnd> amounts) {
        return amounts.stream().reduce(Vnd.ZERO, Vnd::plus);
    }

    private <T> T until(String what, Supplier<Optional<T>> question) throws InterruptedException {
        Instant end = clock.instant().plus(LONGEST_WAIT);
        while (true) {
            Optional<T> answer = question.get();
            if (answer.isPresent()) {
                return answer.get();
            }
            if (clock.instant().isAfter(end)) {
                throw new NotOver("waited too long for " + what);
            }
            pause.sleep(Duration.ofMillis(500));
        }
    }

    /** The day could not be ended this time. */
    public static final class NotOver extends RuntimeException {
        NotOver(String why) {
            super(why);
        }
    }
}
