package vn.postalgateway.operator.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.postalgateway.calendar.MovingClock;
import vn.postalgateway.operator.ItemCode;
import vn.postalgateway.operator.WitnessedItem;

class PostRegisterTest {

    private static final Duration BEAT = Duration.ofSeconds(1);

    @TempDir
    Path folder;

    private final MovingClock hand = new MovingClock(Instant.parse("2026-11-22T02:00:00Z"));
    private PostJournal journal;
    private PostRegister register;

    @BeforeEach
    void open() {
        journal = new PostJournal(folder.resolve("journal.ndjson"));
        register = new PostRegister(journal, BEAT, true, hand, () -> 4_000_000);
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void givesTheSameItemCodeToTheSameReference() {
        PostRegister.Taken first = take("ord_1");
        PostRegister.Taken again = take("ord_1");

        assertThat(ItemCode.isValid(first.itemCode())).isTrue();
        assertThat(first.before()).isFalse();
        assertThat(again).isEqualTo(new PostRegister.Taken(first.itemCode(), true));
    }

    @Test
    void takesAReferenceOnceHoweverManyBringItAtTheSameTime() throws Exception {
        ExecutorService counters = Executors.newFixedThreadPool(8);
        List<Callable<PostRegister.Taken>> calls = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            String reference = "ord_" + i / 8;
            calls.add(() -> take(reference));
        }

        List<PostRegister.Taken> taken = new ArrayList<>();
        for (Future<PostRegister.Taken> call : counters.invokeAll(calls)) {
            taken.add(call.get());
        }
        counters.shutdown();

        assertThat(taken.stream().filter(t -> !t.before())).hasSize(50);
        assertThat(taken.stream().map(PostRegister.Taken::itemCode).distinct()).hasSize(50);
        assertThat(register.items()).hasSize(50);
    }

    @Test
    void hasOnTheDiskWhatItAnsweredFor() throws Exception {
        take("ord_1");

        assertThat(Files.readAllLines(folder.resolve("journal.ndjson"))).hasSize(2).last().asString()
                .contains("\"kind\":\"created\"", "\"orderReference\":\"ord_1\"");
    }

    @Test
    void remembersEverythingAfterAKill() throws Exception {
        String code = take("ord_1").itemCode();
        playTo(Duration.ofSeconds(4));
        List<WitnessedItem> before = register.items();
        journal.close();
        Files.writeString(folder.resolve("journal.ndjson"), "{\"kind\":\"created\",\"orderRef",
                StandardOpenOption.APPEND);

        open();

        assertThat(register.items()).isEqualTo(before);
        assertThat(take("ord_1")).isEqualTo(new PostRegister.Taken(code, true));
        assertThat(take("ord_2").itemCode()).isNotEqualTo(code);
    }

    @Test
    void tellsAgainAfterAKillWhatNobodyAnsweredFor() {
        take("ord_1");
        hand.pass(Duration.ofSeconds(1));
        register.happen();
        List<PostEvent> untold = news();
        journal.close();

        open();

        assertThat(untold).hasSize(1);
        assertThat(news()).isEqualTo(untold);
    }

    @Test
    void goesOnWithAJourneyAfterAKill() {
        take("ord_1");
        playTo(Duration.ofSeconds(4));
        journal.close();

        open();
        playTo(Duration.ofSeconds(8));

        assertThat(statuses("ord_1")).containsExactly("2", "6", "10", "11", "12", "14");
    }

    @Test
    void deliversMostReturnsSomeAndLosesOne() {
        for (int i = 1; i <= 120; i++) {
            take("ord_" + i);
        }

        playTo(Duration.ofSeconds(40));

        List<String> ends = register.items().stream().map(WitnessedItem::status).toList();
        assertThat(ends.stream().filter("14"::equals)).hasSizeBetween(112, 117);
        assertThat(ends.stream().filter("19"::equals)).hasSizeBetween(2, 3);
        assertThat(ends.stream().filter("90"::equals)).hasSize(1);
    }

    @Test
    void bringsDoubledReorderedAndLateNews() {
        for (int i = 1; i <= 40; i++) {
            take("ord_" + i);
        }

        List<PostEvent> told = playTo(Duration.ofSeconds(40));

        assertThat(statusesTold(told, 13)).containsSubsequence("6", "6", "14", "14");
        assertThat(statusesTold(told, 5)).containsSubsequence("14", "12");
        assertThat(statusesTold(told, 7)).containsSubsequence("14", "11");
        assertThat(statusesTold(told, 9)).containsSubsequence("12", "15", "12", "14");
    }

    @Test
    void leavesOutItemsThatWouldMeetWithAMishapWhereNobodyWantsAny() {
        List<Integer> numbers = IntStream.iterate(Journeys.nextWithoutMishap(0), Journeys::nextWithoutMishap)
                .takeWhile(n -> n <= 70).boxed().toList();

        assertThat(numbers).startsWith(1, 2, 3, 4, 5, 6, 7, 8, 10).doesNotContain(9, 23, 37, 51, 57, 64, 65)
                .hasSize(70 - 7);
    }

    @Test
    void weighsSomeItemsAcrossAStep() {
        assertThat(Stream.of(1, 2, 3, 5).map(n -> Journeys.weigh(n, 80))).containsOnly(80);
        assertThat(Journeys.weigh(4, 80)).isBetween(101, 250);
        assertThat(Journeys.weigh(13, 240)).isBetween(251, 500);
        assertThat(Journeys.weigh(22, 500)).isBetween(501, 1000);
        assertThat(Journeys.weigh(31, 30_000)).isEqualTo(30_000);
    }

    @Test
    void waitsForWhatItIsToldWhereNobodyIsHomeAndDoesThat() {
        for (String told : List.of("REDELIVER", "HOLD", "RETURN")) {
            take(told, true);
        }
        playTo(BEAT.multipliedBy(30));
        assertThat(List.of(statuses("RETURN"), statuses("HOLD"))).allMatch(all -> all.get(all.size() - 1).equals("15"));

        boolean accepted = Stream.of("REDELIVER", "HOLD", "RETURN")
                .allMatch(told -> register.instructOnce(register.byReference(told).orElseThrow(), told));
        playTo(BEAT.multipliedBy(30));

        assertThat(accepted).isTrue();
        assertThat(statuses("REDELIVER")).endsWith("15", "12", "14");
        assertThat(statuses("HOLD")).endsWith("15", "16");
        assertThat(statuses("RETURN")).endsWith("15", "16", "18", "19");
        assertThat(register.byReference("REDELIVER").orElseThrow().events().get(8).attempt()).isEqualTo(3);
    }

    @Test
    void doesOnceWhatItIsToldTwiceAndRefusesOtherThingsWhereNothingWaits() {
        take("ord_1", true);
        PostItem item = register.byReference("ord_1").orElseThrow();
        assertThat(register.instructOnce(item, "RETURN")).isFalse();
        playTo(BEAT.multipliedBy(30));

        boolean first = register.instructOnce(item, "REDELIVER");
        playTo(BEAT.multipliedBy(3));
        boolean again = register.instructOnce(item, "REDELIVER");
        boolean other = register.instructOnce(item, "RETURN");
        playTo(BEAT.multipliedBy(30));

        assertThat(List.of(first, again, other)).containsExactly(true, true, false);
        assertThat(statuses("ord_1")).endsWith("15", "12", "14").filteredOn("12"::equals).hasSize(3);
    }

    private PostRegister.Taken take(String reference) {
        return take(reference, false);
    }

    private PostRegister.Taken take(String reference, boolean nobodyHome) {
        return register.take(reference, (at, number, code) -> new PostRecord.Created(at, number, reference, code,
                "H27.12-261122-0001", "RESULT_DELIVERY", 80, Journeys.weigh(number, 80), 10_000, nobodyHome));
    }

    private List<PostEvent> playTo(Duration end) {
        List<PostEvent> told = new ArrayList<>();
        for (Duration at = Duration.ZERO; at.compareTo(end) < 0; at = at.plusMillis(200)) {
            hand.pass(Duration.ofMillis(200));
            register.happen();
            List<PostRegister.Outgoing> news = register.news(1_000);
            news.forEach(n -> told.add(n.event()));
            register.heard(news);
        }
        return told;
    }

    private List<PostEvent> news() {
        return register.news(100).stream().map(PostRegister.Outgoing::event).toList();
    }

    private List<String> statuses(String reference) {
        return register.byReference(reference).orElseThrow().events().stream().map(PostEvent::status).toList();
    }

    private List<String> statusesTold(List<PostEvent> told, int number) {
        String code = register.byReference("ord_" + number).orElseThrow().created().itemCode();
        return told.stream().filter(e -> e.itemCode().equals(code)).map(PostEvent::status).toList();
    }
}
