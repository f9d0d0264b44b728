package vn.postalgateway.order.simulation;

/** The operator's queues. */
final class Queues {

    static final String PLACEMENT = "placement." + World.OPERATOR;
    static final String SETTLEMENT = "settlement." + World.OPERATOR;
    static final String CANCELLATION = "cancellation." + World.OPERATOR;

    private Queues() {
    }
}
