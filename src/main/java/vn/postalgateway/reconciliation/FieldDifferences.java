package vn.postalgateway.reconciliation;

import java.util.ArrayList;
import java.util.List;
import vn.postalgateway.tariff.Vnd;

/** Lists the fields on which a line and our item differ; what the line does not say does not differ. */
final class FieldDifferences {

    private final List<Difference> found = new ArrayList<>();

    private FieldDifferences() {
    }

    static List<Difference> of(StatementLine line, ChargeItem item, Vnd owed) {
        FieldDifferences all = new FieldDifferences();
        all.compare("itemCode", item.itemCode(), line.itemCode());
        all.compare("orderReference", item.orderId(), line.orderReference());
        all.compare("dossierCode", item.dossierCodes(), line.dossierCodes());
        all.compare("service", item.service(), line.service());
        all.compare("acceptedOn", item.acceptedOn(), line.acceptedOn());
        all.compare("finalStatus", item.movement(), line.finalStatus());
        all.compare("finalOn", item.finalOn(), line.finalOn());
        all.compare("weightGrams", item.weightGrams(), line.weightGrams());
        all.compare("zone", item.zone(), line.zone());
        all.money("tariffVnd", item.tariff(), line.tariff());
        all.money("citizenPaidVnd", item.collectedByPost(), line.citizenPaid());
        all.money("claimedVnd", owed, line.claimed());
        all.money("collectedFeeVnd", item.collectFees(), line.collectedFee());
        return all.found;
    }

    /** Codes of ours that the line's code may have been meant for. */
    static List<Difference> near(StatementLine line, List<String> nearCodes) {
        return nearCodes.stream().map(code -> new Difference("nearItemCode", code, line.itemCode(), Vnd.ZERO))
                .toList();
    }

    private void compare(String field, Object ours, Object theirs) {
        String our = ours == null ? null : ours.toString();
        if (theirs != null && !theirs.toString().equals(our)) {
            found.add(new Difference(field, our, theirs.toString(), Vnd.ZERO));
        }
    }

    private void money(String field, Vnd ours, Vnd theirs) {
        if (theirs != null && !theirs.equals(ours)) {
            found.add(new Difference(field, String.valueOf(ours.amount()), String.valueOf(theirs.amount()),
                    theirs.minus(ours)));
        }
    }
}
