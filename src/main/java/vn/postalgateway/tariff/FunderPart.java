package vn.postalgateway.tariff;

/** One funder's part of one item's tariff; never negative. */
public record FunderPart(Funder funder, Vnd amount) {

    public FunderPart {
        if (amount.isNegative()) {
            throw new IllegalArgumentException("the part of " + funder + " is negative: " + amount);
        }
    }
}
