package vn.postalgateway.operator;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import vn.postalgateway.tariff.DeliveryService;
import vn.postalgateway.tariff.Grams;
import vn.postalgateway.tariff.Vnd;

/**
 * What we ask an operator to take: one postal item.
 *
 * @param orderReference our orderId; the operator's key for asking and for doubles
 * @param collect        what the postman collects at the door: collected fees, and the citizen charge if paid to it
 * @param answerBy       the end of the lease: from then on another worker may judge the call, so it has to be over
 */
public record PlacementRequest(String operator, String orderReference, List<String> dossierCodes,
                               DeliveryService service, Grams weight, Vnd collect, PostalParty sender,
                               PostalParty recipient, String note, Instant answerBy) {

    /**
     * Whether a call that takes at most so long may still leave. An adapter asks right before the first byte; after a
     * "no" nothing was sent, which is {@link PlacementOutcome.NotSent}.
     */
    public boolean mayLeave(Instant now, Duration longestCall) {
        return !now.plus(longestCall).isAfter(answerBy);
    }
}
