package vn.postalgateway.order.spring;

import com.github.f4b6a3.ulid.UlidCreator;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import org.apache.cxf.Bus;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import vn.postalgateway.contract.Contracts;
import vn.postalgateway.contract.DeliveryTerms;
import vn.postalgateway.contract.PricedItems;
import vn.postalgateway.contract.PricedVersions;
import vn.postalgateway.contract.Pricing;
import vn.postalgateway.operator.OperatorProfiles;
import vn.postalgateway.order.Backlog;
import vn.postalgateway.order.DeliveryDecision;
import vn.postalgateway.order.DeliveryDecisions;
import vn.postalgateway.order.DeliveryOrders;
import vn.postalgateway.order.DispatchSwitch;
import vn.postalgateway.order.DoubtDecision;
import vn.postalgateway.order.DoubtSettlement;
import vn.postalgateway.order.OrderCancellation;
import vn.postalgateway.order.OrderIds;
import vn.postalgateway.order.OrderIntake;
import vn.postalgateway.order.OrderParties;
import vn.postalgateway.order.OrderPlacement;
import vn.postalgateway.order.OrderTerms;
import vn.postalgateway.order.ParkedMessages;
import vn.postalgateway.order.PlacementRules;
import vn.postalgateway.order.Placements;
import vn.postalgateway.order.Recalls;
import vn.postalgateway.order.jdbc.JdbcBacklog;
import vn.postalgateway.order.jdbc.JdbcDeliveryDecisions;
import vn.postalgateway.order.jdbc.JdbcDeliveryOrders;
import vn.postalgateway.order.jdbc.JdbcDispatchSwitch;
import vn.postalgateway.order.jdbc.JdbcOrderParties;
import vn.postalgateway.order.jdbc.JdbcParkedMessages;
import vn.postalgateway.order.jdbc.JdbcPersonsWord;
import vn.postalgateway.order.jdbc.JdbcPlacements;
import vn.postalgateway.order.jdbc.JdbcPricedItems;
import vn.postalgateway.order.jdbc.JdbcRecalls;
import vn.postalgateway.order.jdbc.OrderInvariants;
import vn.postalgateway.order.rest.DispatchRestDoor;
import vn.postalgateway.order.rest.DoubtRestDoor;
import vn.postalgateway.order.rest.OrderBatchRestDoor;
import vn.postalgateway.order.rest.OrderCancelRestDoor;
import vn.postalgateway.order.rest.OrderDecisionRestDoor;
import vn.postalgateway.order.rest.OrderRestDoor;
import vn.postalgateway.order.rest.ParkedRestDoor;
import vn.postalgateway.order.soap.OrderSoapDoor;
import vn.postalgateway.partner.PartnerTokens;
import vn.postalgateway.partner.Scope;
import vn.postalgateway.platform.StartRefused;
import vn.postalgateway.platform.audit.Audit;
import vn.postalgateway.platform.door.SoapEndpoint;
import vn.postalgateway.platform.outbox.Outbox;
import vn.postalgateway.platform.personal.PersonalSafe;
import vn.postalgateway.soap.orders.OrdersPort;

/** Wires delivery orders: intake, placement and the settling of doubt. */
@Configuration(proxyBeanMethods = false)
class OrderConfiguration {

    /** @param lease longer than an operator call's total deadline, shorter than a person's patience */
    @ConfigurationProperties("gateway.placement")
    record PlacementSettings(Duration lease, Duration retryBase, Duration retryCap) { }

    /**
     * @param backlogLimit  orders that may wait for one operator; 0 for any number
     * @param batchDeadline how long one batch may take
     * @param batchesAtOnce batches that are taken in at the same time
     */
    @ConfigurationProperties("gateway.intake")
    record IntakeSettings(@DefaultValue("0") int backlogLimit, @DefaultValue("PT5M") Duration batchDeadline,
                          @DefaultValue("4") int batchesAtOnce) { }

    @Bean
    DeliveryOrders deliveryOrders(JdbcClient jdbc, TransactionOperations transaction, PersonalSafe safe, Outbox outbox,
                                  PricedVersions pricedVersions) {
        return new JdbcDeliveryOrders(jdbc, transaction, safe, outbox, pricedVersions);
    }

    @Bean
    PricedItems pricedItems(JdbcClient jdbc) {
        return new JdbcPricedItems(jdbc);
    }

    @Bean
    OrderParties orderParties(JdbcClient jdbc, PersonalSafe safe) {
        return new JdbcOrderParties(jdbc, safe);
    }

    @Bean
    Placements placements(JdbcClient jdbc, TransactionOperations transaction, OrderParties parties, Outbox outbox) {
        return new JdbcPlacements(jdbc, transaction, parties, outbox);
    }

    @Bean
    OrderIds orderIds() {
        return () -> "ord_" + UlidCreator.getMonotonicUlid();
    }

    @Bean
    OrderIntake orderIntake(DeliveryOrders orders, Contracts contracts, Pricing pricing, DeliveryTerms terms,
                            Backlog backlog, OrderIds ids, Clock clock) {
        return new OrderIntake(orders, contracts, pricing, terms, backlog, ids, clock);
    }

    @Bean
    Backlog backlog(JdbcClient jdbc, Clock clock, IntakeSettings settings) {
        if (settings.backlogLimit() < 0) {
            throw new StartRefused("gateway.intake.backlog-limit must not be negative");
        }
        return new JdbcBacklog(jdbc, clock, settings.backlogLimit());
    }

    @Bean
    PlacementRules placementRules(PlacementSettings settings) {
        return new PlacementRules("gw_" + UlidCreator.getUlid(), settings.lease(), settings.retryBase(),
                settings.retryCap());
    }

    @Bean
    OrderPlacement orderPlacement(Placements placements, OperatorProfiles operators, PlacementRules rules,
            Clock clock) {
        return new OrderPlacement(placements, operators, rules, clock, new SecureRandom());
    }

    @Bean
    Recalls recalls(JdbcClient jdbc, TransactionOperations transaction, DeliveryOrders orders, OrderParties parties,
                    PersonalSafe safe, Outbox outbox) {
        return new JdbcRecalls(jdbc, transaction, orders, parties, safe, outbox);
    }

    @Bean
    OrderCancellation orderCancellation(Recalls recalls, DeliveryOrders orders, PlacementRules rules, Clock clock) {
        return new OrderCancellation(recalls, orders, rules, clock);
    }

    @Bean
    OrderTerms orderTerms(Contracts contracts, DeliveryTerms terms) {
        return new OrderTerms(contracts, terms);
    }

    @Bean
    DeliveryDecisions deliveryDecisions(JdbcClient jdbc, TransactionOperations transaction, DeliveryOrders orders,
                                        OrderParties parties, Outbox outbox) {
        return new JdbcDeliveryDecisions(jdbc, transaction, orders, parties, outbox);
    }

    @Bean
    DeliveryDecision deliveryDecision(DeliveryDecisions decisions, DeliveryOrders orders, OrderTerms terms,
                                      PlacementRules rules, Clock clock) {
        return new DeliveryDecision(decisions, orders, terms, rules, clock);
    }

    @Bean
    OrderDecisionRestDoor orderDecisionRestDoor(DeliveryDecision decision, DeliveryOrders orders, Clock clock) {
        return new OrderDecisionRestDoor(decision, orders, clock);
    }

    @Bean
    DoubtDecision doubtDecision(JdbcClient jdbc, TransactionOperations transaction, Placements placements,
                                OperatorProfiles operators, Clock clock) {
        return new DoubtDecision(new JdbcPersonsWord(jdbc, transaction, placements, new Audit(jdbc)), placements,
                operators, clock);
    }

    @Bean
    DispatchSwitch dispatchSwitch(JdbcClient jdbc, TransactionOperations transaction) {
        return new JdbcDispatchSwitch(jdbc, transaction, new Audit(jdbc));
    }

    @Bean
    DispatchRestDoor dispatchRestDoor(DispatchSwitch dispatch, OperatorProfiles operators, Clock clock) {
        return new DispatchRestDoor(dispatch, operators, clock);
    }

    @Bean
    DoubtRestDoor doubtRestDoor(DoubtDecision decision, DeliveryOrders orders) {
        return new DoubtRestDoor(decision, orders);
    }

    @Bean
    ParkedMessages parkedMessages(JdbcClient jdbc, TransactionOperations transaction, Outbox outbox) {
        return new JdbcParkedMessages(jdbc, transaction, outbox, new Audit(jdbc));
    }

    @Bean
    ParkedRestDoor parkedRestDoor(ParkedMessages parked, Clock clock) {
        return new ParkedRestDoor(parked, clock);
    }

    /** From when on an order is stuck: received, left alone in an open attempt, in doubt, undecided. */
    @ConfigurationProperties("gateway.invariants.stuck")
    record StuckSettings(Duration unplaced, Duration abandoned, Duration doubted, Duration undecided) { }

    @Bean
    OrderInvariants orderInvariants(JdbcClient jdbc, OperatorProfiles operators, Clock clock, StuckSettings stuck) {
        return new OrderInvariants(jdbc, operators, clock,
                new OrderInvariants.Limits(stuck.unplaced(), stuck.abandoned(), stuck.doubted(),
                        stuck.undecided()));
    }

    @Bean
    OrderCancelRestDoor orderCancelRestDoor(OrderCancellation cancellation, DeliveryOrders orders) {
        return new OrderCancelRestDoor(cancellation, orders);
    }

    @Bean
    OrderRestDoor orderRestDoor(OrderIntake intake, DeliveryOrders orders) {
        return new OrderRestDoor(intake, orders);
    }

    @Bean
    OrderBatchRestDoor orderBatchRestDoor(OrderIntake intake, Clock clock, IntakeSettings settings) {
        if (settings.batchesAtOnce() < 1) {
            throw new StartRefused("gateway.intake.batches-at-once must be at least 1");
        }
        return new OrderBatchRestDoor(intake, clock, settings.batchDeadline(), settings.batchesAtOnce());
    }

    @Bean
    SoapEndpoint ordersSoap(Bus bus, PartnerTokens tokens) {
        return new SoapEndpoint(bus, "/orders", "OrdersService", OrdersPort.class, "wsdl/orders.wsdl", tokens,
                Scope.ORDERS);
    }

    @Bean
    OrderSoapDoor orderSoapDoor(OrderIntake intake, DeliveryOrders orders, OrderCancellation cancellation) {
        return new OrderSoapDoor(intake, orders, cancellation);
    }

    @Bean
    DoubtSettlement doubtSettlement(Placements placements, OperatorProfiles operators, PlacementRules rules,
            Clock clock) {
        return new DoubtSettlement(placements, operators, rules, clock);
    }
}
