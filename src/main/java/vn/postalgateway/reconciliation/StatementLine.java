package vn.postalgateway.reconciliation;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import vn.postalgateway.tariff.DeliveryService;
import vn.postalgateway.tariff.Vnd;
import vn.postalgateway.tariff.Zone;

/**
 * One line of a statement in canonical form: their side. Whatever the file does not say, or says unreadably, is null.
 *
 * @param lineNo        1 is the first row below the heading
 * @param itemCodeValid S10 form and check digit
 * @param dossierCodes  sorted, parted by a space
 * @param citizenPaid   what the post says it collected as citizen charge
 * @param claimed       what the post asks of the budget
 * @param adjustment    its service is no service but an adjustment of earlier claims
 * @param faults        cells that cannot be read
 */
public record StatementLine(int lineNo, int fileRow, String itemCode, boolean itemCodeValid, String orderReference,
                            String dossierCodes, DeliveryService service, LocalDate acceptedOn, String finalStatus,
                            LocalDate finalOn, Integer weightGrams, Zone zone, Vnd tariff, Vnd citizenPaid, Vnd claimed,
                            Vnd collectedFee, boolean adjustment, String note,
                            List<CellFault> faults) {

    /** What it adds to the sum claimed; an unreadable claim counts 0 and is said to be unreadable. */
    public Vnd claim() {
        return orZero(claimed);
    }

    Vnd tariffOrZero() {
        return orZero(tariff);
    }

    Vnd citizenPaidOrZero() {
        return orZero(citizenPaid);
    }

    /** A negative or adjustment line. */
    public boolean isCredit() {
        return adjustment || Stream.of(tariff, citizenPaid, claimed).anyMatch(v -> v != null && v.isNegative());
    }

    private static Vnd orZero(Vnd vnd) {
        return vnd == null ? Vnd.ZERO : vnd;
    }
}
