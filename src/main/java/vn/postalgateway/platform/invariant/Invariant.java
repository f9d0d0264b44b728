package vn.postalgateway.platform.invariant;

/** Something about the stored data that is always true, unless the gateway has a fault or somebody tampered. */
public interface Invariant {

    /** As the metric and the guide call it: {@code [a-z-]+}. */
    String name();

    /** Looks in the caller's snapshot; bounded, however much is stored. */
    Violations look();

    /** @param example the id of one violation, or null if there is none */
    record Violations(long count, String example) { }
}
