package vn.postalgateway.tariff;

/** The columns of the Circular's price table (Circular 22/2017/TT-BTTTT, annex). */
public enum Zone {
    INSIDE_DISTRICT, ACROSS_DISTRICTS, SAME_REGION, NEAR_REGION, FAR_REGION
}
