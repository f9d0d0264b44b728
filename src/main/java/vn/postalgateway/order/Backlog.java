package vn.postalgateway.order;

/**
 * The accepted orders that wait for an operator (tồn đọng). Where it is full no more are taken in, so that nobody is
 * promised what cannot be kept; each operator has its own, so a dead one closes no other's door.
 */
public interface Backlog {

    boolean isFull(String operator);
}
