package vn.postalgateway.contract;

import vn.postalgateway.tariff.Vnd;

/** Where the citizen pays the citizen charge. */
public enum ChargePaid {
    /** The postman collects it at the door. */
    TO_POST,
    /** Paid on the portal: the agency holds it, the post never does. */
    ONLINE;

    /** What the post collects of a citizen charge: all of it or nothing. */
    public Vnd collectedByPost(Vnd citizenCharge) {
        return this == TO_POST ? citizenCharge : Vnd.ZERO;
    }
}
