package vn.postalgateway.contract;

import java.util.Map;
import java.util.Set;
import vn.postalgateway.operator.Movement;
import vn.postalgateway.tariff.Dated;
import vn.postalgateway.tariff.Edition;
import vn.postalgateway.tariff.Wording;
import vn.postalgateway.tariff.Zone;

/**
 * One edition of a contract with all its terms.
 *
 * @param contract            what the rest of the house knows of it
 * @param legalBasis          the contract as its clauses are quoted
 * @param tariffId            the sheet it prices by; the day decides the edition
 * @param regionsId           the table of regions for items between provinces
 * @param zones               the zone of items within one province
 * @param billable            the movements that make an item billable
 * @param promisedWorkingDays working days from the day of acceptance to delivery, for every zone
 */
public record ContractTerms(Contract contract, Edition edition, Wording legalBasis, String tariffId, String regionsId,
                            ZoneTerms zones, FundingTerms funding, Set<Movement> billable,
                            Map<Zone, Integer> promisedWorkingDays, Handling handling)
    implements Dated {

    public ContractTerms {
        billable = Set.copyOf(billable);
        promisedWorkingDays = Map.copyOf(promisedWorkingDays);
    }

    /** These terms with another contract's sheet. */
    ContractTerms withSheet(String otherTariffId) {
        return new ContractTerms(contract, edition, legalBasis, otherTariffId, regionsId, zones, funding, billable,
            promisedWorkingDays, handling);
    }

    /** These terms with another contract's zones. */
    ContractTerms withZonesOf(ContractTerms other) {
        return new ContractTerms(contract, edition, legalBasis, tariffId, other.regionsId, other.zones, funding,
            billable, promisedWorkingDays, handling);
    }
}
