package vn.postalgateway.tracking.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.postalgateway.operator.ItemCode;
import vn.postalgateway.operator.Movement;
import vn.postalgateway.operator.OperatorCallback;
import vn.postalgateway.platform.door.Answer;
import vn.postalgateway.platform.door.Caller;
import vn.postalgateway.platform.door.HttpCall;
import vn.postalgateway.platform.door.Problem;
import vn.postalgateway.platform.outbox.Outbox;
import vn.postalgateway.tracking.rest.CallbackDoor;

class CallbackDoorJdbcTest {

    private static final OperatorCallback.Answer THANKS = new OperatorCallback.Answer(200, "text/plain", "cảm ơn");

    private static TrackingGround ground;
    private static int itemNumber;

    private OperatorCallback.Told told;

    @BeforeAll
    static void start() {
        ground = new TrackingGround();
    }

    @AfterAll
    static void stop() {
        ground.close();
    }

    @AfterEach
    void watchNothing() {
        ground.jdbc.sql("delete from order_watch").update();
        ground.jdbc.sql("delete from outbox where purpose = 'TRACKING'").update();
    }

    @Test
    void takesWhatIsProvenInOnceHoweverOftenItIsCalledBack() {
        String order = ground.order();
        String item = placed(order);
        told = told(List.of(Map.of("eventId", item + "-14", "itemCode", item, "status", "14", "occurredAt",
                "05/10/2026 14:00:00")), List.of());

        Answer once = call("/callbacks/vnpost");
        Answer again = call("/callbacks/vnpost/");

        assertThat(ground.stored(order).movement()).isEqualTo(Movement.DELIVERED);
        assertThat(ground.events.timeline(order)).hasSize(1);
        assertThat(once.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo("cảm ơn".getBytes(StandardCharsets.UTF_8));
        assertThat(again.contentType()).isEqualTo("text/plain");
    }

    @Test
    void asksAboutTheItemsOfHintsAndBelievesNoneOfThem() {
        String hinted = ground.order();
        String alsoHinted = ground.order();
        String quiet = ground.order();
        placed(quiet);
        told = told(List.of(), List.of(placed(hinted), placed(alsoHinted), "EL491610889VN", "rubbish"));

        call("/callbacks/vnpost");
        call("/callbacks/vnpost");

        assertThat(asked()).containsExactlyInAnyOrder(hinted, alsoHinted);
        assertThat(ground.stored(hinted).movement()).isEqualTo(Movement.AWAITING_PICKUP);
        assertThat(new JdbcSilentOrders(ground.jdbc, ground.transaction(), new Outbox(ground.jdbc))
                .open(hinted, TrackingGround.NOW, Duration.ofSeconds(30))).isPresent();
    }

    @Test
    void asksOnceMoreAboutAHintThatCameWhileTheOperatorWasBeingAsked() {
        String order = ground.order();
        told = told(List.of(), List.of(placed(order)));
        JdbcSilentOrders orders =
                new JdbcSilentOrders(ground.jdbc, ground.transaction(), new Outbox(ground.jdbc));
        call("/callbacks/vnpost");
        orders.open(order, TrackingGround.NOW, Duration.ofSeconds(30));

        call("/callbacks/vnpost");
        orders.answered(order, TrackingGround.NOW);
        List<String> stillAsked = asked();
        orders.open(order, TrackingGround.NOW, Duration.ofSeconds(30));
        orders.answered(order, TrackingGround.NOW);

        assertThat(stillAsked).containsExactly(order);
        assertThat(asked()).isEmpty();
    }

    @Test
    void answersARefusalInTheOperatorsFormAndRecordsNothing() {
        int before = eventsKept();

        Answer refused = call("/callbacks/vnpost");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(eventsKept()).isEqualTo(before);
    }

    @Test
    void knowsNoCallbackOfAnOperatorThatHasNone() {
        assertThatThrownBy(() -> call("/callbacks/nobody")).isInstanceOfSatisfying(Problem.class,
                problem -> assertThat(problem.status()).isEqualTo(404));
        assertThatThrownBy(() -> call("/callbacks/")).isInstanceOf(Problem.class);
    }

    private Answer call(String path) {
        OperatorCallback callback = new OperatorCallback() {
            @Override
            public String operator() {
                return "vnpost";
            }

            @Override
            public Told read(String rest, byte[] body) throws Refused {
                if (told == null) {
                    throw new Refused("nothing to tell", new OperatorCallback.Answer(403, "text/plain", "no"));
                }
                return told;
            }
        };
        return new CallbackDoor(List.of(callback), ground.intake,
                new JdbcSilentOrders(ground.jdbc, ground.transaction(), new Outbox(ground.jdbc)),
                Clock.fixed(TrackingGround.NOW, ZoneOffset.UTC)).take(new HttpCall(new Caller(null, "req_1", null),
                "POST", path, Map.of(), Map.of(), "application/json", new byte[0], Map.of(), null));
    }

    private static OperatorCallback.Told told(List<Map<String, Object>> events, List<String> hints) {
        return new OperatorCallback.Told(events, hints, THANKS);
    }

    private static String placed(String order) {
        String item = ItemCode.of("RH", 800_000 + ++itemNumber, "VN").value();
        ground.place(order, item);
        return item;
    }

    private static List<String> asked() {
        return ground.jdbc.sql("select subject_id from outbox where queue = 'tracking.vnpost' and sent_at is null")
                .query(String.class).list();
    }

    private static int eventsKept() {
        return ground.jdbc.sql("select count(*) from tracking_event_key").query(Integer.class).single();
    }
}
