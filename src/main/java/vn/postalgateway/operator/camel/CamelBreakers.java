package vn.postalgateway.operator.camel;

import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.component.resilience4j.ResilienceProcessor;
import vn.postalgateway.operator.Breakers;

/** {@link Breakers} as the routes of the template {@code operator-question} hold them. */
public class CamelBreakers implements Breakers {

    private static final List<String> ASKED = List.of("place", "find", "cancel", "instruct", "track");

    private final CamelContext camel;

    public CamelBreakers(CamelContext camel) {
        this.camel = camel;
    }

    @Override
    public List<Breaker> of(String operator) {
        return ASKED.stream().flatMap(ask -> {
            Route route = camel.getRoute(operator + "-order-" + ask);
            return route == null ? null : route.filter("*").stream()
                    .filter(ResilienceProcessor.class::isInstance).map(ResilienceProcessor.class::cast)
                    .map(breaker -> read(ask, breaker));
        }).toList();
    }

    private static Breaker read(String ask, ResilienceProcessor breaker) {
        State state = switch (breaker.getCircuitBreakerState()) {
            case "OPEN", "FORCED_OPEN" -> State.OPEN;
            case "HALF_OPEN" -> State.HALF_OPEN;
            default -> State.CLOSED;
        };
        return new Breaker(ask, state, breaker.getNumberOfBufferedCalls(), breaker.getNumberOfFailedCalls());
    }
}
