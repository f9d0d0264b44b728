package vn.postalgateway.console;

import java.util.List;
import vn.postalgateway.contract.ChargePaid;
import vn.postalgateway.order.Money;
import vn.postalgateway.tariff.Vnd;

/**
 * One delivery order from the counter to the statement.
 *
 * @param itemCode    null until the post has given one
 * @param weightGrams the weight that the price in force stands on
 * @param steps       in the order of time; never empty
 */
public record Journey(JourneyHeading heading, String itemCode, int weightGrams, Money money, ChargePaid chargePaid,
                      Funding funding, Vnd owed, List<JourneyStep> steps) {

    public Journey {
        steps = List.copyOf(steps);
    }

    public String orderId() {
        return heading.orderId();
    }
}
