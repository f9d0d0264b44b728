package vn.postalgateway.tariff;

/**
 * A group of people for whom the tariff is lowered (đối tượng được miễn, giảm giá cước).
 *
 * @param code    upper-case letters, digits and underscores
 * @param percent 1 to 100 of the sum that is not due
 */
public record Exemption(String code, int percent, Wording name, Clause clause) {

    public Exemption {
        if (!code.matches("[A-Z][A-Z0-9_]*")) {
            throw new IllegalArgumentException("exemption code must match [A-Z][A-Z0-9_]*: " + code);
        }
        if (percent < 1 || percent > 100) {
            throw new IllegalArgumentException("exemption percent must be 1 to 100: " + percent);
        }
    }

    /** What is left to pay; the share taken off is rounded down to the dong. */
    public Vnd lower(Vnd sum) {
        return sum.minus(sum.percent(percent));
    }
}
