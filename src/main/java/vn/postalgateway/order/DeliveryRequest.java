package vn.postalgateway.order;

import java.time.OffsetDateTime;
import java.util.List;
import vn.postalgateway.contract.ChargePaid;
import vn.postalgateway.tariff.DeliveryService;
import vn.postalgateway.tariff.Grams;
import vn.postalgateway.tariff.Vnd;

/**
 * What a one-stop system asks for, after defaults, Unicode NFC and trimming: the same content, whichever door it came
 * through.
 *
 * @param requestId idempotency key, 1–100 characters, unique per partner
 * @param another   true: knowingly another order for a dossier and service already under way
 * @param extensions canonical JSON text of the caller's own object, kept and not used; null if absent
 * @param notices   where the citizen wants to be told; null if nowhere
 */
public record DeliveryRequest(String requestId, String contract, String agencyCode, DeliveryService service,
                              List<Dossier> dossiers, Party sender, Party recipient, Grams weight,
                              boolean submittedOnline, String exemption, ChargePaid chargePaid,
                              List<CollectedFee> collectFees, PickupWindow pickupWindow, String receivingOfficeCode,
                              String note, boolean another, String extensions, NoticeConsent notices) {

    /** When the citizen is at home; both ends inclusive. */
    public record PickupWindow(OffsetDateTime from, OffsetDateTime to) { }

    public DeliveryRequest {
        dossiers = List.copyOf(dossiers);
        collectFees = List.copyOf(collectFees);
    }

    /** Σ of the collected fees. */
    public Vnd collectFeesTotal() {
        return collectFees.stream().map(CollectedFee::amount).reduce(Vnd.ZERO, Vnd::plus);
    }
}
