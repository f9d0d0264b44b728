package vn.postalgateway.order;

import java.util.List;
import vn.postalgateway.operator.ItemCodeRange;

/**
 * From where a new order gets a number that its agency was given beforehand (số hiệu cấp trước).
 *
 * @param ranges what the agency holds; empty if it holds none
 * @param chosen the very number that the agency has put on the envelope, or null: the next one that is free
 */
public record AllottedCodes(List<ItemCodeRange> ranges, String chosen) {

    /** The order has no number before its operator gives it one. */
    public static final AllottedCodes NONE = new AllottedCodes(List.of(), null);

    public AllottedCodes {
        ranges = List.copyOf(ranges);
    }
}
