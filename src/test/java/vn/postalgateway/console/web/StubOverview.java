package vn.postalgateway.console.web;

import static vn.postalgateway.operator.Movement.AT_DELIVERY_OFFICE;
import static vn.postalgateway.operator.Movement.AWAITING_PICKUP;
import static vn.postalgateway.operator.Movement.DELIVERED;
import static vn.postalgateway.operator.Movement.DELIVERY_FAILED;
import static vn.postalgateway.operator.Movement.IN_TRANSIT;
import static vn.postalgateway.operator.Movement.LOST;
import static vn.postalgateway.operator.Movement.OUT_FOR_DELIVERY;
import static vn.postalgateway.operator.Movement.PICKED_UP;
import static vn.postalgateway.operator.Movement.RETURNED;
import static vn.postalgateway.order.Placement.OUTCOME_UNKNOWN;
import static vn.postalgateway.order.Placement.PLACED;
import static vn.postalgateway.order.Placement.RECEIVED;
import static vn.postalgateway.tariff.DeliveryService.DOSSIER_PICKUP;
import static vn.postalgateway.tariff.DeliveryService.RESULT_DELIVERY;

import java.time.Instant;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.postalgateway.console.Difference;
import vn.postalgateway.console.FinancePanel;
import vn.postalgateway.console.Funding;
import vn.postalgateway.console.Journey;
import vn.postalgateway.console.JourneyHeading;
import vn.postalgateway.console.JourneyStep;
import vn.postalgateway.console.OneStopPanel;
import vn.postalgateway.console.Overview;
import vn.postalgateway.console.Picture;
import vn.postalgateway.console.PostEvent;
import vn.postalgateway.console.PostPanel;
import vn.postalgateway.console.StatementSums;
import vn.postalgateway.contract.ChargePaid;
import vn.postalgateway.operator.Movement;
import vn.postalgateway.order.Money;
import vn.postalgateway.order.Placement;
import vn.postalgateway.tariff.DeliveryService;
import vn.postalgateway.tariff.Vnd;
import vn.postalgateway.tariff.Wording;

/** A read model by hand, so that pages can be looked at without a database. */
final class StubOverview implements Overview {

    enum Moment { EMPTY, RUNNING, OVER }

    private static final Instant NINE = Instant.parse("2026-10-05T02:00:00Z");

    volatile Moment moment = Moment.OVER;

    @Override
    public Picture at(Instant now) {
        return switch (moment) {
            case EMPTY -> new Picture(now, new OneStopPanel(0, 0, 0, 0, 0, 0, 0, 0, List.of(), null),
                    new PostPanel(List.of(), Map.of(), Map.of()),
                    new FinancePanel(Funding.NONE, Funding.NONE, null, Map.of(), List.of()));
            case RUNNING -> new Picture(now, new OneStopPanel(84, 61, 21, 1, 0, 1, 0, 0, latest(), "ord_1"),
                    new PostPanel(events(), verdicts(212, 4, 6), where(9, 12, 10, 8, 17, 3, 0, 0)),
                    new FinancePanel(funding(12, 26_000, 10_000), funding(17, 451_500, 165_000), null, Map.of(), List.of()));
            case OVER -> new Picture(now, new OneStopPanel(126, 126, 0, 0, 0, 0, 0, 0, latest(), "ord_1"),
                    new PostPanel(events(), verdicts(611, 14, 18), where(0, 0, 0, 0, 119, 0, 6, 1)),
                    new FinancePanel(funding(64, 26_000, 10_000), funding(119, 3_412_000, 1_180_000),
                            new StatementSums("stm_1", "vnpost", "ha-tinh-city", YearMonth.of(2026, 10), 1, "READY",
                                    Vnd.of(2_508_500), Vnd.of(2_472_000), Vnd.of(36_500), Vnd.ZERO, Vnd.of(240_000), 7),
                            outcomes(), differences()));
        };
    }

    @Override
    public Optional<Journey> journeyOf(String orderId) {
        if (moment == Moment.EMPTY) {
            return Optional.empty();
        }
        return latest().stream().filter(h -> h.orderId().equals(orderId)).findFirst()
                .map(h -> new Journey(h, "RH000000015VN", 80, Money.MATCHED, ChargePaid.ONLINE,
                        new Funding(1, Vnd.of(26_000), Vnd.of(10_000), Vnd.of(16_000), Vnd.ZERO), Vnd.of(26_000), steps()));
    }

    private static List<JourneyStep> steps() {
        return List.of(new JourneyStep.Placed(NINE, RECEIVED), new JourneyStep.Placed(NINE.plusSeconds(1), PLACED),
                reported(5, PICKED_UP, "6", "APPLIED"), reported(8, IN_TRANSIT, "10", "APPLIED"),
                reported(11, OUT_FOR_DELIVERY, "12", "APPLIED"), reported(14, DELIVERY_FAILED, "15", "APPLIED"),
                reported(15, AT_DELIVERY_OFFICE, "11", "LATE"), reported(17, DELIVERED, "14", "APPLIED"),
                new JourneyStep.Settled(NINE.plusSeconds(70), Money.MATCHED));
    }

    private static JourneyStep reported(int second, Movement movement, String status, String verdict) {
        Instant at = NINE.plusSeconds(second);
        return new JourneyStep.Reported(at, at.plusMillis(120), movement, status, verdict);
    }

    private static List<JourneyHeading> latest() {
        return List.of(heading(1, RESULT_DELIVERY, PLACED, DELIVERED), heading(2, DOSSIER_PICKUP, PLACED, IN_TRANSIT),
                heading(3, RESULT_DELIVERY, PLACED, DELIVERY_FAILED), heading(4, RESULT_DELIVERY, OUTCOME_UNKNOWN, AWAITING_PICKUP),
                heading(5, DOSSIER_PICKUP, PLACED, LOST), heading(6, RESULT_DELIVERY, RECEIVED, AWAITING_PICKUP),
                heading(7, RESULT_DELIVERY, PLACED, RETURNED), heading(8, DOSSIER_PICKUP, PLACED, OUT_FOR_DELIVERY));
    }

    private static JourneyHeading heading(int n, DeliveryService service, Placement placement, Movement movement) {
        return new JourneyHeading("ord_" + n, "H27.12-261005-000" + n, n == 2 ? 3 : 1, service, placement, movement,
                NINE.plusSeconds(90 - n));
    }

    private static List<PostEvent> events() {
        return List.of(event(1, "14", DELIVERED, "APPLIED"), event(2, "14", DELIVERED, "DUPLICATE"),
                event(3, "12", OUT_FOR_DELIVERY, "LATE"), event(4, "15", DELIVERY_FAILED, "APPLIED"),
                event(5, "21", null, "APPLIED"), event(6, "14", DELIVERED, "APPLIED"), event(7, "6", PICKED_UP, "PARKED"),
                event(8, "77", null, "UNKNOWN_STATUS"), event(9, "11", AT_DELIVERY_OFFICE, "APPLIED"),
                event(10, "10", IN_TRANSIT, "INVALID"), event(11, "10", IN_TRANSIT, "APPLIED"), event(12, "19", RETURNED, "APPLIED"));
    }

    private static PostEvent event(int n, String status, Movement movement, String verdict) {
        return new PostEvent(NINE.plusSeconds(100 - n), NINE.plusSeconds(99 - n), "vnpost", "RH00000001" + (n % 10) + "VN",
                "ord_" + n, status, movement, verdict);
    }

    private static Map<String, Long> verdicts(long applied, long late, long duplicate) {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("APPLIED", applied);
        counts.put("DUPLICATE", duplicate);
        counts.put("LATE", late);
        counts.put("PARKED", 1L);
        return counts;
    }

    private static Map<Movement, Long> where(long waiting, long picked, long transit, long out, long delivered, long failed,
                                             long returned, long lost) {
        Map<Movement, Long> counts = new LinkedHashMap<>();
        counts.put(AWAITING_PICKUP, waiting);
        counts.put(PICKED_UP, picked);
        counts.put(IN_TRANSIT, transit);
        counts.put(OUT_FOR_DELIVERY, out);
        counts.put(DELIVERY_FAILED, failed);
        counts.put(DELIVERED, delivered);
        counts.put(RETURNED, returned);
        counts.put(LOST, lost);
        return counts;
    }

    private static Funding funding(long items, long tariff, long citizens) {
        return new Funding(items, Vnd.of(tariff), Vnd.of(citizens), Vnd.of(tariff - citizens), Vnd.ZERO);
    }

    private static Map<String, Long> outcomes() {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("MATCHED", 113L);
        counts.put("WEIGHT_STEP_DIFFERS", 2L);
        counts.put("TARIFF_DIFFERS", 1L);
        counts.put("CITIZEN_CHARGE_DIFFERS", 1L);
        counts.put("NOT_IN_GATEWAY", 1L);
        counts.put("RETURNED_BILLED", 1L);
        counts.put("DUPLICATE_ON_STATEMENT", 1L);
        counts.put("NOT_ON_STATEMENT", 1L);
        return counts;
    }

    private static List<Difference> differences() {
        return List.of(
                new Difference("TARIFF_DIFFERS", 41, "RH000000417VN", "ord_9", Vnd.of(72_000), Vnd.of(18_500), Vnd.of(53_500),
                        List.of(new Wording("Tính theo mỗi 100 g bắt đầu: 320 g × 26.000 đ = 104.000 đ; biểu giá theo nấc là 28.500 đ.",
                                "Priced per started 100 g: 320 g × 26,000 VND = 104,000 VND; the tariff's step says 28,500 VND."))),
                new Difference("NOT_IN_GATEWAY", 126, "RH000999990VN", null, Vnd.of(16_000), Vnd.ZERO, Vnd.of(16_000), List.of()),
                new Difference("WEIGHT_STEP_DIFFERS", 17, "RH000000173VN", "ord_3", Vnd.of(18_500), Vnd.of(17_000), Vnd.of(1_500),
                        List.of(new Wording("Bưu điện cân 320 g, ta ghi 240 g: sang nấc trên 250 g, +1.500 đ.",
                                "The post weighed 320 g, we hold 240 g: step above 250 g, +1,500 VND."))),
                new Difference("NOT_ON_STATEMENT", null, "RH000000522VN", "ord_5", Vnd.ZERO, Vnd.of(16_000), Vnd.of(-16_000),
                        List.of()));
    }
}
