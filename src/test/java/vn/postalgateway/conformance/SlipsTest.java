package vn.postalgateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.postalgateway.conformance.http.HttpDoors;
import vn.postalgateway.conformance.http.HttpWebhookInbox;
import vn.postalgateway.conformance.http.Slip;
import vn.postalgateway.conformance.http.SoapCalls;
import vn.postalgateway.conformance.http.SoapPost;
import vn.postalgateway.conformance.http.StandInGateway;

/** Every journey can fail: against a gateway with one slip the kit names the promises that it breaks, and no other. */
class SlipsTest {

    private static final Patience PATIENCE = new Patience(Duration.ofSeconds(5));
    private static final Logins LOGINS = new Logins(
            Map.of("ONE_STOP_TOKEN", "one-stop-token", "POST_TOKEN", "post-token"));
    private static final Clock CLOCK = Clock.systemUTC();

    private static final Map<Slip, Set<String>> AS_ONE_STOP = new EnumMap<>(Slip.class);
    private static final Map<Slip, Set<String>> AS_POST = new EnumMap<>(Slip.class);

    static {
        AS_ONE_STOP.put(Slip.NONE, Set.of());
        AS_ONE_STOP.put(Slip.ORDERS_TWICE_ON_REPEAT, Set.of("same-request-twice", "many-at-once", "cut-connection",
                "batch-with-a-bad-row", "same-over-soap"));
        AS_ONE_STOP.put(Slip.FORGETS_THE_REPLAY_HEADER, Set.of("same-request-twice"));
        AS_ONE_STOP.put(Slip.TAKES_OTHER_CONTENT, Set.of("other-content"));
        AS_ONE_STOP.put(Slip.ORDERS_TWICE_IN_A_CROWD, Set.of("many-at-once"));
        AS_ONE_STOP.put(Slip.ORDERS_TWICE_AFTER_A_CUT, Set.of("cut-connection"));
        AS_ONE_STOP.put(Slip.NAMES_NO_POINTER, Set.of("wrong-field", "batch-with-a-bad-row"));
        AS_ONE_STOP.put(Slip.STORES_WRONG_ORDERS, Set.of("wrong-field", "batch-with-a-bad-row"));
        AS_ONE_STOP.put(Slip.ONE_BAD_ROW_SPOILS_ALL, Set.of("batch-with-a-bad-row"));
        AS_ONE_STOP.put(Slip.ORDERS_TWICE_BY_BATCH, Set.of("batch-with-a-bad-row"));
        AS_ONE_STOP.put(Slip.OPENS_TO_STRANGERS, Set.of("stranger"));
        AS_ONE_STOP.put(Slip.NEVER_CANCELS, Set.of("cancel-twice"));
        AS_ONE_STOP.put(Slip.SOAP_IS_ANOTHER_WORLD, Set.of("same-over-soap"));
        AS_ONE_STOP.put(Slip.SOAP_OPENS_TO_STRANGERS, Set.of("same-over-soap"));
        AS_ONE_STOP.put(Slip.SKIPS_A_NUMBER, Set.of("feed-without-gap"));
        AS_ONE_STOP.put(Slip.LOSES_AN_EVENT, Set.of("feed-without-gap", "digest"));
        AS_ONE_STOP.put(Slip.ADDS_UP_WRONGLY, Set.of("digest"));
        AS_ONE_STOP.put(Slip.SIGNS_WRONGLY, Set.of("signed-webhook"));
        AS_ONE_STOP.put(Slip.TELLS_ONCE_ONLY, Set.of("signed-webhook"));
        AS_ONE_STOP.put(Slip.NAMES_CITIZENS, Set.of("signed-webhook"));
        AS_POST.put(Slip.NONE, Set.of());
        AS_POST.put(Slip.CREATES_TWICE, Set.of("created-once", "never-arrived", "rejected", "nothing-twice"));
        AS_POST.put(Slip.SHOWS_ANOTHER_ITEM, Set.of("created-once", "accepted-then-silent", "never-arrived",
                "busy-post", "cancel-pending"));
        AS_POST.put(Slip.CREATES_AGAIN_LATER, Set.of("nothing-twice"));
        AS_POST.put(Slip.CREATES_AGAIN_AFTER_SILENCE, Set.of("accepted-then-silent", "nothing-twice"));
        AS_POST.put(Slip.ASKS_ONCE_ONLY, Set.of("never-arrived"));
        AS_POST.put(Slip.IGNORES_RETRY_AFTER, Set.of("busy-post"));
        AS_POST.put(Slip.TRIES_AGAIN_WHAT_WAS_REJECTED, Set.of("rejected"));
        AS_POST.put(Slip.CANCELS_WITHOUT_THE_POST, Set.of("cancel-pending"));
        AS_POST.put(Slip.COUNTS_AN_EVENT_TWICE, Set.of("event-twice", "unknown-item"));
        AS_POST.put(Slip.LAST_TOLD_WINS, Set.of("reordered", "two-days-late"));
        AS_POST.put(Slip.FORGETS_WHAT_IS_LATE, Set.of("two-days-late"));
        AS_POST.put(Slip.TAKES_FORGERIES, Set.of("forged"));
        AS_POST.put(Slip.ONE_BAD_EVENT_SPOILS_ALL, Set.of("bad-event"));
        AS_POST.put(Slip.REFUSES_THE_UNKNOWN, Set.of("unknown-item"));
    }

    // Mostly they wait: together they wait no longer than one of them
    private static final int AT_ONCE = 6;
    private static final ExecutorService THREADS = Executors.newFixedThreadPool(AT_ONCE);
    private static final Map<Slip, Future<Report>> ONE_STOP_REPORTS = new EnumMap<>(Slip.class);
    private static final Map<Slip, Future<Report>> POST_REPORTS = new EnumMap<>(Slip.class);

    @BeforeAll
    static void rehearse() {
        AS_POST.keySet().forEach(slip -> POST_REPORTS.put(slip, THREADS.submit(() -> asPost(slip))));
        AS_ONE_STOP.keySet().forEach(slip -> ONE_STOP_REPORTS.put(slip, THREADS.submit(() -> asOneStop(slip))));
    }

    @AfterAll
    static void end() {
        THREADS.shutdownNow();
    }

    static Set<Slip> slipsAsOneStop() {
        return AS_ONE_STOP.keySet();
    }

    static Set<Slip> slipsAsPost() {
        return AS_POST.keySet();
    }

    @ParameterizedTest
    @MethodSource("slipsAsOneStop")
    void namesWhatAOneStopSystemIsNotGiven(Slip slip) throws Exception {
        Report report = ONE_STOP_REPORTS.get(slip).get();

        assertThat(broken(report)).as(ReportText.page(report)).isEqualTo(new TreeSet<>(AS_ONE_STOP.get(slip)));
        assertThat(report.passed()).isEqualTo(slip == Slip.NONE);
    }

    @ParameterizedTest
    @MethodSource("slipsAsPost")
    void namesWhatAPostIsNotGiven(Slip slip) throws Exception {
        Report report = POST_REPORTS.get(slip).get();

        assertThat(broken(report)).as(ReportText.page(report)).isEqualTo(new TreeSet<>(AS_POST.get(slip)));
        assertThat(report.passed()).isEqualTo(slip == Slip.NONE);
    }

    @Test
    void doesNotBeginWhereTheGatewayCallsAnotherPost() throws IOException {
        try (StandInGateway gateway = new StandInGateway(Slip.NONE, null)) {
            Stage stage = new Stage(new HttpDoors(gateway.address(), LOGINS), null,
                    new SampleOrders(SampleOrders.usualPattern(), CLOCK.instant()), new Patience(Duration.ofMillis(50)), CLOCK);
            PlacementJourneys placement = new PlacementJourneys(stage, new ScriptedPost(CLOCK, Duration.ofSeconds(1)));

            assertThat(placement.refusal().orElseThrow()).contains("VNPOST_ENDPOINT");
            assertThat(new Rehearsal(CLOCK, finding -> { }).run("operator", "nowhere", List.of(placement.last())).findings())
                    .extracting(Finding::verdict).containsExactly(Verdict.NOT_SHOWN);
        }
    }

    @Test
    void knowsASlipForEveryJourney() {
        PlacementJourneys placement = new PlacementJourneys(null, null);
        List<String> journeys = Stream.of(new OrderJourneys(null).all(),
                new FeedJourneys(null, null).all(), placement.all(),
                new EventJourneys(null).all(), List.of(placement.last()))
                .flatMap(List::stream).map(Journey::name).toList();

        List<String> failed = Stream.of(AS_ONE_STOP, AS_POST).flatMap(slips -> slips.values().stream())
                .flatMap(Set::stream).distinct().toList();
        List<Slip> played = new ArrayList<>(AS_ONE_STOP.keySet());
        played.addAll(AS_POST.keySet());

        assertThat(failed).containsExactlyInAnyOrderElementsOf(journeys);
        assertThat(played).containsAll(Arrays.asList(Slip.values()));
    }

    private static Set<String> broken(Report report) {
        Set<String> broken = new TreeSet<>();
        report.findings().stream().filter(f -> f.verdict() != Verdict.KEPT).map(Finding::name).forEach(broken::add);
        return broken;
    }

    private static Report asOneStop(Slip slip) throws IOException {
        try (StandInGateway gateway = new StandInGateway(slip, null);
                HttpWebhookInbox inbox = new HttpWebhookInbox("127.0.0.1", 0, CLOCK)) {
            Stage stage = stage(gateway.address());
            return walk("one-stop", gateway.address(), new OrderJourneys(stage).all(),
                    new FeedJourneys(stage, inbox).all());
        }
    }

    private static Report asPost(Slip slip) throws IOException {
        ScriptedPost books = new ScriptedPost(CLOCK, Duration.ofSeconds(1));
        try (SoapPost post = new SoapPost("127.0.0.1", 0, books);
                StandInGateway gateway = new StandInGateway(slip, post.address())) {
            Stage stage = stage(gateway.address());
            PlacementJourneys placement = new PlacementJourneys(stage, books);
            return walk("operator", gateway.address(), placement.all(),
                    new EventJourneys(stage).all(), List.of(placement.last()));
        }
    }

    private static Stage stage(URI gateway) {
        return new Stage(new HttpDoors(gateway, LOGINS), new SoapCalls(gateway, LOGINS),
                new SampleOrders(SampleOrders.usualPattern(), CLOCK.instant()), PATIENCE, CLOCK);
    }

    @SafeVarargs
    private static Report walk(String role, URI gateway, List<Journey>... parts) {
        return new Rehearsal(CLOCK, finding -> { }).run(role, gateway.toString(),
                Stream.of(parts).flatMap(List::stream).toList());
    }
}
