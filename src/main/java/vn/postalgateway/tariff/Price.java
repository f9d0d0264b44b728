package vn.postalgateway.tariff;

import java.util.List;

/**
 * The price of one postal item in one direction and who pays it. Always: tariff = sum of the funders' parts.
 *
 * @param tariff     giá cước after exemption
 * @param owed       what the paying agency owes the post once the item is billable:
 *                   tariff − post's own part − the citizen charge where the post collects it
 * @param funders    one part per funder with a part, in the order citizen, budget, post
 * @param tariffId   id and version of the sheet that priced it, e.g. {@code circular-22-2017}
 * @param basis      ESTIMATE on the declared weight, ACCEPTED on the weight at the post's counter
 * @param vat        NOT_SUBJECT, or the mode that the sheet names
 */
public record Price(Vnd tariff, Vnd owed, List<FunderPart> funders, String tariffId, String legalBasis, Zone zone,
                    Grams weight, Basis basis, String vat, List<PriceStep> explanation) {

    /** On which weight a price stands. */
    public enum Basis { ESTIMATE, ACCEPTED }

    public Price {
        Vnd sum = funders.stream().map(FunderPart::amount).reduce(Vnd.ZERO, Vnd::plus);
        if (!sum.equals(tariff)) {
            throw new IllegalArgumentException("the parts sum to " + sum + ", the tariff is " + tariff);
        }
        funders = List.copyOf(funders);
        explanation = List.copyOf(explanation);
    }

    /** A price of which only the sums and what they stand on are known: nothing is explained. */
    public static Price ofSums(Vnd tariff, Vnd owed, List<FunderPart> funders, String tariffId, Zone zone, Grams weight,
                               Basis basis) {
        return new Price(tariff, owed, funders, tariffId, null, zone, weight, basis, null, List.of());
    }

    /** Whether both come to the same sums, and by the same sheet, zone and weight. */
    public boolean comesToTheSameAs(Price other) {
        return sums().equals(other.sums());
    }

    private Price sums() {
        List<FunderPart> parts = funders.stream().filter(part -> !part.amount().equals(Vnd.ZERO)).toList();
        return ofSums(tariff, owed, parts, tariffId, zone, weight, basis);
    }

    /** What the citizen pays, whether at the door or online. */
    public Vnd citizenCharge() {
        return partOf(Funder.CITIZEN);
    }

    /** The budget's part. */
    public Vnd subsidy() {
        return partOf(Funder.BUDGET);
    }

    public Vnd partOf(Funder funder) {
        return funders.stream().filter(p -> p.funder() == funder).map(FunderPart::amount).reduce(Vnd.ZERO, Vnd::plus);
    }
}
