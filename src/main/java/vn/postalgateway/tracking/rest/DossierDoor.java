package vn.postalgateway.tracking.rest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.web.util.UriUtils;
import vn.postalgateway.calendar.VietnamTime;
import vn.postalgateway.operator.Movement;
import vn.postalgateway.order.DeliveryOrder;
import vn.postalgateway.order.DeliveryOrders;
import vn.postalgateway.order.OrderSearch;
import vn.postalgateway.order.Placement;
import vn.postalgateway.platform.door.Answer;
import vn.postalgateway.platform.door.HttpCall;
import vn.postalgateway.platform.door.Problem;
import vn.postalgateway.tariff.DeliveryService;
import vn.postalgateway.tracking.DossierPapers;
import vn.postalgateway.tracking.TrackingEvents;

/** {@code GET /api/v1/dossiers/{code}}: both legs of a dossier on one timeline, and who has its papers. */
public class DossierDoor {

    /** Two are usual; more where items came back or orders were sent again. The newest are shown. */
    private static final int MOST_LEGS = 20;

    private final DeliveryOrders orders;
    private final TrackingEvents events;
    private final Clock clock;

    public DossierDoor(DeliveryOrders orders, TrackingEvents events, Clock clock) {
        this.orders = orders;
        this.events = events;
        this.clock = clock;
    }

    /** The partner's own orders for the dossier; others' do not exist for it. */
    public Answer show(HttpCall call) {
        String code = UriUtils.decode(call.pathValue("code"), StandardCharsets.UTF_8);
        List<DeliveryOrder> found = orders.find(new OrderSearch(call.caller().partnerId(), null, code, null, null,
                null, null, null, MOST_LEGS, null));
        if (found.isEmpty()) {
            throw Problem.notFound("dossier");
        }
        DossierPapers papers = new DossierPapers(found);
        LocalDate today = VietnamTime.dayOf(clock.instant());
        return Answer.ok(new DossierView(code, papers.holder(), papers.promisedBy().orElse(null),
                papers.legs().stream().map(leg -> LegView.of(leg, today)).toList(), timeline(papers.legs())));
    }

    private List<Moment> timeline(List<DeliveryOrder> legs) {
        return legs.stream().flatMap(this::moments).sorted(Comparator.comparing(
                moment -> moment.event().occurredAt(), Comparator.nullsLast(Comparator.naturalOrder()))).toList();
    }

    private Stream<Moment> moments(DeliveryOrder leg) {
        return events.timeline(leg.orderId()).stream()
                .map(event -> new Moment(leg.orderId(), leg.service(), OrderEventsDoor.EventView.of(event)));
    }

    record DossierView(String code, DossierPapers.Holder holder, LocalDate promisedBy, List<LegView> legs,
                       List<Moment> timeline) { }

    /** One order for the dossier. */
    record LegView(String orderId, String requestId, DeliveryService service, String itemCode, Placement placement,
                   Movement movement, int failedAttempts, OffsetDateTime decideBy, LocalDate promisedBy,
                   boolean overdue, OffsetDateTime createdAt) {

        static LegView of(DeliveryOrder leg, LocalDate today) {
            return new LegView(leg.orderId(), leg.requestId(), leg.service(), leg.itemCode(), leg.placement(),
                    leg.movement(), leg.failedAttempts(), VietnamTime.withOffsetOrNull(leg.decideBy()),
                    leg.promisedBy(), DossierPapers.isOverdue(leg, today),
                    VietnamTime.withOffset(leg.createdAt()));
        }
    }

    /** An event, and the leg it belongs to. */
    record Moment(String orderId, DeliveryService service, @JsonUnwrapped OrderEventsDoor.EventView event) { }
}
