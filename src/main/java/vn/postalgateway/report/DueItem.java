package vn.postalgateway.report;

import java.time.LocalDate;
import java.util.List;
import vn.postalgateway.operator.Movement;
import vn.postalgateway.tariff.DeliveryService;

/**
 * An item under way that is late, or promised for today or the next working day.
 *
 * @param itemCode null while the post has not named one
 * @param dossiers codes of what lies in it
 */
public record DueItem(String agencyCode, String orderId, String itemCode, List<String> dossiers,
                      DeliveryService service, Movement movement, LocalDate promisedBy, boolean overdue) {

    public DueItem {
        dossiers = List.copyOf(dossiers);
    }
}
