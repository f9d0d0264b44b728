package vn.postalgateway.order.simulation;

/** What an operator can make of one call to create an order. The first is the undisturbed one. */
enum Reply {
    ACCEPTED("accepted"),
    REJECTED("rejected"),
    DUPLICATE("duplicate"),
    LOST_BEFORE("lost before"),
    LOST_AFTER("lost after"),
    LATE("late"),
    REGISTERED_LATE("registered late"),
    BUSY("busy");

    final String words;

    Reply(String words) {
        this.words = words;
    }
}
