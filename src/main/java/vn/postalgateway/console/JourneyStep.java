package vn.postalgateway.console;

import java.time.Instant;
import java.util.Locale;
import vn.postalgateway.operator.Movement;
import vn.postalgateway.order.Money;
import vn.postalgateway.order.Placement;

/** One thing that happened to an order. */
public sealed interface JourneyStep {

    /** When it happened, by the clock of whoever saw it happen. */
    Instant at();

    /** The key of the step's sentence in the page's texts. */
    String textKey();

    /** The order reached this stage on its way to the post. */
    record Placed(Instant at, Placement placement) implements JourneyStep {

        @Override
        public String textKey() {
            return "step.placement." + placement;
        }
    }

    /**
     * The post reported this about the item.
     *
     * @param movement null where the post's code moves nothing
     * @param status   the post's own code
     * @param verdict  what the gateway made of the report
     */
    record Reported(Instant at, Instant receivedAt, Movement movement, String status, String verdict)
            implements JourneyStep {

        @Override
        public String textKey() {
            return movement == null ? "step.status" : "step.movement." + movement;
        }
    }

    /** The order's money came to stand here. */
    record Settled(Instant at, Money money) implements JourneyStep {

        @Override
        public String textKey() {
            return "step.money." + money;
        }
    }

    /** For style sheets: {@code placed}, {@code reported}, {@code settled}. */
    default String kind() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }
}
