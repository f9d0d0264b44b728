package vn.postalgateway.console;

import java.time.LocalDate;
import vn.postalgateway.tariff.DeliveryService;
import vn.postalgateway.tariff.Vnd;
import vn.postalgateway.tariff.Zone;

/**
 * One line as both sides have it, frozen when the statement was matched.
 *
 * @param ours   null where only the post has it
 * @param theirs null where only we have it
 */
public record ComparedLine(DifferingLine line, Side ours, Side theirs) {

    /**
     * What one side says; null where it says nothing.
     *
     * @param atPost     what the citizen paid to the post
     * @param amount     what it asks of the budget, or owes
     * @param fileRow    where it stands in the post's file; null for ours
     * @param collectFee phí, lệ phí thu hộ
     */
    public record Side(Integer fileRow, String itemCode, String dossierCodes, DeliveryService service, Zone zone,
                       Integer weightGrams, LocalDate acceptedOn, LocalDate finalOn, Vnd tariff, Vnd atPost,
                       Vnd amount, Vnd collectFee) {
    }
}
