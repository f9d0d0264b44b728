package vn.postalgateway.contract;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;

/** The contracts that the gateway knows; read and checked at start. */
public interface Contracts {

    /** The version in force on a day in Vietnam. */
    Optional<Contract> inForce(String contractId, LocalDate on);

    Collection<Contract> all();
}
