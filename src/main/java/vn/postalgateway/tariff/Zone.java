package vn.postalgateway.tariff;

/** The columns of the Circular's price table (Circular 22/2017/TT-BTTTT, annex). */
public enum Zone {
    INSIDE_DISTRICT(new Wording("nội huyện", "inside the district")),
    ACROSS_DISTRICTS(new Wording("liên huyện", "across districts")),
    SAME_REGION(new Wording("liên tỉnh nội vùng", "between provinces of one region")),
    NEAR_REGION(new Wording("liên tỉnh cận vùng", "between neighbouring regions")),
    FAR_REGION(new Wording("liên tỉnh cách vùng", "between regions 1 and 3"));

    private final Wording wording;

    Zone(Wording wording) {
        this.wording = wording;
    }

    /** As it stands within a sentence. */
    public Wording wording() {
        return wording;
    }
}
