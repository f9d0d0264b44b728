package vn.postalgateway.platform.outbox;

import java.util.List;

/**
 * The names of an operator's queues, as its routes name them. Each operator has queues of its own, so that a dead one
 * never slows another.
 */
public final class OperatorQueues {

    /** Stands before the operator's id in the name of the queue of orders that are to be placed. */
    public static final String PLACEMENT = "placement.";

    private OperatorQueues() {
    }

    /** Orders to be placed. */
    public static String placement(String operator) {
        return PLACEMENT + operator;
    }

    /** Orders in doubt, to be asked about. */
    public static String settlement(String operator) {
        return "settlement." + operator;
    }

    /** Orders and items to be cancelled. */
    public static String cancellation(String operator) {
        return "cancellation." + operator;
    }

    /** Items that could not be delivered, to be told what shall become of them. */
    public static String instruction(String operator) {
        return "instruction." + operator;
    }

    /** Items to be asked about, because nothing was heard of them. */
    public static String tracking(String operator) {
        return "tracking." + operator;
    }

    /** All of an operator's, in the order in which its work leaves. */
    // What keeps a wrong item from travelling goes before what makes a new one, and that before what only asks.
    static List<String> inTurn(String operator) {
        return List.of(cancellation(operator), instruction(operator), settlement(operator), placement(operator),
                tracking(operator));
    }
}
