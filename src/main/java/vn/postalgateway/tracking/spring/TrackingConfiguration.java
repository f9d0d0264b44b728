package vn.postalgateway.tracking.spring;

import java.time.Clock;
import org.apache.cxf.Bus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;
import vn.postalgateway.contract.PricedVersions;
import vn.postalgateway.contract.Pricing;
import vn.postalgateway.operator.OperatorProfiles;
import vn.postalgateway.order.DeliveryOrders;
import vn.postalgateway.partner.PartnerTokens;
import vn.postalgateway.partner.Scope;
import vn.postalgateway.platform.door.SoapEndpoint;
import vn.postalgateway.platform.personal.PersonalSafe;
import vn.postalgateway.soap.tracking.TrackingPort;
import vn.postalgateway.tracking.OrderProjector;
import vn.postalgateway.tracking.ParkedEvents;
import vn.postalgateway.tracking.TrackingEvents;
import vn.postalgateway.tracking.TrackingIntake;
import vn.postalgateway.tracking.jdbc.JdbcTrackingEvents;
import vn.postalgateway.tracking.jdbc.MovementInvariant;
import vn.postalgateway.tracking.rest.DossierDoor;
import vn.postalgateway.tracking.rest.OrderEventsDoor;
import vn.postalgateway.tracking.rest.TrackingRestDoor;
import vn.postalgateway.tracking.soap.TrackingSoapDoor;

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
    OrderProjector orderProjector(Pricing pricing, PricedVersions pricedVersions) {
        return new OrderProjector(pricing, pricedVersions);
    }

    @Bean
    TrackingIntake trackingIntake(TrackingEvents events, DeliveryOrders orders) {
        return new TrackingIntake(events, orders);
    }

    @Bean
    MovementInvariant movementInvariant(JdbcTemplate template) {
        return new MovementInvariant(template);
    }

    @Bean
    ParkedEvents parkedEvents(TrackingEvents events) {
        return new ParkedEvents(events);
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
