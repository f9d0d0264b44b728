package vn.postalgateway.console;

import java.util.List;
import java.util.Optional;

/** Which months there is something to close in. */
public interface ContractMonths {

    /** A contract's months with items or statements, the newest first. */
    List<ContractMonth> of(String contract, int most);

    /** All contracts' months that were submitted and wait to be approved, the one that waits longest first. */
    List<ContractMonth> submitted();

    /** Whether its lines may still be decided: it was neither submitted nor approved, or was reopened since. */
    boolean isOpen(ContractMonth month);

    /** The contract's newest approved month before this one. */
    Optional<ContractMonth> approvedBefore(ContractMonth month);
}
