package vn.postalgateway.contract;

import java.time.LocalDate;
import vn.postalgateway.tariff.DeliveryService;
import vn.postalgateway.tariff.Grams;
import vn.postalgateway.tariff.Price;
import vn.postalgateway.tariff.Vnd;

/**
 * Everything that a price depends on.
 *
 * @param dossierCount    1 to 20; the citizen charge counts per dossier, capped at the item's tariff
 * @param on              the day in Vietnam whose sheet and contract version apply
 * @param exemption       null or a code of the tariff
 * @param collectFees     what the postman collects for the agency beside the citizen charge
 * @param secondDirection the same dossiers travelled the other way under the same contract before
 */
public record PriceQuestion(String contract, DeliveryService service, Grams weight, int dossierCount,
                            ChargePaid chargePaid, Place from, Place to, LocalDate on, boolean submittedOnline,
                            String exemption, Price.Basis basis, Vnd collectFees, boolean secondDirection) {

    /** An item that collects nothing and is its dossiers' only one. */
    public PriceQuestion(String contract, DeliveryService service, Grams weight, int dossierCount,
                         ChargePaid chargePaid, Place from, Place to, LocalDate on, boolean submittedOnline,
                         String exemption, Price.Basis basis) {
        this(contract, service, weight, dossierCount, chargePaid, from, to, on, submittedOnline, exemption, basis,
            Vnd.ZERO, false);
    }
}
