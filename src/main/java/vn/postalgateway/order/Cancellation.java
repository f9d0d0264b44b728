package vn.postalgateway.order;

/** How a sender's wish to cancel an order stands. */
public sealed interface Cancellation {

    /** The order is cancelled; the operator has confirmed it if it ever had the order. */
    record Done() implements Cancellation { }

    /** Not certain yet: the operator decides, or it is not known yet whether it has the order. */
    record Pending() implements Cancellation { }

    /** It cannot be cancelled any more; the reason is fit to be told, in English or in the operator's words. */
    record TooLate(String reason) implements Cancellation { }
}
