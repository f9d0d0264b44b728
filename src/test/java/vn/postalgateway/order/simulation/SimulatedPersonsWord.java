package vn.postalgateway.order.simulation;

import java.time.Instant;
import java.util.List;
import vn.postalgateway.order.PersonsWord;
import vn.postalgateway.order.Placements;

/** What people write into the simulated database. */
final class SimulatedPersonsWord implements PersonsWord {

    private final SimulatedPlacements store;

    SimulatedPersonsWord(SimulatedPlacements store) {
        this.store = store;
    }

    @Override
    public List<Waiting> waiting(int most) {
        return store.rows().stream().filter(o -> store.doubt(o.orderId).isPresent()).limit(most)
                .map(o -> new Waiting(o.orderId, World.OPERATOR, o.doubtSince, null, o.work.at())).toList();
    }

    @Override
    public void exists(Placements.Doubt doubt, String itemCode, String actor, Instant now) {
        store.heardOf(doubt.orderId(), itemCode, now);
    }

    @Override
    public void doesNotExist(Placements.Doubt doubt, String actor, Instant now) {
        store.clearToSend(doubt, "a person", now);
    }

    @Override
    public boolean carriedByAnother(Placements.Doubt doubt, String itemCode) {
        return store.rows().stream().anyMatch(o -> itemCode.equals(o.itemCode) && !o.orderId.equals(doubt.orderId()));
    }
}
