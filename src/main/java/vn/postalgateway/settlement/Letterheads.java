package vn.postalgateway.settlement;

import java.time.YearMonth;
import java.util.List;
import vn.postalgateway.contract.Contract;
import vn.postalgateway.contract.Contracts;
import vn.postalgateway.contract.PartiesBook;
import vn.postalgateway.contract.SigningParties;
import vn.postalgateway.contract.SigningParties.Party;
import vn.postalgateway.operator.OperatorProfile;
import vn.postalgateway.operator.OperatorProfiles;

/** Who signs today; a submitted period keeps whoever it was then. */
public final class Letterheads {

    private static final String NUMBER = "BBĐS";

    private final Contracts contracts;
    private final PartiesBook book;
    private final OperatorProfiles operators;

    public Letterheads(Contracts contracts, PartiesBook book, OperatorProfiles operators) {
        this.contracts = contracts;
        this.book = book;
        this.operators = operators;
    }

    /** By the contract's version at the month's end, else by any; without signing parties only the names it knows. */
    public Letterhead of(String contractId, YearMonth period) {
        Contract contract = contracts.inForce(contractId, period.atEndOfMonth())
                .orElseGet(() -> contracts.all().stream().filter(c -> c.id().equals(contractId)).findFirst()
                        .orElseThrow(() -> SettlementRefused.notFound("contract")));
        return new Letterhead(contract.name(), book.all().stream().filter(p -> p.contract().equals(contractId))
                .findFirst().orElseGet(() -> unnamed(contract)));
    }

    private SigningParties unnamed(Contract contract) {
        String carrier = operators.byId(contract.operator()).map(OperatorProfile::name).orElse(contract.operator());
        return new SigningParties(contract.id(), null, NUMBER, List.of(), named(contract.payingParty()),
                named(carrier));
    }

    private static Party named(String name) {
        return new Party(name, null, null, null, null, null);
    }
}
