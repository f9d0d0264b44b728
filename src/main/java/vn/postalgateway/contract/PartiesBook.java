package vn.postalgateway.contract;

import java.util.Collection;

/** Who signs for which contract; at most one entry for each. */
public interface PartiesBook {

    Collection<SigningParties> all();
}
