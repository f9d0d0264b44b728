package vn.postalgateway.notification;

/**
 * Gives the changes that are committed their numbers, one sealer at a time: a number given inside the transaction
 * that wrote the change would be missing for good if that one failed, or would make every writer wait for the other.
 */
public interface FeedSealing {

    /** Numbers what waits, up to a bound; returns how many. */
    int seal();
}
