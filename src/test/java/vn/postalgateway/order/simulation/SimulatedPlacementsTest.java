package vn.postalgateway.order.simulation;

import java.time.Instant;
import vn.postalgateway.order.Placements;
import vn.postalgateway.order.PlacementsContract;
import vn.postalgateway.order.Recalls;

/** The simulated database keeps the contract of the real one. */
class SimulatedPlacementsTest extends PlacementsContract {

    private final SimulatedPlacements store = new SimulatedPlacements();
    private int orders;

    @Override
    protected Placements store() {
        return store;
    }

    @Override
    protected Recalls recallStore() {
        return new SimulatedRecalls(store);
    }

    @Override
    protected String recallFacts(String orderId) {
        return store.recallFacts(orderId);
    }

    @Override
    protected String receive(Instant at) {
        String orderId = "order" + orders++;
        store.receive(orderId, at);
        return orderId;
    }

    @Override
    protected String facts(String orderId) {
        return store.facts(orderId);
    }
}
