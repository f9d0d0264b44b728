package vn.postalgateway.tracking.spring;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.cxf.Bus;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;
import vn.postalgateway.calendar.WorkingCalendar;
import vn.postalgateway.contract.PricedVersions;
import vn.postalgateway.contract.Pricing;
import vn.postalgateway.operator.OperatorCallback;
import vn.postalgateway.operator.OperatorProfiles;
import vn.postalgateway.order.DeliveryDecisions;
import vn.postalgateway.order.DeliveryOrders;
import vn.postalgateway.order.OrderTerms;
import vn.postalgateway.partner.PartnerTokens;
import vn.postalgateway.partner.Scope;
import vn.postalgateway.platform.door.SoapEndpoint;
import vn.postalgateway.platform.outbox.Outbox;
import vn.postalgateway.platform.personal.PersonalSafe;
import vn.postalgateway.soap.tracking.TrackingPort;
import vn.postalgateway.tracking.jdbc.JdbcDeadlines;
import vn.postalgateway.tracking.jdbc.JdbcKeptReadings;
import vn.postalgateway.tracking.jdbc.JdbcOpenPoints;
import vn.postalgateway.tracking.jdbc.JdbcSilentOrders;
import vn.postalgateway.tracking.jdbc.JdbcTrackingEvents;
import vn.postalgateway.tracking.jdbc.MovementInvariant;
import vn.postalgateway.tracking.rest.CallbackDoor;
import vn.postalgateway.tracking.rest.DeadlinesDoor;
import vn.postalgateway.tracking.rest.OpenPointsDoor;
import vn.postalgateway.tracking.rest.DossierDoor;
import vn.postalgateway.tracking.rest.OrderEventsDoor;
import vn.postalgateway.tracking.rest.OrderExplainDoor;
import vn.postalgateway.tracking.rest.StatusMapDoor;
import vn.postalgateway.tracking.rest.TrackingRestDoor;
import vn.postalgateway.tracking.soap.TrackingSoapDoor;
import vn.postalgateway.tracking.DeadlineClock;
import vn.postalgateway.tracking.GapFinder;
import vn.postalgateway.tracking.KeptReadings;
import vn.postalgateway.tracking.OrderProjector;
import vn.postalgateway.tracking.ParkedEvents;
import vn.postalgateway.tracking.SilentOrders;
import vn.postalgateway.tracking.StatusMapPreview;
import vn.postalgateway.tracking.StatusMapReading;
import vn.postalgateway.tracking.TrackingEvents;
import vn.postalgateway.tracking.TrackingIntake;

/** Wires tracking: the intake of events, what waits, and the timeline. */
@Configuration(proxyBeanMethods = false)
class TrackingConfiguration {

    @Bean
    TrackingEvents trackingEvents(JdbcTemplate template, TransactionOperations transaction, DeliveryOrders orders,
                                  OperatorProfiles profiles, OrderProjector projector, PersonalSafe safe,
                                  Clock clock) {
        return new JdbcTrackingEvents(template, transaction, orders, profiles, projector, safe, clock);
    }

    @Bean
    OrderProjector orderProjector(Pricing pricing, PricedVersions pricedVersions, OrderTerms terms) {
        return new OrderProjector(pricing, pricedVersions, terms);
    }

    @Bean
    TrackingIntake trackingIntake(TrackingEvents events, OperatorProfiles profiles) {
        return new TrackingIntake(events, profiles);
    }

    @Bean
    MovementInvariant movementInvariant(JdbcTemplate template, OrderTerms terms) {
        return new MovementInvariant(template, terms);
    }

    @Bean
    ParkedEvents parkedEvents(TrackingEvents events) {
        return new ParkedEvents(events);
    }

    /** How long an order may be silent, and how the operator is asked then. */
    @ConfigurationProperties("gateway.tracking.gaps")
    record GapSettings(Duration silentAfter, @DefaultValue Map<String, Duration> contracts, Duration lease,
                       Duration askAgainAfter) { }

    @Bean
    SilentOrders silentOrders(JdbcClient jdbc, TransactionOperations transaction, Outbox outbox) {
        return new JdbcSilentOrders(jdbc, transaction, outbox);
    }

    @Bean
    CallbackDoor callbackDoor(List<OperatorCallback> callbacks, TrackingIntake intake, SilentOrders silentOrders,
                              Clock clock) {
        return new CallbackDoor(callbacks, intake, silentOrders, clock);
    }

    @Bean
    GapFinder gapFinder(SilentOrders silentOrders, TrackingIntake intake, GapSettings settings, Clock clock) {
        return new GapFinder(silentOrders, intake,
                new GapFinder.Silence(settings.silentAfter(), settings.contracts(), settings.lease(),
                        settings.askAgainAfter()), clock);
    }

    @Bean
    KeptReadings keptReadings(JdbcClient jdbc) {
        return new JdbcKeptReadings(jdbc);
    }

    @Bean
    StatusMapReading statusMapReading(KeptReadings kept, TrackingEvents events, OperatorProfiles profiles,
                                      Clock clock) {
        return new StatusMapReading(kept, events, profiles, clock);
    }

    @Bean
    StatusMapDoor statusMapDoor(KeptReadings kept, DeliveryOrders orders, OrderTerms terms,
                                OperatorProfiles profiles) {
        return new StatusMapDoor(new StatusMapPreview(kept, orders, terms), profiles);
    }

    @Bean
    OrderExplainDoor orderExplainDoor(TrackingEvents events, DeliveryOrders orders, DeliveryDecisions decisions,
                                      Pricing pricing) {
        return new OrderExplainDoor(events, orders, decisions, pricing);
    }

    @Bean
    OpenPointsDoor openPointsDoor(JdbcClient jdbc, OperatorProfiles profiles, Clock clock) {
        return new OpenPointsDoor(new JdbcOpenPoints(jdbc), profiles, clock);
    }

    @Bean
    DeadlineClock deadlineClock(JdbcClient jdbc, WorkingCalendar calendar, Clock clock) {
        return new DeadlineClock(new JdbcDeadlines(jdbc), calendar, clock);
    }

    @Bean
    DeadlineMetrics deadlineMetrics(DeadlineClock clock) {
        return new DeadlineMetrics(clock);
    }

    @Bean
    DeadlinesDoor deadlinesDoor(DeadlineClock clock) {
        return new DeadlinesDoor(clock);
    }

    @Bean
    TrackingRestDoor trackingRestDoor(TrackingIntake intake) {
        return new TrackingRestDoor(intake);
    }

    @Bean
    OrderEventsDoor orderEventsDoor(TrackingEvents events, DeliveryOrders orders) {
        return new OrderEventsDoor(events, orders);
    }

    @Bean
    DossierDoor dossierDoor(DeliveryOrders orders, TrackingEvents events, Clock clock) {
        return new DossierDoor(orders, events, clock);
    }

    @Bean
    TrackingSoapDoor trackingSoapDoor(TrackingIntake intake) {
        return new TrackingSoapDoor(intake);
    }

    @Bean
    SoapEndpoint trackingSoap(Bus bus, PartnerTokens tokens) {
        return new SoapEndpoint(bus, "/tracking", "TrackingService", TrackingPort.class, "wsdl/tracking.wsdl", tokens,
                Scope.TRACKING);
    }
}
