package vn.postalgateway.contract;

/** Where the citizen pays the citizen charge. */
public enum ChargePaid {
    /** The postman collects it at the door. */
    TO_POST,
    /** Paid on the portal: the agency holds it, the post never does. */
    ONLINE
}
