package vn.postalgateway.reconciliation;

import java.time.LocalDate;
import java.time.YearMonth;
import vn.postalgateway.contract.ChargePaid;
import vn.postalgateway.contract.Place;
import vn.postalgateway.operator.Movement;
import vn.postalgateway.order.Placement;
import vn.postalgateway.tariff.DeliveryService;
import vn.postalgateway.tariff.Price;
import vn.postalgateway.tariff.Vnd;
import vn.postalgateway.tariff.Zone;

/**
 * One postal item as we hold it, frozen when the statement was matched: our side.
 *
 * @param inPopulation  the period owes its amount: billable in it (or in a closed one before) and never settled
 * @param dossierCodes  sorted, parted by a space
 * @param finalOn       the day in Vietnam of the event that made it billable, or null
 * @param billableMonth null while it is not billable
 * @param owed          what the budget owes for it, were it due now
 * @param secondDirection whether it was priced as its dossiers' second direction
 * @param settledIn     where it was settled before, or null
 */
public record ChargeItem(String orderId, boolean inPopulation, String itemCode, DeliveryService service,
        String dossierCodes,
                         int dossierCount, Movement movement, Placement placement, LocalDate acceptedOn,
                         LocalDate finalOn,
                         YearMonth billableMonth, int weightGrams, Zone zone, Place from, Place to,
                         ChargePaid chargePaid,
                         boolean submittedOnline, String exemption, Price.Basis basis, LocalDate pricedOn, Vnd tariff,
                         Vnd citizen, Vnd post, Vnd owed, Vnd collectFees, boolean secondDirection,
                         EarlierSettlement settledIn) {

    /** The part of the citizen charge that the post holds. */
    public Vnd collectedByPost() {
        return chargePaid.collectedByPost(citizen);
    }

    /** The part of the citizen charge that the agency holds and passes on. */
    public Vnd onlineCharge() {
        return chargePaid == ChargePaid.ONLINE ? citizen : Vnd.ZERO;
    }
}
