package vn.postalgateway.order.jdbc;

/** Each operator has queues of its own, so that a dead one never slows another. */
final class Queues {

    private Queues() {
    }

    static String placement(String operator) {
        return "placement." + operator;
    }

    static String settlement(String operator) {
        return "settlement." + operator;
    }

    static String cancellation(String operator) {
        return "cancellation." + operator;
    }
}
