package vn.postalgateway.operator.simulator;

import java.util.List;

/** How a simulated post tells the gateway what happened. */
interface Callback {

    /** How one call ended. */
    enum End { HEARD, REFUSED, AWAY }

    /** One call for all of these; a success only when the gateway has stored them. */
    End tell(List<PostEvent> events) throws InterruptedException;
}
