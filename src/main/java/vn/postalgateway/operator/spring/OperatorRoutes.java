package vn.postalgateway.operator.spring;

import java.util.List;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import vn.postalgateway.operator.OperatorProfile;
import vn.postalgateway.operator.OperatorProfiles;
import vn.postalgateway.operator.OperatorQuestion;
import vn.postalgateway.platform.StartRefused;

/**
 * Gives each operator of {@code config/operators} its own routes, made from the templates in {@code routes/operator}:
 * one for each queue of its work and one for each thing it can be asked.
 */
public class OperatorRoutes extends RouteBuilder {

    private static final Map<String, String> WAY_OF_WORK = Map.of("placement", "order-placement",
            "settlement", "placement-doubt-settle", "cancellation", "order-recall", "instruction", "order-instruct",
            "tracking", "tracking-gap-close");
    private static final List<String> QUESTIONS = List.of("place", "find", "cancel", "instruct", "track");

    private final OperatorProfiles operators;

    public OperatorRoutes(OperatorProfiles operators) {
        this.operators = operators;
    }

    @Override
    public void configure() {
        operators.all().stream().map(OperatorProfile::id).forEach(operator -> {
            WAY_OF_WORK.forEach((work, way) -> queue(operator, work, way));
            QUESTIONS.forEach(ask -> question(operator, ask));
        });
    }

    private void queue(String operator, String work, String way) {
        String id = operator + "-" + work;
        templatedRoute("operator-queue").routeId(id).prefixId(id + "-")
                .parameter("operator", operator).parameter("work", work).parameter("way", way);
    }

    private void question(String operator, String ask) {
        if (getContext().getRegistry().lookupByNameAndType(operator + "-" + ask, OperatorQuestion.class) == null) {
            throw new StartRefused("config/operators names " + operator + ", and nothing knows how to ask it to "
                    + ask + " an order (the bean " + operator + "-" + ask + ")");
        }
        String id = operator + "-order-" + ask;
        templatedRoute("operator-question").routeId(id).prefixId(id + "-")
                .parameter("operator", operator).parameter("ask", ask);
    }
}
