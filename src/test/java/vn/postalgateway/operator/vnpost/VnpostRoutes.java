package vn.postalgateway.operator.vnpost;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.cxf.BusFactory;
import vn.postalgateway.operator.CancelOutcome;
import vn.postalgateway.operator.CancelRequest;
import vn.postalgateway.operator.DoubtClass;
import vn.postalgateway.operator.InquiryOutcome;
import vn.postalgateway.operator.Instruction;
import vn.postalgateway.operator.InstructionOutcome;
import vn.postalgateway.operator.InstructionRequest;
import vn.postalgateway.operator.OperatorProfile;
import vn.postalgateway.operator.OperatorProfiles;
import vn.postalgateway.operator.PlacementInquiry;
import vn.postalgateway.operator.PlacementOutcome;
import vn.postalgateway.operator.PlacementRequest;
import vn.postalgateway.operator.PostalParty;
import vn.postalgateway.operator.TrackingAnswer;
import vn.postalgateway.operator.TrackingQuery;
import vn.postalgateway.tariff.DeliveryService;
import vn.postalgateway.tariff.Grams;
import vn.postalgateway.tariff.Vnd;

/** The adapter's real routes in a Camel context of their own. */
public class VnpostRoutes implements AutoCloseable {

    /** As the limits of these routes add up. */
    static final Duration LONGEST_CALL = Duration.ofMillis(500 + 700 + 2_000);

    private final CamelContext camel = new DefaultCamelContext();
    private final List<Duration> pauses = new CopyOnWriteArrayList<>();

    public VnpostRoutes(String endpoint, String username, String password) throws Exception {
        VnpostSettings settings = new VnpostSettings(endpoint, username, password, Duration.ofMillis(500),
                Duration.ofMillis(700), Duration.ofSeconds(2), 20_000);
        CallJudge judge = new CallJudge(pauses::add);
        camel.getRegistry().bind("vnpostPlacement", new VnpostPlacement(profiles(), judge));
        camel.getRegistry().bind("vnpostCancellation", new VnpostCancellation(judge));
        camel.getRegistry().bind("vnpostInstruction", new VnpostInstruction(judge));
        camel.getRegistry().bind("vnpostInquiry", new VnpostInquiry(judge));
        camel.getRegistry().bind("vnpostTracking", new VnpostTracking(judge));
        camel.getRegistry().bind("vnpostPost", VnpostConfiguration.endpoint(camel, BusFactory.newInstance().createBus(),
                new PostClientSetUp(settings, () -> new PostAccess(endpoint, username, password), Clock.systemUTC())));
        camel.addRoutesConfigurations(new RouteConfigurationBuilder() {
            @Override
            public void configuration() {
                routeConfiguration().errorHandler(noErrorHandler());
            }
        });
        for (String route : List.of("place", "create", "find", "lookup", "cancel", "withdraw", "instruct",
                "advise", "track", "history")) {
            PluginHelper.getRoutesLoader(camel).loadRoutes(PluginHelper.getResourceLoader(camel).resolveResource(
                    "file:" + Path.of("routes/operator/vnpost/vnpost-order-" + route + ".camel.yaml")));
        }
        camel.start();
    }

    public PlacementOutcome place(String orderReference) {
        return place(orderReference, Instant.MAX);
    }

    PlacementOutcome place(String orderReference, Instant answerBy) {
        return (PlacementOutcome) camel.createProducerTemplate().requestBodyAndHeaders("direct:vnpost-order-place",
                request(orderReference, answerBy), Map.of("Secret-Of-The-Route", "never sent"));
    }

    public InquiryOutcome find(String orderReference) {
        return (InquiryOutcome) camel.createProducerTemplate().requestBody("direct:vnpost-order-find",
                new PlacementInquiry("vnpost", orderReference, Instant.EPOCH));
    }

    TrackingAnswer track(String itemCode) {
        return (TrackingAnswer) camel.createProducerTemplate().requestBody("direct:vnpost-order-track",
                new TrackingQuery("vnpost", "ord_1", itemCode));
    }

    CancelOutcome cancel(String orderReference, String itemCode) {
        PlacementRequest placed = request(orderReference, Instant.MAX);
        return (CancelOutcome) camel.createProducerTemplate().requestBody("direct:vnpost-order-cancel",
                new CancelRequest("vnpost", orderReference, itemCode, "Người dân đến nhận tại quầy",
                        List.of(placed.sender(), placed.recipient())));
    }

    InstructionOutcome instruct(Instruction instruction, LocalDate until) {
        PlacementRequest placed = request("ord_1", Instant.MAX);
        return (InstructionOutcome) camel.createProducerTemplate().requestBody("direct:vnpost-order-instruct",
                new InstructionRequest("vnpost", "ord_1", instruction, until,
                        List.of(placed.sender(), placed.recipient())));
    }

    static PlacementRequest request(String orderReference, Instant answerBy) {
        return new PlacementRequest("vnpost", orderReference, List.of("H27.12-261001-0001", "H27.12-261001-0002"),
                DeliveryService.RESULT_DELIVERY, new Grams(80), Vnd.of(10_000),
                new PostalParty("Trung tâm Hành chính công", "02393855555", "Số 2 Nguyễn Chí Thanh", "18073", "42"),
                new PostalParty("Nguyễn Thị Sen", "0912345678", "12 Phan Đình Phùng", "18100", "42"), null, answerBy);
    }

    static OperatorProfiles profiles() {
        OperatorProfile vnpost = new OperatorProfile("vnpost", "Bưu điện", "HT-42-0001", DoubtClass.B,
                Duration.ofSeconds(10), Map.of());
        return new OperatorProfiles() {
            @Override
            public Optional<OperatorProfile> byId(String operatorId) {
                return Stream.of(vnpost).filter(p -> p.id().equals(operatorId)).findFirst();
            }

            @Override
            public Collection<OperatorProfile> all() {
                return List.of(vnpost);
            }
        };
    }

    /** What the queue was told to wait. */
    List<Duration> pauses() {
        return pauses;
    }

    @Override
    public void close() {
        camel.stop();
    }
}
