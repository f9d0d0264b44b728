package vn.postalgateway.sampleday;

import java.time.LocalDate;
import vn.postalgateway.operator.ItemCode;
import vn.postalgateway.tariff.DeliveryService;
import vn.postalgateway.tariff.Price;
import vn.postalgateway.tariff.Vnd;

/**
 * One line of the post's statement.
 *
 * @param citizenPaid what the post collected as citizen charge
 * @param claimed     what it asks of the budget
 * @param tariffCell  the tariff as written in the file, which may be misspelt
 */
record StatementLine(String itemCode, String orderReference, String dossierCode, DeliveryService service,
                     LocalDate acceptedOn, String finalStatus, LocalDate finalOn, int weightGrams, String zone,
                     String tariffCell, Vnd citizenPaid, Vnd claimed, Vnd collectedFee) {

    static final String HEADING = "itemCode,orderReference,dossierCode,service,acceptedOn,finalStatus,finalOn,"
            + "weightGrams,zone,tariffVnd,citizenPaidVnd,claimedVnd,collectedFeeVnd,note";

    String inCsv() {
        return String.join(",", itemCode, orderReference, dossierCode, service.name(), acceptedOn.toString(),
                finalStatus, finalOn.toString(), String.valueOf(weightGrams), zone, tariffCell,
                String.valueOf(citizenPaid.amount()), String.valueOf(claimed.amount()),
                String.valueOf(collectedFee.amount()), "");
    }

    Vnd tariff() {
        return Vnd.of(Long.parseLong(tariffCell));
    }

    StatementLine priced(int grams, Price price, boolean chargeAtTheDoor) {
        return new StatementLine(itemCode, orderReference, dossierCode, service, acceptedOn, finalStatus, finalOn,
                grams, price.zone().name(), String.valueOf(price.tariff().amount()),
                chargeAtTheDoor ? price.citizenCharge() : Vnd.ZERO, price.owed(), collectedFee);
    }

    StatementLine moved(Vnd tariffMore, Vnd citizenMore, Vnd claimedMore) {
        return new StatementLine(itemCode, orderReference, dossierCode, service, acceptedOn, finalStatus, finalOn,
                weightGrams, zone, String.valueOf(tariff().plus(tariffMore).amount()), citizenPaid.plus(citizenMore),
                claimed.plus(claimedMore), collectedFee);
    }

    StatementLine misspelt() {
        return new StatementLine(itemCode, orderReference, dossierCode, service, acceptedOn, finalStatus, finalOn,
                weightGrams, zone, tariffCell.substring(0, 2) + ".00", citizenPaid, claimed, collectedFee);
    }

    /** The same work under an item code and dossier that nobody knows. */
    StatementLine unknown() {
        return new StatementLine(ItemCode.of("RX", 99_000_001, "VN").value(), "", "H27.99-000000-0001", service,
                acceptedOn, finalStatus, finalOn, weightGrams, zone, tariffCell, citizenPaid, claimed, collectedFee);
    }

    StatementLine endedAs(String status) {
        return new StatementLine(itemCode, orderReference, dossierCode, service, acceptedOn, status, finalOn,
                weightGrams, zone, tariffCell, citizenPaid, claimed, collectedFee);
    }
}
