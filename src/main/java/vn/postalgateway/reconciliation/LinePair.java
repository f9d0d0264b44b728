package vn.postalgateway.reconciliation;

import java.util.List;

/**
 * What the match found: a line with our item, a line without, or an item without a line.
 *
 * @param line       null for what only we have
 * @param item       null for what only they have
 * @param level      by which identity they met, or null
 * @param candidates in how many ways the line and an item of ours could meet; above 1 none of them counts
 * @param contents   how many different contents the lines have that name the same item
 * @param counts     false for the second and further copies of one content
 * @param carries    our amount stands here: of several lines the one with the smallest content, then line number
 * @param nearCodes  item codes of ours that nobody billed and that are much like the line's; they only suggest
 */
public record LinePair(StatementLine line, ChargeItem item, MatchLevel level, int candidates, int contents,
                       boolean counts, boolean carries, List<String> nearCodes) {

    public LinePair {
        nearCodes = List.copyOf(nearCodes);
    }

    /** The line is the only one that names the item, and the other way round. */
    public static LinePair of(StatementLine line, ChargeItem item, MatchLevel level) {
        return new LinePair(line, item, level, item == null ? 0 : 1, 1, true, item != null, List.of());
    }

    boolean carriesDue() {
        return carries && item != null && item.inPopulation();
    }
}
