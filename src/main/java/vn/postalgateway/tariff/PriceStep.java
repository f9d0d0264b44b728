package vn.postalgateway.tariff;

/**
 * One step of a price's explanation.
 *
 * @param rule       a stable name such as {@code zone}, {@code weight-step}, {@code exemption}, {@code citizen-charge}
 * @param amount     what the price stands at, or the part set, after this step
 * @param legalBasis the act, article or contract clause that says so
 * @param text       the sentence that names step, zone and law
 */
public record PriceStep(String rule, Vnd amount, String legalBasis, Wording text) {

    /** A step whose sentence ends with the law that says so. */
    public static PriceStep citing(Wording law, String rule, Vnd amount, Wording text) {
        return new PriceStep(rule, amount, law.vi(),
            new Wording(text.vi() + " (" + law.vi() + ")", text.en() + " (" + law.en() + ")"));
    }
}
