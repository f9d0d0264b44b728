package vn.postalgateway.tracking.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.postalgateway.tracking.jdbc.TrackingGround.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.postalgateway.operator.ItemCode;
import vn.postalgateway.operator.Movement;
import vn.postalgateway.operator.StatusMeaning;
import vn.postalgateway.order.DeliveryOrder;
import vn.postalgateway.order.Money;
import vn.postalgateway.tariff.Price;
import vn.postalgateway.tariff.Vnd;
import vn.postalgateway.tracking.EventVerdict;
import vn.postalgateway.tracking.TimelineEvent;
import vn.postalgateway.tracking.Verdict;

class TrackingIntakeJdbcTest {

    private static final String PICKED_UP = "6";
    private static final String OUT = "12";
    private static final String DELIVERED = "14";
    private static final String RETURNED = "19";

    private static TrackingGround ground;

    @BeforeAll
    static void start() {
        ground = new TrackingGround();
    }

    @AfterAll
    static void stop() {
        ground.close();
    }

    @AfterEach
    void forgetWhatTheMapLearnt() {
        ground.learnt.clear();
    }

    @Test
    void deliversAndMakesTheItemBillableOnTheWeightOfThePost() {
        String order = ground.order();

        List<Verdict> verdicts = ground.verdicts(
                event(order + "-1", order, PICKED_UP, "2026-10-05T09:00:00+07:00",
                        "\"weightGrams\": 260, \"itemCode\": \"CV497960035VN\""),
                event(order + "-2", order, OUT, "05/10/2026 14:00:00", ""),
                event(order + "-3", order, DELIVERED, "2026-10-05T15:00:00", "\"recipientName\": \"Nguyễn Thị Hoa\""));

        DeliveryOrder stored = ground.stored(order);
        assertThat(verdicts).containsOnly(Verdict.APPLIED);
        assertThat(stored.movement()).isEqualTo(Movement.DELIVERED);
        assertThat(stored.money()).isEqualTo(Money.EXPECTED);
        assertThat(stored.billableAt()).isEqualTo(Instant.parse("2026-10-05T08:00:00Z"));
        assertThat(stored.price().basis()).isEqualTo(Price.Basis.ACCEPTED);
        assertThat(stored.price().tariff()).isEqualTo(Vnd.of(28_500));
        assertThat(stored.itemCode()).isEqualTo("CV497960035VN");
        assertThat(changes(order)).endsWith("delivery.delivered");
    }

    @Test
    void keepsALateEventWithoutGoingBack() {
        String order = ground.order();
        ground.send(event(order + "-2", order, DELIVERED, "2026-10-05T15:00:00", ""));

        EventVerdict verdict = ground.send(event(order + "-1", order, OUT, "2026-10-05T14:00:00", "")).get(0);

        assertThat(verdict).isEqualTo(new EventVerdict(order + "-1", Verdict.LATE, order,
                "kept; the state stays DELIVERED"));
        assertThat(ground.stored(order).movement()).isEqualTo(Movement.DELIVERED);
        assertThat(ground.events.timeline(order)).extracting(TimelineEvent::eventId)
                .containsExactly(order + "-1", order + "-2");
    }

    @Test
    void takesADoubledEventAsASuccessWithoutASecondRow() {
        String order = ground.order();
        String once = event(order + "-1", order, OUT, "2026-10-05T14:00:00", "");
        String sameInstant = event(order + "-1", order, OUT, "2026-10-05T07:00:00Z", "");

        List<EventVerdict> verdicts = ground.send(once, once);
        List<EventVerdict> again = ground.send(sameInstant);

        assertThat(verdicts).extracting(EventVerdict::verdict).containsExactly(Verdict.APPLIED, Verdict.DUPLICATE);
        assertThat(again).containsExactly(new EventVerdict(order + "-1", Verdict.DUPLICATE, order, null));
        assertThat(ground.events.timeline(order)).hasSize(1);
    }

    @Test
    void letsTheFirstContentStandAndFlagsTheOrderWhenAnIdComesWithOtherContent() {
        String order = ground.order();
        ground.send(event(order + "-1", order, OUT, "2026-10-05T14:00:00", ""));

        EventVerdict verdict = ground.send(event(order + "-1", order, DELIVERED, "2026-10-05T14:00:00", "")).get(0);

        assertThat(verdict.verdict()).isEqualTo(Verdict.DUPLICATE);
        assertThat(verdict.detail()).contains("other content");
        assertThat(ground.stored(order).movement()).isEqualTo(Movement.OUT_FOR_DELIVERY);
        assertThat(ground.stored(order).flags()).containsExactly("eventIdReused");
    }

    @Test
    void parksAnEventWithoutAnOrderAndAppliesItWhenTheOrderAppears() {
        String order = TrackingGround.newOrderId();
        EventVerdict verdict = ground.send(event(order + "-1", order, DELIVERED, "2026-10-05T15:00:00",
                "\"recipientName\": \"Nguyễn Thị Hoa\"")).get(0);

        ground.order(order);
        ground.parked.applyFor(order);

        assertThat(verdict.verdict()).isEqualTo(Verdict.PARKED);
        assertThat(ground.stored(order).movement()).isEqualTo(Movement.DELIVERED);
        assertThat(ground.events.timeline(order)).extracting(TimelineEvent::verdict).containsExactly(Verdict.APPLIED);
        assertThat(ground.jdbc.sql("select order_id from personal_key where key_id = ?")
                .param("event:vnpost:" + order + "-1").query(String.class).single()).isEqualTo(order);
    }

    @Test
    void appliesParkedEventsByItselfOnceTheItemCodeIsKnown() {
        String order = ground.order();
        String event = "{\"eventId\": \"" + order + "-1\", \"itemCode\": \"cm 494135331 vn\", \"status\": \"12\","
                + " \"occurredAt\": \"2026-10-05T14:00:00\"}";
        assertThat(ground.verdicts(event)).containsExactly(Verdict.PARKED);

        ground.place(order, "CM494135331VN");
        ground.jdbc.sql("update tracking_event set next_look_at = ? where event_id = ?")
                .params(java.sql.Timestamp.from(TrackingGround.NOW), order + "-1").update();
        ground.parked.applyDue();

        assertThat(ground.stored(order).movement()).isEqualTo(Movement.OUT_FOR_DELIVERY);
        assertThat(ground.verdicts(event)).containsExactly(Verdict.DUPLICATE);
    }

    @Test
    void looksLessOftenAtWhatStaysParked() {
        String nobody = TrackingGround.newOrderId();
        ground.send(event(nobody + "-1", nobody, OUT, "2026-10-05T14:00:00", ""));
        ground.jdbc.sql("update tracking_event set next_look_at = ? where event_id = ?")
                .params(java.sql.Timestamp.from(TrackingGround.NOW), nobody + "-1").update();

        ground.parked.applyDue();

        assertThat(ground.jdbc.sql("select next_look_at > ? from tracking_event where event_id = ?")
                .params(java.sql.Timestamp.from(TrackingGround.NOW), nobody + "-1").query(Boolean.class)
                        .single()).isTrue();
    }

    @Test
    void keepsAnUnknownStatusAndAppliesItWhenTheMapLearnsIt() {
        String order = ground.order();
        EventVerdict verdict = ground.send(event(order + "-1", order, "777", "2026-10-05T14:00:00", "")).get(0);
        List<String> flagsBefore = ground.stored(order).flags();

        ground.learnt.put("777", new StatusMeaning(Movement.DELIVERED, null, "Đã phát"));
        ground.parked.applyDue();

        assertThat(verdict.verdict()).isEqualTo(Verdict.UNKNOWN_STATUS);
        assertThat(flagsBefore).containsExactly("unknownStatus");
        assertThat(ground.stored(order).movement()).isEqualTo(Movement.DELIVERED);
        assertThat(ground.stored(order).flags()).isEmpty();
    }

    @Test
    void refusesAnEventWhoseTwoReferencesBelongToDifferentOrders() {
        String one = ground.order();
        String other = ground.order();
        ground.place(one, "EL491610889VN");

        List<Verdict> verdicts = ground.verdicts(
                event(other + "-1", other, OUT, "2026-10-05T14:00:00", "\"itemCode\": \"EL491610889VN\""),
                event(other + "-2", one, OUT, "2026-10-05T14:00:00", "\"itemCode\": \"RH000000015VN\""),
                event(other + "-3", "ord_none", OUT, "2026-10-05T14:00:00", "\"itemCode\": \"EL491610889VN\""),
                event(other + "-4", one, OUT, "2026-10-05T14:00:00", "\"itemCode\": \"EL491610889VN\""));

        assertThat(verdicts).containsExactly(Verdict.INVALID, Verdict.INVALID, Verdict.INVALID, Verdict.APPLIED);
        assertThat(ground.events.timeline(other)).isEmpty();
    }

    @Test
    void recallsASecondItemOfAnOrderThatOnlyAnEventNames() {
        String order = ground.order();
        String first = ItemCode.of("QA", 1, "VN").value();
        String second = ItemCode.of("QA", 2, "VN").value();
        String others = ItemCode.of("QA", 3, "VN").value();
        ground.place(order, first);
        String another = ground.order();
        ground.place(another, others);

        List<Verdict> verdicts = ground.verdicts(
                event(order + "-1", order, OUT, "2026-10-05T14:00:00", "\"itemCode\": \"" + second + "\""),
                event(order + "-2", order, OUT, "2026-10-05T14:00:00", "\"itemCode\": \"" + others + "\""));

        assertThat(verdicts).containsExactly(Verdict.INVALID, Verdict.INVALID);
        assertThat(ground.stored(order).flags()).containsExactly("secondItemCode");
        assertThat(ground.stored(order).itemCode()).isEqualTo(first);
        assertThat(ground.jdbc.sql("select item_code from order_recall where order_id = ?").param(order)
                .query(String.class).list()).as("not the item that another order carries").containsExactly(second);
    }

    @Test
    void takesTheNumberThatTheAgencyWasGivenForNoSecondItem() {
        String order = ground.order();
        String posts = ItemCode.of("QA", 11, "VN").value();
        String allotted = ItemCode.of("QA", 12, "VN").value();
        ground.place(order, posts);
        allot(order, allotted);

        List<Verdict> verdicts = ground.verdicts(
                event(order + "-1", order, PICKED_UP, "2026-10-05T14:00:00", "\"itemCode\": \"" + allotted + "\""),
                "{\"eventId\": \"" + order + "-2\", \"itemCode\": \"" + allotted + "\", \"status\": \"12\","
                        + " \"occurredAt\": \"2026-10-05T15:00:00\"}",
                event(order + "-3", order, DELIVERED, "2026-10-05T16:00:00", "\"itemCode\": \"" + posts + "\""));

        assertThat(verdicts).containsOnly(Verdict.APPLIED);
        assertThat(ground.stored(order).movement()).isEqualTo(Movement.DELIVERED);
        assertThat(ground.stored(order).itemCode()).isEqualTo(posts);
        assertThat(ground.stored(order).flags()).isEmpty();
    }

    @Test
    void appliesWhatWaitedUnderTheNumberThatTheAgencyWasGiven() {
        String allotted = ItemCode.of("QA", 13, "VN").value();
        Verdict before = ground.send("{\"eventId\": \"" + allotted + "\", \"itemCode\": \"" + allotted
                + "\", \"status\": \"6\", \"occurredAt\": \"2026-10-05T14:00:00\"}").get(0).verdict();
        String order = ground.order();
        allot(order, allotted);

        ground.parked.applyFor(order);

        assertThat(before).isEqualTo(Verdict.PARKED);
        assertThat(ground.stored(order).movement()).isEqualTo(Movement.PICKED_UP);
    }

    private static void allot(String order, String number) {
        ground.jdbc.sql("insert into allotted_item_code (item_code, order_id) values (?, ?)").params(number, order).update();
    }

    @Test
    void judgesEachElementForItself() {
        String order = ground.order();

        List<EventVerdict> verdicts = ground.send(
                event(order + "-1", order, OUT, "yesterday", ""),
                event(order + "-2", order, OUT, "2026-10-05T14:00:00", "\"surprise\": \"x\""),
                event(order + "-3", order, OUT, "2026-10-05T14:00:00", "\"weightGrams\": -1"),
                "{\"eventId\": \"" + order + "-4\", \"orderReference\": \"" + order + "\", \"status\": 14,"
                        + " \"occurredAt\": \"2026-10-05T14:00:00\"}",
                "{\"eventId\": \"" + order + "-5\", \"status\": \"14\", \"occurredAt\": \"2026-10-05T14:00:00\"}",
                event(order + "-6", order, OUT, "2026-10-05T14:00:00", ""));

        assertThat(verdicts).extracting(EventVerdict::verdict).containsExactly(Verdict.INVALID, Verdict.INVALID,
                Verdict.INVALID, Verdict.INVALID, Verdict.INVALID, Verdict.APPLIED);
        assertThat(verdicts).extracting(EventVerdict::eventId)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 6).mapToObj(i -> order + "-" + i).toList());
        assertThat(verdicts.get(3).detail()).isEqualTo("status must be a string");
    }

    @Test
    void letsTheEarliestFinalEventDecideEvenIfItArrivesLast() {
        String order = ground.order();
        ground.send(event(order + "-2", order, DELIVERED, "2026-10-05T15:00:00", ""));

        List<Verdict> verdicts = ground.verdicts(event(order + "-1", order, RETURNED, "2026-10-05T13:00:00", ""));

        assertThat(verdicts).containsExactly(Verdict.APPLIED);
        assertThat(ground.stored(order).movement()).isEqualTo(Movement.RETURNED);
        assertThat(ground.stored(order).money()).isEqualTo(Money.NONE);
        assertThat(ground.stored(order).flags()).containsExactly("finalsDisagree");
        assertThat(changes(order)).endsWith("delivery.delivered", "return.completed");
    }

    @Test
    void countsHowOftenAnEventCameAgain() {
        String order = ground.order();
        String event = event(order + "-1", order, DELIVERED, "2026-10-05T15:00:00", "\"weightGrams\": 80");

        ground.send(event);
        ground.send(event);
        ground.send(event);

        assertThat(ground.jdbc.sql("select doubled from tracking_event_key where event_id = ?").param(order + "-1")
                .query(Integer.class).single()).isEqualTo(2);
    }

    @Test
    void takesADeliveryBackWhenThePostCorrectsItAndPricesOnTheDeclaredWeightAgain() {
        String order = ground.order();
        ground.send(event(order + "-1", order, DELIVERED, "2026-10-05T15:00:00", "\"weightGrams\": 320"));

        List<Verdict> verdicts = ground.verdicts(event(order + "-2", order, "15", "2026-10-05T15:00:00",
                "\"supersedes\": \"" + order + "-1\""));

        DeliveryOrder stored = ground.stored(order);
        assertThat(verdicts).containsExactly(Verdict.APPLIED);
        assertThat(stored.movement()).isEqualTo(Movement.DELIVERY_FAILED);
        assertThat(stored.money()).isEqualTo(Money.NONE);
        assertThat(stored.price().weight().value()).isEqualTo(80);
        assertThat(stored.price().tariff()).isEqualTo(Vnd.of(26_000));
        assertThat(ground.events.timeline(order)).extracting(TimelineEvent::corrected).containsExactly(true, false);
    }

    @Test
    void takesAnEventOffTheOrderItWasScannedForByMistake() {
        String mistaken = ground.order();
        String right = ground.order();
        ground.send(event(right + "-1", mistaken, DELIVERED, "2026-10-05T15:00:00", ""));

        ground.send(event(right + "-2", right, DELIVERED, "2026-10-05T15:00:00",
                "\"supersedes\": \"" + right + "-1\""));

        assertThat(ground.stored(mistaken).movement()).isEqualTo(Movement.AWAITING_PICKUP);
        assertThat(ground.stored(right).movement()).isEqualTo(Movement.DELIVERED);
    }

    @Test
    void countsAndFlagsAnEventFromBeforeTheOrderAndKeepsAnImpossibleTime() {
        String order = ground.order();

        List<EventVerdict> verdicts = ground.send(
                event(order + "-1", order, OUT, "2026-10-01T09:00:00", ""),
                event(order + "-2", order, DELIVERED, "31/02/2026 10:00:00", ""));

        assertThat(verdicts).extracting(EventVerdict::verdict).containsExactly(Verdict.APPLIED, Verdict.LATE);
        assertThat(verdicts.get(0).detail()).contains("before the order was created");
        assertThat(ground.stored(order).movement()).isEqualTo(Movement.OUT_FOR_DELIVERY);
        assertThat(ground.stored(order).flags()).containsExactly("beforeCreation", "impossibleTime");
        assertThat(ground.events.timeline(order)).extracting(TimelineEvent::writtenTime)
                .contains("31/02/2026 10:00:00");
    }

    @Test
    void keepsNoNameOrPhoneInTheClear() {
        String order = ground.order();

        ground.send(event(order + "-1", order, "15", "2026-10-05T15:00:00",
                "\"recipientName\": \"Trần Văn Kín\", \"reason\": \"Gọi 0987 654 321 không nghe máy\""));

        String rows = ground.jdbc.sql("select e::text from tracking_event e where event_id = ?")
                .param(order + "-1").query(String.class).single();
        assertThat(rows).contains("không nghe máy").doesNotContain("Kín").doesNotContain("0987");
        assertThat(ground.jdbc.sql("select count(*) from event_personal where event_id = ?").param(order + "-1")
                .query(Integer.class).single()).isEqualTo(1);
    }

    @Test
    void treatsAnotherOperatorsOrderAsNone() {
        String order = ground.order();
        ground.jdbc.sql("update delivery_order set operator = 'another' where order_id = ?").param(order).update();

        List<Verdict> verdicts = ground.verdicts(event(order + "-1", order, DELIVERED, "2026-10-05T15:00:00", ""));

        assertThat(verdicts).containsExactly(Verdict.PARKED);
        assertThat(ground.stored(order).movement()).isEqualTo(Movement.AWAITING_PICKUP);
    }

    @Test
    void storesTheSameStateForEveryOrderSplitAndRepetitionOfTheSameEvents() {
        Map<String, Object> expected = null;
        Random random = new Random(20261005);
        for (int round = 0; round < 15; round++) {
            String order = ground.order();
            List<String> events = new ArrayList<>(journey(order));
            events.addAll(events.subList(0, random.nextInt(events.size())));
            Collections.shuffle(events, random);
            for (int from = 0; from < events.size();) {
                int to = Math.min(events.size(), from + 1 + random.nextInt(4));
                ground.send(events.subList(from, to).toArray());
                from = to;
            }

            Map<String, Object> state = ground.state(order);
            state.replaceAll((name, value) -> value instanceof String text ? text.replace(order, "ord") : value);
            expected = expected == null ? state : expected;
            assertThat(state).as("round %d", round).isEqualTo(expected);
        }
        assertThat(expected).containsEntry("movement", "DELIVERED").containsEntry("weight_grams", 260);
    }

    @Test
    void comesToTheSameStateWhenManyCallsTellTheSameOrdersAtOnce() throws Exception {
        List<String> orders = List.of(ground.order(), ground.order(), ground.order(), ground.order());
        List<Callable<List<Verdict>>> calls = new ArrayList<>();
        for (int seed = 0; seed < 24; seed++) {
            List<String> events = new ArrayList<>();
            orders.forEach(order -> events.addAll(journey(order)));
            Collections.shuffle(events, new Random(seed));
            calls.add(() -> ground.verdicts(events.toArray()));
        }

        ExecutorService callers = Executors.newFixedThreadPool(8);
        List<Verdict> verdicts = new ArrayList<>();
        for (var done : callers.invokeAll(calls)) {
            verdicts.addAll(done.get());
        }
        callers.shutdown();

        assertThat(orders).allSatisfy(order ->
                assertThat(ground.stored(order).movement()).isEqualTo(Movement.DELIVERED));
        assertThat(verdicts.stream().filter(v -> v != Verdict.DUPLICATE)).hasSize(4 * journey("").size());
    }

    @Test
    void answersALargeArrayInOrder() {
        List<String> orders = IntStream.range(0, 140).mapToObj(i -> ground.order()).toList();
        String[] events = orders.stream().flatMap(order -> Arrays.stream(new String[] {
            event(order + "-2", order, DELIVERED, "2026-10-05T15:00:00", ""),
            event(order + "-1", order, PICKED_UP, "2026-10-05T14:00:00", "\"weightGrams\": 90")}))
                    .toArray(String[]::new);

        List<EventVerdict> verdicts = ground.send((Object[]) events);

        assertThat(verdicts).extracting(EventVerdict::orderId)
                .containsExactlyElementsOf(orders.stream().flatMap(o -> List.of(o, o).stream()).toList());
        assertThat(verdicts.stream().filter(v -> v.verdict() == Verdict.LATE)).hasSize(140);
    }

    private static List<String> journey(String order) {
        return List.of(
                event(order + "-1", order, "2", "2026-10-05T08:30:00", ""),
                event(order + "-2", order, PICKED_UP, "2026-10-05T09:00:00.123456789", "\"weightGrams\": 260"),
                event(order + "-3", order, "10", "2026-10-05T10:00:00", "\"weightGrams\": 320"),
                event(order + "-4", order, OUT, "2026-10-05T14:00:00", ""),
                event(order + "-5", order, DELIVERED, "2026-10-05T14:30:00", ""),
                event(order + "-6", order, "15", "2026-10-05T14:30:00", "\"supersedes\": \"" + order + "-5\""),
                event(order + "-7", order, "20", "2026-10-05T14:40:00", ""),
                event(order + "-8", order, RETURNED, "2026-10-05T17:00:00", ""),
                event(order + "-9", order, DELIVERED, "2026-10-05T16:00:00", ""));
    }

    private static List<String> changes(String order) {
        return ground.jdbc.sql("select type from order_change where order_id = ? order by change_id").param(order)
                .query(String.class).list();
    }
}
