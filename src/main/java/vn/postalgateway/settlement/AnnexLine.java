package vn.postalgateway.settlement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import vn.postalgateway.reconciliation.Outcome;
import vn.postalgateway.reconciliation.Resolution;
import vn.postalgateway.reconciliation.Standing;
import vn.postalgateway.tariff.DeliveryService;
import vn.postalgateway.tariff.Vnd;
import vn.postalgateway.tariff.Zone;

/**
 * One line of the annex (phụ lục): a line of the post's statement, or an item that only we have.
 *
 * @param lineNo      in the post's statement; null if only we have it
 * @param outcome     null for an item that became billable after the statement was matched
 * @param carriesItem our item stands here, and only here; otherwise our amounts are 0
 * @param origin      the month that the item belongs to by its event, or null
 * @param explanation of the difference, in Vietnamese, or null
 * @param decided     what a person decided, or null
 */
public record AnnexLine(String key, Integer lineNo, String itemCode, String orderId, String dossierCodes,
                        Outcome outcome, Disposition disposition, boolean carriesItem, YearMonth origin, Ours ours,
                        Theirs theirs, Standing standing, String explanation, Decided decided) {

    /**
     * What we hold; the first five are null where we know no such item.
     *
     * @param owed 0 where the item is not billable
     * @param fee  collected fee (lệ phí thu hộ) that is first seen in this period
     */
    public record Ours(DeliveryService service, Zone zone, String agencyCode, Integer weightGrams, LocalDate finalOn,
                       Vnd tariff, Vnd atPost, Vnd online, Vnd discount, Vnd subsidy, Vnd owed, Vnd fee) {
    }

    /** What the post's line says; null where it says nothing, or nothing that could be read. */
    public record Theirs(DeliveryService service, Zone zone, Integer weightGrams, Vnd tariff, Vnd citizenPaid) {
    }

    public record Decided(Resolution action, String reason, String by, Instant at) {
    }

    /** Claimed minus owed. */
    public Vnd delta() {
        return standing.claimed().minus(ours.owed());
    }

    /** Something that people had to look at: neither matched nor merely not billed yet. */
    public boolean isException() {
        return outcome != null && outcome != Outcome.MATCHED && outcome != Outcome.EXPECTED;
    }

    /** Ours, else the post's, else null. */
    public DeliveryService service() {
        return ours.service() != null ? ours.service() : theirs.service();
    }

    /** Ours, else the post's, else null. */
    public Zone zone() {
        return ours.zone() != null ? ours.zone() : theirs.zone();
    }
}
