package vn.postalgateway.operator;

import java.util.List;

/**
 * What a post itself has on record, asked beside all contracts: the independent witness of what reached it, item by
 * item. Only the simulated post offers it.
 */
public interface PostWitness {

    /** All items in the order in which they were taken; an order reference that stands twice was created twice. */
    List<WitnessedItem> items();
}
