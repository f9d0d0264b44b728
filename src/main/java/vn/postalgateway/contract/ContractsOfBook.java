package vn.postalgateway.contract;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;

/** The contracts as the rest of the house sees them. */
public final class ContractsOfBook implements Contracts {

    private final ContractBook book;

    public ContractsOfBook(ContractBook book) {
        this.book = book;
    }

    @Override
    public Optional<Contract> inForce(String contractId, LocalDate on) {
        return book.terms().inForce(contractId, on).map(ContractTerms::contract);
    }

    @Override
    public Collection<Contract> all() {
        return book.terms().all().stream().map(ContractTerms::contract).toList();
    }
}
