package vn.postalgateway.order;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import vn.postalgateway.contract.ChargePaid;
import vn.postalgateway.contract.Place;
import vn.postalgateway.operator.Movement;
import vn.postalgateway.tariff.DeliveryService;
import vn.postalgateway.tariff.Grams;
import vn.postalgateway.tariff.Price;
import vn.postalgateway.tariff.Vnd;

/**
 * A delivery order as it is stored, without its personal data (that is {@link OrderParties}'s).
 * Movement and money are projections; the events and the reconciliation results are the truth.
 *
 * @param orderId         {@code ord_} + ULID
 * @param contractVersion the version in force on the day of intake
 * @param declaredWeight  as the one-stop system declared it; the price's weight may be the post's
 * @param secondDirection whether it was priced as its dossiers' second direction; decided at intake
 * @param failedAttempts  how often delivery failed
 * @param decideBy        until when the sender may decide what shall become of an undelivered item; null if it need not
 * @param compensateBy    the last day on which the operator may compensate a lost or damaged item, or null
 * @param flags           why a person should look, e.g. {@code stoppedByPost}
 */
public record DeliveryOrder(String orderId, String partnerId, String requestId, String contract, String contractVersion,
                            String operator, String agencyCode, DeliveryService service, List<Dossier> dossiers,
                            Place from, Place to, Grams declaredWeight, boolean submittedOnline, String exemption,
                            ChargePaid chargePaid, Vnd collectFees, boolean secondDirection, String itemCode,
                            Placement placement, String placementDetail, Movement movement, List<String> flags,
                            Money money, Price price,
                            LocalDate promisedBy, Instant acceptedAt, Instant billableAt, int failedAttempts,
                            Instant decideBy, LocalDate compensateBy, Instant createdAt, Instant updatedAt) {

    public DeliveryOrder {
        dossiers = List.copyOf(dossiers);
        flags = List.copyOf(flags);
    }

    /** As it stands right after its intake. */
    public static DeliveryOrder received(NewOrder order) {
        DeliveryRequest request = order.request();
        return new DeliveryOrder(order.orderId(), order.partnerId(), request.requestId(), order.contract().id(),
                order.contract().version(), order.contract().operator(), request.agencyCode(), request.service(),
                request.dossiers(), request.sender().place(), request.recipient().place(), request.weight(),
                request.submittedOnline(), request.exemption(), request.chargePaid(), request.collectFeesTotal(),
                order.question().secondDirection(), null, Placement.RECEIVED, null, Movement.AWAITING_PICKUP,
                List.of(), Money.NONE, order.price(), order.promisedBy(), null, null, 0, null, null, order.at(),
                order.at());
    }

    /** Rejected or cancelled: what happens to an item of it, nobody asked for. */
    public boolean isCalledOff() {
        return placement == Placement.REJECTED || placement == Placement.CANCELLED;
    }

    /** What the postman collects: the collected fees, and the citizen charge where it is paid to the post. */
    public Vnd collectAtDoor() {
        return collectFees.plus(chargePaid.collectedByPost(price.citizenCharge()));
    }
}
