package vn.postalgateway.console;

import java.util.Map;

/** How the work for each operator stands. One read-only snapshot. */
public interface OperatorHealth {

    /** By the operator's id; an operator without any work may be missing. */
    Map<String, OperatorStand> all();
}
