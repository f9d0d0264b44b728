package vn.postalgateway.reconciliation;

import vn.postalgateway.tariff.Vnd;

/**
 * How a claim stands after the match and what people decided since: claimed = confirmed + contested + carried over,
 * always. What is confirmed is payable. A part may be negative where more is owed than was claimed.
 *
 * @param online the part of what is confirmed that citizens paid online and the agency passes on
 */
public record Standing(Vnd claimed, Vnd confirmed, Vnd contested, Vnd carriedOver, Vnd online) {

    public static final Standing NONE = new Standing(Vnd.ZERO, Vnd.ZERO, Vnd.ZERO, Vnd.ZERO, Vnd.ZERO);

    public Standing {
        if (!claimed.equals(confirmed.plus(contested).plus(carriedOver))) {
            throw new IllegalStateException("claimed " + claimed + " is not confirmed " + confirmed + " + contested "
                    + contested + " + carried over " + carriedOver);
        }
    }
}
