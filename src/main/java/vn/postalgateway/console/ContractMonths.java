package vn.postalgateway.console;

import java.util.List;

/** Which months there is something to close in. */
public interface ContractMonths {

    /** A contract's months with items or statements, the newest first. */
    List<ContractMonth> of(String contract, int most);
}
