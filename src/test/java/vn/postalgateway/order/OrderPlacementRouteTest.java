package vn.postalgateway.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mockito.InOrder;
import vn.postalgateway.operator.PlacementOutcome;
import vn.postalgateway.operator.PlacementRequest;
import vn.postalgateway.operator.PostalParty;
import vn.postalgateway.platform.parking.Parking;
import vn.postalgateway.tariff.DeliveryService;
import vn.postalgateway.tariff.Grams;
import vn.postalgateway.tariff.Vnd;
import vn.postalgateway.tracking.ParkedEvents;
import vn.postalgateway.tracking.TrackingEvents;

/** The real routes of placement and the real failure policy, with an operator that takes every order. */
class OrderPlacementRouteTest {

    private static final PlacementOutcome ACCEPTED = new PlacementOutcome.Accepted("RR000000001VN");

    private final OrderPlacement placement = mock(OrderPlacement.class);
    private final TrackingEvents events = mock(TrackingEvents.class);
    private final Parking parking = mock(Parking.class);
    private final AtomicInteger creates = new AtomicInteger();
    private final CamelContext camel = new DefaultCamelContext();

    @BeforeEach
    void start() throws Exception {
        camel.getRegistry().bind("orderPlacement", placement);
        camel.getRegistry().bind("parkedEvents", new ParkedEvents(events));
        camel.getRegistry().bind("parking", parking);
        for (String file : List.of("platform/failure-policies", "platform/failure-park", "order/order-placement",
                "order/result-delivery-place", "order/dossier-pickup-place")) {
            PluginHelper.getRoutesLoader(camel).loadRoutes(PluginHelper.getResourceLoader(camel)
                    .resolveResource("file:routes/" + file + ".camel.yaml"));
        }
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:queue").routeConfigurationId("park-on-failure").setProperty("subject", body())
                        .to("direct:order-placement");
                from("direct:vnpost-order-place").process(e -> {
                    creates.incrementAndGet();
                    e.getMessage().setBody(ACCEPTED);
                });
            }
        });
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @ParameterizedTest
    @EnumSource(DeliveryService.class)
    void appliesWhatWaitsForAnOrderAsSoonAsItIsPlaced(DeliveryService service) {
        PlacementAttempt attempt = attempt(service);
        when(placement.open("ord_1")).thenReturn(attempt);

        camel.createProducerTemplate().sendBody("direct:queue", "ord_1");

        InOrder order = inOrder(placement, events);
        order.verify(placement).close(attempt, ACCEPTED);
        order.verify(events).applyWaiting("ord_1");
    }

    @ParameterizedTest
    @EnumSource(DeliveryService.class)
    void recordsAPlacementOnceThoughItsEventsCannotBeApplied(DeliveryService service) {
        PlacementAttempt attempt = attempt(service);
        when(placement.open("ord_1")).thenReturn(attempt).thenReturn(null);
        doThrow(new IllegalStateException("the database is away")).when(events).applyWaiting("ord_1");

        camel.createProducerTemplate().sendBody("direct:queue", "ord_1");

        verify(placement, times(2)).open("ord_1");
        verify(placement, times(1)).close(attempt, ACCEPTED);
        assertThat(creates).hasValue(1);
        assertThat(org.mockito.Mockito.mockingDetails(parking).getInvocations()).isEmpty();
    }

    private static PlacementAttempt attempt(DeliveryService service) {
        PostalParty party = new PostalParty("Nguyễn Thị Sen", "0912345678", "12 Phan Đình Phùng", "18100", "42");
        return new PlacementAttempt("ord_1", 1, new PlacementRequest("vnpost", "ord_1", List.of("H27.12-261001-0001"),
                service, new Grams(80), Vnd.of(10_000), party, party, null, Instant.MAX));
    }
}
