package vn.postalgateway.contract;

import java.util.List;
import java.util.stream.Stream;
import vn.postalgateway.tariff.DeliveryService;
import vn.postalgateway.tariff.Zone;

/**
 * Who pays in which case: the first case that an item meets, else the funding for all others.
 *
 * @param lowers what an exemption lowers
 */
public record FundingTerms(List<Case> cases, Funding otherwise, Lowers lowers) {

    /** How an exemption meets the citizen charge; no public text says it, so each contract chooses. */
    public enum Lowers {
        /** The tariff: the citizen then pays at most the charge of what is left, and nobody pays the exempted part. */
        TARIFF,
        /** The citizen charge alone: the post is due the whole tariff, the rest funder pays what the citizen leaves. */
        CITIZEN_CHARGE
    }

    /** A funding of its own for the items that meet a condition. */
    public record Case(Condition when, Funding funding) { }

    /** What is null is not looked at. */
    public record Condition(DeliveryService service, Boolean online, Boolean exempt, Zone zone) {

        boolean meets(PriceQuestion question, Zone where) {
            return (service == null || service == question.service())
                && (online == null || online == question.submittedOnline())
                && (exempt == null || exempt == (question.exemption() != null))
                && (zone == null || zone == where);
        }
    }

    public FundingTerms {
        cases = List.copyOf(cases);
    }

    Funding of(PriceQuestion question, Zone zone) {
        return cases.stream().filter(each -> each.when().meets(question, zone)).map(Case::funding).findFirst()
            .orElse(otherwise);
    }

    /** Every funding that an item may get. */
    public Stream<Funding> all() {
        return Stream.concat(cases.stream().map(Case::funding), Stream.of(otherwise));
    }
}
