package vn.postalgateway.tracking;

/** What became of one event at its arrival. */
public enum Verdict {
    /** It changed the order's movement or raised a mark on the order. */
    APPLIED,
    /** The same event was taken before; a success. */
    DUPLICATE,
    /** Kept, and the state stays as it is. */
    LATE,
    /** Kept; no order of this operator bears its item code or reference yet. Applied by itself when one appears. */
    PARKED,
    /** Kept; the operator's status map does not know its code. Applied when the map learns it. */
    UNKNOWN_STATUS,
    /** Not an event that can count: kept sealed as it came, and the same eventId may be used again. */
    INVALID
}
