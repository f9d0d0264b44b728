package vn.postalgateway.operator;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Dải số hiệu bưu gửi: item codes with one service indicator, one country and serials that follow one another, as a
 * post gives them to an agency beforehand. Both ends belong to it.
 */
public record ItemCodeRange(ItemCode first, ItemCode last) {

    /** @throws IllegalArgumentException if the two are no ends of one range */
    public ItemCodeRange {
        if (!first.indicator().equals(last.indicator()) || !first.country().equals(last.country())
                || first.serial() > last.serial()) {
            throw new IllegalArgumentException("no range of item codes: " + first.value() + " to " + last.value());
        }
    }

    public int size() {
        return last.serial() - first.serial() + 1;
    }

    public boolean contains(ItemCode code) {
        return code.indicator().equals(first.indicator()) && code.country().equals(first.country())
                && code.serial() >= first.serial() && code.serial() <= last.serial();
    }

    /** All of them, with their check digits, in their order. */
    public Stream<ItemCode> codes() {
        return IntStream.rangeClosed(first.serial(), last.serial())
                .mapToObj(serial -> ItemCode.of(first.indicator(), serial, first.country()));
    }

    public boolean overlaps(ItemCodeRange other) {
        return contains(other.first) || contains(other.last) || other.contains(first);
    }
}
