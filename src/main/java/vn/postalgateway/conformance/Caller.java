package vn.postalgateway.conformance;

/** As whom the kit calls the gateway. */
public enum Caller {

    ONE_STOP,
    POST,
    /** Somebody whose name is known and whose token is made up. */
    STRANGER
}
