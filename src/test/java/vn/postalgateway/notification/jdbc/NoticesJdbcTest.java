package vn.postalgateway.notification.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.postalgateway.calendar.MovingClock;
import vn.postalgateway.notification.Notice;
import vn.postalgateway.notification.NoticeChannel;
import vn.postalgateway.notification.NoticeOutcome;
import vn.postalgateway.notification.NoticeOutcome.Verdict;
import vn.postalgateway.notification.NoticeRules;
import vn.postalgateway.notification.NoticeSending;
import vn.postalgateway.notification.NoticeWriting;
import vn.postalgateway.notification.RetryPlan;
import vn.postalgateway.operator.Movement;
import vn.postalgateway.order.AgencyNames;
import vn.postalgateway.order.NoticeConsent;
import vn.postalgateway.platform.personal.PersonalSafe;
import vn.postalgateway.tracking.jdbc.TrackingGround;

/** Notices from the post's events to the hand-over to a server, on the real tables; the servers are played. */
class NoticesJdbcTest {

    private static final NoticeConsent BOTH = new NoticeConsent("hoa@example.vn", "0912345678");
    private static final NoticeConsent MAIL = new NoticeConsent("hoa@example.vn", null);
    private static final NoticeConsent PHONE = new NoticeConsent(null, "0912345678");
    private static final String NINE = "2026-10-06T09:00:00+07:00";
    private static final String TEN = "2026-10-06T09:30:00+07:00";

    private static TrackingGround ground;
    private static JdbcNotices notices;
    private static PersonalSafe safe;

    private final MovingClock clock = new MovingClock(TrackingGround.NOW);
    private NoticeSending sending = gateway(EnumSet.allOf(NoticeChannel.class), Map.of());

    @BeforeAll
    static void open() {
        ground = new TrackingGround();
        safe = new PersonalSafe(new byte[32], ground.jdbc, java.time.Clock.systemUTC());
        notices = new JdbcNotices(ground.jdbc, ground.transaction(), safe);
    }

    @AfterAll
    static void close() {
        ground.close();
    }

    @BeforeEach
    void forgetEarlierNotices() {
        ground.jdbc.sql("update notice set state = 'DROPPED', ended_at = now() where state = 'WAITING'").update();
    }

    private NoticeSending gateway(Set<NoticeChannel> channels, Map<String, Set<Movement>> contracts) {
        return new NoticeSending(notices, ground.orders,
                new NoticeRules(channels, Notice.KINDS, contracts, Duration.ofHours(24)),
                new NoticeWriting(new NoticeWriting.Letterhead(new AgencyNames(Map.of()), ""), ground.contracts(), ground.terms()),
                new RetryPlan(Duration.ofMinutes(1), Duration.ofMinutes(30), Duration.ofHours(24),
                        Duration.ofMinutes(30)),
                new NoticeSending.Limits(4, Duration.ofMinutes(3), Duration.ofMinutes(2), Duration.ofHours(1)), clock,
                new Random(1));
    }

    private static String event(String orderId, String id, String status, String at) {
        return TrackingGround.event(orderId.substring(20) + "-" + id, orderId, status, at, "");
    }

    private void happens(String orderId, String id, String status, String at) {
        ground.send(event(orderId, id, status, at));
    }

    /** Sends what is due and returns which notices left. */
    private List<String> sent(NoticeChannel channel) {
        List<String> sent = new ArrayList<>();
        for (NoticeSending.Ready ready = sending.begin(channel); ready != null; ready = sending.next(channel)) {
            sent.add(words(ready.key()));
            sending.close(ready, NoticeOutcome.sent());
        }
        return sent;
    }

    private static String words(Notice.Key key) {
        return key.kind() + " " + key.attempt();
    }

    private static List<String> states(String orderId) {
        return notices.of(orderId).stream().map(n -> words(n.key()) + " " + n.key().channel() + " " + n.state()
                + (n.reason() == null ? "" : ": " + n.reason())).toList();
    }

    @Test
    void writesTheNoticeTogetherWithTheMovementForEachAddressGiven() {
        String both = ground.order(BOTH);
        String nobody = ground.order((NoticeConsent) null);

        happens(both, "1", "12", NINE);
        happens(nobody, "1", "12", NINE);

        assertThat(states(both)).containsExactly("OUT_FOR_DELIVERY 1 EMAIL WAITING", "OUT_FOR_DELIVERY 1 SMS WAITING");
        assertThat(states(nobody)).isEmpty();
    }

    @Test
    void keepsNoNoticeOfAMovementThatWasNotCommitted() {
        String order = ground.order(BOTH);

        assertThatThrownBy(() -> ground.transaction().executeWithoutResult(status -> {
            happens(order, "1", "14", NINE);
            assertThat(states(order)).hasSize(2);
            throw new IllegalStateException("cut off");
        })).hasMessage("cut off");

        assertThat(states(order)).isEmpty();
    }

    @Test
    void tellsEachAttemptAtDeliveryOnceHoweverOftenAndInWhateverOrderItsEventsCome() {
        String order = ground.order(MAIL);
        List<String> told = new ArrayList<>();
        String[][] life = {{"a", "12", NINE}, {"b", "15", TEN}, {"c", "12", "2026-10-06T09:40:00+07:00"},
            {"d", "15", "2026-10-06T09:50:00+07:00"}, {"e", "12", "2026-10-06T09:52:00+07:00"},
            {"f", "14", "2026-10-06T09:55:00+07:00"}};

        for (int i = 0; i < life.length; i++) {
            happens(order, life[i][0], life[i][1], life[i][2]);
            for (int again = 0; again <= i; again++) {
                happens(order, life[again][0], life[again][1], life[again][2]);
            }
            told.addAll(sent(NoticeChannel.EMAIL));
        }
        happens(order, "late", "15", "2026-10-06T09:45:00+07:00");
        ground.send(TrackingGround.event(order + "w", order, "14", "2026-10-06T09:58:00+07:00",
                "\"weightGrams\": 300"));
        told.addAll(sent(NoticeChannel.EMAIL));

        assertThat(told).containsExactly("OUT_FOR_DELIVERY 1", "DELIVERY_FAILED 1", "OUT_FOR_DELIVERY 2",
                "DELIVERY_FAILED 2", "OUT_FOR_DELIVERY 3", "DELIVERED 3");
    }

    @Test
    void tellsACorrectedFailureOnce() {
        String order = ground.order(MAIL);
        happens(order, "1", "15", NINE);
        List<String> told = sent(NoticeChannel.EMAIL);

        ground.send(TrackingGround.event(order + "c", order, "15", TEN,
                "\"supersedes\": \"" + order.substring(20) + "-1\""));
        told.addAll(sent(NoticeChannel.EMAIL));

        assertThat(told).containsExactly("DELIVERY_FAILED 1");
    }

    @Test
    void neverSaysThatThePostmanComesOnceTheItemIsDelivered() {
        String order = ground.order(MAIL);
        happens(order, "1", "12", NINE);
        happens(order, "2", "14", TEN);

        assertThat(sent(NoticeChannel.EMAIL)).containsExactly("DELIVERED 1");
        happens(order, "3", "12", "2026-10-06T09:15:00+07:00");

        assertThat(sent(NoticeChannel.EMAIL)).isEmpty();
        assertThat(states(order)).contains("OUT_FOR_DELIVERY 1 EMAIL DROPPED: the item has moved on");
    }

    @Test
    void dropsAFailureOfYesterdayWhenThePostmanIsOnTheWayAgain() {
        String order = ground.order(MAIL);
        happens(order, "1", "15", NINE);
        happens(order, "2", "12", TEN);

        assertThat(sent(NoticeChannel.EMAIL)).containsExactly("OUT_FOR_DELIVERY 2");
    }

    @Test
    void dropsWhatIsTooOldAndAPostmanOfYesterday() {
        String late = ground.order(MAIL);
        happens(late, "1", "14", "2026-10-05T09:59:00+07:00");
        String yesterday = ground.order(MAIL);
        happens(yesterday, "1", "12", "2026-10-05T16:00:00+07:00");
        String fresh = ground.order(MAIL);
        happens(fresh, "1", "14", NINE);

        assertThat(sent(NoticeChannel.EMAIL)).containsExactly("DELIVERED 1");
        assertThat(states(late)).containsExactly("DELIVERED 1 EMAIL DROPPED: too old");
        assertThat(states(yesterday)).containsExactly("OUT_FOR_DELIVERY 1 EMAIL DROPPED: it was for another day");
    }

    @Test
    void tellsWhatTheContractLets() {
        sending = gateway(EnumSet.allOf(NoticeChannel.class), Map.of("ha-tinh-city", Set.of(Movement.DELIVERED)));
        String order = ground.order(MAIL);
        happens(order, "1", "12", NINE);
        List<String> told = sent(NoticeChannel.EMAIL);
        happens(order, "2", "14", TEN);
        told.addAll(sent(NoticeChannel.EMAIL));

        assertThat(told).containsExactly("DELIVERED 1");
        assertThat(states(order)).contains("OUT_FOR_DELIVERY 1 EMAIL DROPPED: the contract does not tell this");
    }

    @Test
    void dropsWhatNoServerIsSetFor() {
        sending = gateway(EnumSet.of(NoticeChannel.EMAIL), Map.of());
        String order = ground.order(PHONE);
        happens(order, "1", "14", NINE);

        assertThat(sent(NoticeChannel.SMS)).isEmpty();
        assertThat(states(order)).containsExactly("DELIVERED 1 SMS DROPPED: no server is set for it");
    }

    @Test
    void tellsNobodyWhoseKeyWasDestroyed() {
        String order = ground.order(BOTH);
        happens(order, "1", "14", NINE);

        safe.destroy(order);

        assertThat(sent(NoticeChannel.EMAIL)).isEmpty();
        assertThat(states(order)).contains("DELIVERED 1 EMAIL DROPPED: the address is erased");
        assertThat(notices.of(order)).allMatch(notice -> notice.to() == null);
    }

    @Test
    void showsAddressesMostlyHidden() {
        String order = ground.order(BOTH);
        happens(order, "1", "14", NINE);

        assertThat(notices.of(order)).extracting(Notice::to).containsExactly("h…@e….vn", "…678");
    }

    @Test
    void keepsAddressesAsCiphertextUnderTheOrdersKey() {
        String order = ground.order(new NoticeConsent("zzyzx.kep@example.vn", "0987000222"));

        List<byte[]> kept = ground.jdbc.sql("select ciphertext from order_party where order_id = ? and role in"
                + " ('EMAIL', 'SMS') order by role").param(order).query(byte[].class).list();

        assertThat(kept).extracting(bytes -> safe.open(order, bytes).orElseThrow())
                .containsExactly("zzyzx.kep@example.vn", "0987000222");
        assertThat(kept).noneMatch(bytes -> new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1)
                .contains("zzyzx"));
    }

    @Test
    void sendsEachNoticeOnceHoweverManyGatewaysLookForWork() throws Exception {
        List<String> orders = IntStream.range(0, 40).mapToObj(i -> ground.order(MAIL)).toList();
        orders.forEach(order -> happens(order, "1", "14", NINE));
        List<String> left = Collections.synchronizedList(new ArrayList<>());
        ExecutorService threads = Executors.newFixedThreadPool(6);

        List<Callable<Void>> gateways = IntStream.range(0, 6).mapToObj(i -> (Callable<Void>) () -> {
            NoticeSending one = gateway(EnumSet.allOf(NoticeChannel.class), Map.of());
            for (NoticeSending.Ready ready = one.begin(NoticeChannel.EMAIL); ready != null;
                    ready = one.next(NoticeChannel.EMAIL)) {
                left.add(ready.key().orderId());
                one.close(ready, NoticeOutcome.sent());
            }
            return null;
        }).toList();
        for (Future<Void> gateway : threads.invokeAll(gateways)) {
            gateway.get();
        }
        threads.shutdown();

        assertThat(left).containsExactlyInAnyOrderElementsOf(orders);
    }

    @Test
    void letsALateGatewayHaveNoSay() {
        String order = ground.order(MAIL);
        happens(order, "1", "14", NINE);
        NoticeSending.Ready slow = sending.begin(NoticeChannel.EMAIL);
        clock.pass(Duration.ofMinutes(4));
        NoticeSending.Ready successor = sending.begin(NoticeChannel.EMAIL);

        sending.close(successor, NoticeOutcome.sent());
        sending.close(slow, NoticeOutcome.of(Verdict.REFUSED, "late"));

        assertThatThrownBy(() -> sending.lastLook(slow)).isInstanceOf(NoticeSending.HeldUp.class);
        assertThat(states(order)).containsExactly("DELIVERED 1 EMAIL SENT");
    }

    @Test
    void sendsAMailAgainWhoseGatewayEndedButNoShortMessage() {
        String order = ground.order(BOTH);
        happens(order, "1", "14", NINE);
        sending.begin(NoticeChannel.EMAIL);
        sending.begin(NoticeChannel.SMS);

        clock.pass(Duration.ofMinutes(4));

        assertThat(sent(NoticeChannel.EMAIL)).containsExactly("DELIVERED 1");
        assertThat(sent(NoticeChannel.SMS)).isEmpty();
        assertThat(states(order)).containsExactly("DELIVERED 1 EMAIL SENT",
                "DELIVERED 1 SMS FAILED: it may have been sent when a gateway ended");
    }

    @Test
    void pausesAChannelWhoseServerIsAwayAndGivesUpAfterSoManyTries() {
        String order = ground.order(MAIL);
        happens(order, "1", "14", NINE);
        happens(ground.order(MAIL), "1", "14", NINE);
        List<Instant> tries = new ArrayList<>();

        for (int minute = 0; minute < 120; minute++) {
            for (NoticeSending.Ready ready = sending.begin(NoticeChannel.EMAIL); ready != null;
                    ready = sending.next(NoticeChannel.EMAIL)) {
                tries.add(clock.instant());
                sending.close(ready, NoticeOutcome.of(Verdict.AWAY, "no connection to the mail server"));
            }
            clock.pass(Duration.ofMinutes(1));
        }

        assertThat(tries).as("never two at a time, and four for each of the two").hasSize(8).doesNotHaveDuplicates();
        assertThat(states(order))
                .containsExactly("DELIVERED 1 EMAIL FAILED: no connection to the mail server; tried 4 times");
    }

    @Test
    void endsWhatIsBegunAgainAndAgainAndNeverEnds() {
        String order = ground.order(MAIL);
        happens(order, "1", "14", NINE);

        for (int gateway = 0; gateway < 4; gateway++) {
            assertThat(sending.begin(NoticeChannel.EMAIL)).isNotNull();
            clock.pass(Duration.ofMinutes(4));
        }

        assertThat(sending.begin(NoticeChannel.EMAIL)).isNull();
        assertThat(states(order)).containsExactly("DELIVERED 1 EMAIL FAILED: it was begun too often and never ended");
    }

    @Test
    void countsTheTriesInARowThatAServerWasAwayFor() {
        happens(ground.order(BOTH), "1", "14", NINE);

        sending.close(sending.begin(NoticeChannel.EMAIL), NoticeOutcome.of(Verdict.AWAY, "away"));
        assertThat(sending.failures(NoticeChannel.EMAIL)).isEqualTo(1);
        assertThat(sending.failures(NoticeChannel.SMS)).isZero();
        clock.pass(Duration.ofMinutes(5));
        sending.close(sending.begin(NoticeChannel.EMAIL), NoticeOutcome.sent());

        assertThat(sending.failures(NoticeChannel.EMAIL)).isZero();
    }

    @Test
    void endsWhatWasRefusedForGood() {
        String order = ground.order(BOTH);
        happens(order, "1", "14", NINE);

        sending.close(sending.begin(NoticeChannel.EMAIL),
                NoticeOutcome.of(Verdict.REFUSED, "the mail server refuses the address (550)"));
        sending.close(sending.begin(NoticeChannel.SMS), NoticeOutcome.of(Verdict.IN_DOUBT, "no answer within 10 s"));

        assertThat(states(order)).containsExactly(
                "DELIVERED 1 EMAIL FAILED: the mail server refuses the address (550)",
                "DELIVERED 1 SMS FAILED: no answer within 10 s; it may have been sent");
    }
}
