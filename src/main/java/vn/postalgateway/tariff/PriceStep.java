package vn.postalgateway.tariff;

import java.util.Map;

/**
 * One step of a price's explanation.
 *
 * @param rule       a stable name such as {@code zone}, {@code weight-step}, {@code exemption}, {@code citizen-charge}
 * @param amount     what the price stands at, or the part set, after this step
 * @param legalBasis the act, article or contract clause that says so
 * @param text       the sentence that names step, zone and law
 * @param input      what the rule looked at, by name, such as {@code weightGrams} and {@code 80}
 * @param clause     where the rule stands; null in steps that were stored before that was kept
 */
public record PriceStep(String rule, Vnd amount, String legalBasis, Wording text, Map<String, String> input,
                        Clause clause) {

    public PriceStep {
        input = input == null ? Map.of() : Map.copyOf(input);
    }

    /** A step whose sentence ends with the law that says so. */
    public static PriceStep citing(Wording law, Clause clause, String rule, Vnd amount, Wording text,
                                   Map<String, String> input) {
        return new PriceStep(rule, amount, law.vi(),
            new Wording(text.vi() + " (" + law.vi() + ")", text.en() + " (" + law.en() + ")"), input, clause);
    }
}
