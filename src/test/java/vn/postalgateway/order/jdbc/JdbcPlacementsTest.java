package vn.postalgateway.order.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.postalgateway.order.Placements;
import vn.postalgateway.order.PlacementsContract;
import vn.postalgateway.order.Recalls;
import vn.postalgateway.order.simulation.SimulatedPlacements;
import vn.postalgateway.order.simulation.SimulatedRecalls;

/** The real database keeps the contract, and does whatever is asked of it as the simulated one does. */
class JdbcPlacementsTest extends PlacementsContract {

    private static OrderGround ground;

    @BeforeAll
    static void start() {
        ground = new OrderGround();
    }

    @AfterAll
    static void stop() {
        ground.close();
    }

    @Override
    protected Placements store() {
        return ground.placements;
    }

    @Override
    protected Recalls recallStore() {
        return ground.recalls;
    }

    @Override
    protected String recallFacts(String orderId) {
        return ground.recallFacts(orderId);
    }

    @Override
    protected String receive(Instant at) {
        return ground.receive(at);
    }

    @Override
    protected String facts(String orderId) {
        return ground.facts(orderId);
    }

    /** The same calls, in any order, leave the same behind: what the simulation shows is true of PostgreSQL. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void doesInAnyOrderOfCallsWhatTheSimulatedOneDoes(long seed) {
        SplittableRandom random = new SplittableRandom(seed);

        for (int order = 0; order < 20; order++) {
            SimulatedPlacements simulated = new SimulatedPlacements();
            SimulatedRecalls simulatedRecalls = new SimulatedRecalls(simulated);
            String orderId = ground.receive(T0);
            simulated.receive(orderId, T0);
            RandomCalls calls = new RandomCalls(orderId, List.of(code(), code()), T0, random);
            List<String> made = new ArrayList<>();
            for (int i = 0; i < 14; i++) {
                made.add(calls.make(List.of(ground.placements, simulated), List.of(ground.recalls, simulatedRecalls)));
                assertThat(ground.facts(orderId)).as("seed %d, after %s", seed, made)
                        .isEqualTo(simulated.facts(orderId));
                assertThat(ground.placements.doubt(orderId)).as("seed %d, after %s", seed, made)
                        .isEqualTo(simulated.doubt(orderId));
                assertThat(ground.recallFacts(orderId)).as("seed %d, after %s", seed, made)
                        .isEqualTo(simulated.recallFacts(orderId));
                assertThat(ground.recalls.next(orderId).map(Recalls.Recall::extraItem)).as("seed %d, after %s", seed, made)
                        .isEqualTo(simulatedRecalls.next(orderId).map(Recalls.Recall::extraItem));
            }
        }
    }
}
