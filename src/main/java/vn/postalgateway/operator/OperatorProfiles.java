package vn.postalgateway.operator;

import java.util.Collection;
import java.util.Optional;

/** The operators that the gateway knows; read at start. */
public interface OperatorProfiles {

    Optional<OperatorProfile> byId(String operatorId);

    Collection<OperatorProfile> all();
}
