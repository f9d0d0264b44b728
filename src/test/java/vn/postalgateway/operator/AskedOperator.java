package vn.postalgateway.operator;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.component.direct.DirectComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import vn.postalgateway.operator.spring.OperatorRoutes;
import vn.postalgateway.tariff.DeliveryService;
import vn.postalgateway.tariff.Grams;
import vn.postalgateway.tariff.Vnd;

/** One operator's real routes in a Camel context of their own, asked as the gateway asks it. */
public final class AskedOperator implements AutoCloseable {

    private final String operator;
    private final Path routes;
    private final CamelContext camel = new DefaultCamelContext();

    /** One that is shipped. */
    public AskedOperator(String operator) {
        this(operator, Path.of("routes/operator", operator));
    }

    /** @param routes the folder of its own routes */
    public AskedOperator(String operator, Path routes) {
        this.operator = operator;
        this.routes = routes;
    }

    public CamelContext camel() {
        return camel;
    }

    /** Binds what its routes name, its five questions among them. */
    public AskedOperator with(Map<String, Object> beans) {
        beans.forEach(camel.getRegistry()::bind);
        return this;
    }

    public AskedOperator start() throws Exception {
        camel.addComponent("jms", new NoQueues());
        camel.addRoutesConfigurations(new RouteConfigurationBuilder() {
            @Override
            public void configuration() {
                routeConfiguration().errorHandler(noErrorHandler());
                routeConfiguration("park-on-failure").errorHandler(noErrorHandler());
            }
        });
        loadTemplates(camel);
        try (Stream<Path> own = Files.list(routes)) {
            for (Path route : own.filter(file -> file.toString().endsWith(".camel.yaml")).toList()) {
                load(camel, route);
            }
        }
        OperatorRoutes routes = new OperatorRoutes(profiles(operator));
        camel.addRoutes(routes);
        camel.addTemplatedRoutes(routes);
        camel.start();
        return this;
    }

    /** Nothing takes work from a queue here, so a queue is whatever takes the settings of one and is soon closed. */
    private static final class NoQueues extends DirectComponent {

        @Override
        protected void validateParameters(String uri, Map<String, Object> settings, String prefix) {
            settings.clear();
        }
    }

    /** The templates that every operator's routes are made of. */
    public static void loadTemplates(CamelContext camel) throws Exception {
        load(camel, Path.of("routes/operator/operator-queue.camel.yaml"));
        load(camel, Path.of("routes/operator/operator-question.camel.yaml"));
    }

    private static void load(CamelContext camel, Path route) throws Exception {
        PluginHelper.getRoutesLoader(camel).loadRoutes(
                PluginHelper.getResourceLoader(camel).resolveResource("file:" + route));
    }

    public PlacementOutcome place(String orderReference) {
        return place(request(orderReference, Instant.MAX));
    }

    public PlacementOutcome place(PlacementRequest request) {
        return (PlacementOutcome) camel.createProducerTemplate().requestBodyAndHeaders(route("place"), request,
                Map.of("Secret-Of-The-Route", "never sent"));
    }

    public InquiryOutcome find(String orderReference) {
        return (InquiryOutcome) camel.createProducerTemplate().requestBody(route("find"),
                new PlacementInquiry(operator, orderReference, Instant.EPOCH));
    }

    public TrackingAnswer track(String orderReference, String itemCode) {
        return (TrackingAnswer) camel.createProducerTemplate().requestBody(route("track"),
                new TrackingQuery(operator, orderReference, itemCode));
    }

    public CancelOutcome cancel(String orderReference, String itemCode) {
        PlacementRequest placed = request(orderReference, Instant.MAX);
        return (CancelOutcome) camel.createProducerTemplate().requestBody(route("cancel"),
                new CancelRequest(operator, orderReference, itemCode, "Người dân đến nhận tại quầy",
                        List.of(placed.sender(), placed.recipient())));
    }

    public InstructionOutcome instruct(String orderReference, Instruction instruction, LocalDate until) {
        PlacementRequest placed = request(orderReference, Instant.MAX);
        return (InstructionOutcome) camel.createProducerTemplate().requestBody(route("instruct"),
                new InstructionRequest(operator, orderReference, instruction, until,
                        List.of(placed.sender(), placed.recipient())));
    }

    private String route(String ask) {
        return "direct:" + operator + "-order-" + ask;
    }

    public PlacementRequest request(String orderReference, Instant answerBy) {
        return new PlacementRequest(operator, orderReference, List.of("H27.12-261001-0001", "H27.12-261001-0002"),
                DeliveryService.RESULT_DELIVERY, new Grams(80), Vnd.of(10_000),
                new PostalParty("Trung tâm Hành chính công", "02393855555", "Số 2 Nguyễn Chí Thanh", "18073", "42"),
                new PostalParty("Nguyễn Thị Sen", "0912345678", "12 Phan Đình Phùng", "18100", "42"), null, answerBy);
    }

    /** Operators of class B, of whom nothing is known but their ids. */
    public static OperatorProfiles profiles(String... ids) {
        List<OperatorProfile> known = Stream.of(ids).map(id -> new OperatorProfile(id, "Bưu điện", "HT-42-0001",
                DoubtClass.B, Duration.ofSeconds(10), Map.of())).toList();
        return new OperatorProfiles() {
            @Override
            public Optional<OperatorProfile> byId(String operatorId) {
                return known.stream().filter(p -> p.id().equals(operatorId)).findFirst();
            }

            @Override
            public Collection<OperatorProfile> all() {
                return known;
            }
        };
    }

    @Override
    public void close() {
        camel.stop();
    }
}
