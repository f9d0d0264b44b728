package vn.postalgateway.operator;

/** Where a postal item is, in our words; each operator's status codes are mapped to these by its profile. */
public enum Movement {
    AWAITING_PICKUP, PICKED_UP, IN_TRANSIT, AT_DELIVERY_OFFICE, OUT_FOR_DELIVERY, DELIVERY_FAILED, HELD,
    RETURNING, DELIVERED, RETURNED, LOST, DAMAGED;

    /** After a final movement only an earlier final event or an operator's correction changes anything. */
    public boolean isFinal() {
        return this == DELIVERED || this == RETURNED || this == LOST;
    }
}
