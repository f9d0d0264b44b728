package vn.postalgateway.console;

import java.util.List;
import java.util.Map;

/**
 * Đối soát: who pays, what the post claims and where both sides differ.
 *
 * @param typical   the commonest price of one billable item, {@code items} telling how many have it
 * @param billable  all billable items together
 * @param statement the latest statement's sums, or null while none has come
 * @param outcomes  how many lines of it came to each outcome, most frequent first
 * @param largest   its largest differences by amount, largest first
 */
public record FinancePanel(Funding typical, Funding billable, StatementSums statement, Map<String, Long> outcomes,
                           List<Difference> largest) {

    public FinancePanel {
        largest = List.copyOf(largest);
    }
}
