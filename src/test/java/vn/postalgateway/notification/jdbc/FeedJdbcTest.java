package vn.postalgateway.notification.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.postalgateway.notification.jdbc.NotificationGround.PARTNER;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.postalgateway.notification.FeedChange;
import vn.postalgateway.notification.FeedDigest;
import vn.postalgateway.notification.json.NotificationJson;

/** The feed's numbers have no gap, and a day's digest can be added up by whoever has read it. */
class FeedJdbcTest {

    private static final Instant T = Instant.parse("2026-10-06T03:00:00.123456Z");
    private static final LocalDate DAY = LocalDate.of(2026, 10, 6);

    private static NotificationGround ground;

    @BeforeAll
    static void start() {
        ground = new NotificationGround();
    }

    @AfterAll
    static void stop() {
        ground.close();
    }

    @BeforeEach
    void startWithEmptyFeeds() {
        ground.clear();
    }

    @Test
    void hasNoGapWhileManyWriteSomeFailAndSeveralSeal() throws Exception {
        int writers = 8;
        int rounds = 60;
        List<String> orders = IntStream.range(0, writers).mapToObj(i -> ground.order(i % 2 == 0 ? PARTNER : "other"))
                .toList();
        AtomicBoolean writing = new AtomicBoolean(true);
        ExecutorService threads = Executors.newFixedThreadPool(writers + 4);
        List<Future<List<Long>>> readings = List.of(threads.submit(reader(PARTNER, writing)),
                threads.submit(reader("other", writing)));
        List<Future<?>> sealers = List.of(threads.submit(() -> sealWhile(writing)),
                threads.submit(() -> sealWhile(writing)));

        List<Future<?>> written = new ArrayList<>();
        for (int w = 0; w < writers; w++) {
            String order = orders.get(w);
            long seed = w;
            written.add(threads.submit(() -> write(order, rounds, new Random(seed))));
        }
        for (Future<?> writer : written) {
            writer.get();
        }
        writing.set(false);
        for (Future<?> sealer : sealers) {
            sealer.get();
        }
        ground.sealing.seal();

        for (String partner : List.of(PARTNER, "other")) {
            List<Long> numbers = ground.sequences(partner);
            assertThat(numbers).isEqualTo(LongStream.rangeClosed(1, numbers.size()).boxed().toList())
                    .hasSizeGreaterThan(writers * rounds / 4);
        }
        for (Future<List<Long>> reading : readings) {
            assertThat(reading.get()).as("what was read while others wrote")
                    .isEqualTo(LongStream.rangeClosed(1, reading.get().size()).boxed().toList());
        }
        threads.shutdown();
    }

    // A quarter of the transactions fails, and each lasts a moment of its own: numbers given inside would leave gaps.
    private static void write(String order, int rounds, Random chance) {
        for (int i = 0; i < rounds; i++) {
            ground.transaction.executeWithoutResult(status -> {
                ground.change(order, "tracking.updated", T);
                ground.jdbc.sql("select pg_sleep(?::numeric / 1000)").param(chance.nextInt(8)).query().listOfRows();
                if (chance.nextInt(4) == 0) {
                    status.setRollbackOnly();
                }
            });
        }
    }

    private static void sealWhile(AtomicBoolean writing) {
        while (writing.get()) {
            ground.sealing.seal();
        }
    }

    private static Callable<List<Long>> reader(String partner, AtomicBoolean writing) {
        return () -> {
            List<Long> read = new ArrayList<>();
            while (writing.get()) {
                long after = read.isEmpty() ? 0 : read.get(read.size() - 1);
                ground.feed.after(partner, after, 7).forEach(change -> read.add(change.sequence()));
            }
            return read;
        };
    }

    @Test
    void keepsTheOrderInWhichOneOrderChanged() {
        String order = ground.order(PARTNER);
        ground.change(order, "order.received", T);
        ground.change(order, "order.placed", T);
        ground.sealing.seal();
        ground.change(order, "tracking.updated", T.minusSeconds(60));
        ground.sealing.seal();

        List<FeedChange> changes = ground.feed.after(PARTNER, 0, 10);

        assertThat(changes).extracting(FeedChange::type)
                .containsExactly("order.received", "order.placed", "tracking.updated");
        assertThat(ground.feed.after(PARTNER, 1, 1)).extracting(FeedChange::sequence).containsExactly(2L);
        assertThat(ground.feed.after(PARTNER, 3, 10)).isEmpty();
        assertThat(ground.feed.after("other", 0, 10)).as("nobody reads another's feed").isEmpty();
    }

    /** Adds the day up anew from nothing but the feed's JSON, as a partner would. */
    @Test
    void tellsADigestThatAPartnerCanAddUp() throws Exception {
        String order = ground.order(PARTNER);
        Instant midnight = DAY.atStartOfDay(vn.postalgateway.calendar.VietnamTime.ZONE).toInstant();
        ground.change(order, "order.received", midnight.minusMillis(1));
        ground.change(order, "order.placed", midnight);
        ground.change(order, "tracking.updated", T);
        ground.change(order, "delivery.delivered", midnight.plusSeconds(86_399));
        ground.change(order, "money.updated", midnight.plusSeconds(86_400));
        ground.sealing.seal();

        FeedDigest digest = ground.feed.digest(PARTNER, DAY, T);

        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        ObjectMapper json = new ObjectMapper();
        long count = 0;
        for (FeedChange change : ground.feed.after(PARTNER, 0, 100)) {
            JsonNode read = json.readTree(json.writeValueAsString(NotificationJson.of(change)));
            if (read.path("at").asText().startsWith("2026-10-06T")) {
                sha256.update((read.path("sequence").asText() + "|" + read.path("at").asText() + "|"
                        + read.path("type").asText() + "|" + read.path("orderId").asText() + "|"
                        + read.path("placement").asText() + "|" + read.path("movement").asText() + "|"
                        + read.path("money").asText() + "|" + read.path("requestId").asText() + "\n")
                        .getBytes(StandardCharsets.UTF_8));
                count++;
            }
        }
        assertThat(digest.count()).isEqualTo(count).isEqualTo(3);
        assertThat(digest.first()).isEqualTo(2);
        assertThat(digest.last()).isEqualTo(4);
        assertThat(digest.hash()).isEqualTo(HexFormat.of().formatHex(sha256.digest()));
    }

    @Test
    void closesADayWhenNothingCanComeToItAnyMore() {
        String order = ground.order(PARTNER);
        ground.change(order, "order.placed", T);

        FeedDigest unnumbered = ground.feed.digest(PARTNER, DAY, Instant.parse("2026-10-06T18:00:01Z"));
        ground.sealing.seal();
        FeedDigest early = ground.feed.digest(PARTNER, DAY, Instant.parse("2026-10-06T18:00:00Z"));
        FeedDigest late = ground.feed.digest(PARTNER, DAY, Instant.parse("2026-10-06T18:00:01Z"));
        FeedDigest empty = ground.feed.digest(PARTNER, DAY.minusDays(1), Instant.parse("2026-10-06T18:00:01Z"));

        assertThat(unnumbered.closed()).isFalse();
        assertThat(unnumbered.count()).isZero();
        assertThat(early.closed()).as("an hour for transactions under way").isFalse();
        assertThat(late.closed()).isTrue();
        assertThat(late.count()).isEqualTo(1);
        assertThat(empty).isEqualTo(new FeedDigest(DAY.minusDays(1), 0, null, null,
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", true));
    }
}
