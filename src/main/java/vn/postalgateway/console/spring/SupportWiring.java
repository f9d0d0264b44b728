package vn.postalgateway.console.spring;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import vn.postalgateway.console.OperatorHealth;
import vn.postalgateway.console.OrderDesk;
import vn.postalgateway.console.OrderLookup;
import vn.postalgateway.console.PersonalAccess;
import vn.postalgateway.console.PersonalLooks;
import vn.postalgateway.console.WaitingWork;
import vn.postalgateway.console.WebhookDesk;
import vn.postalgateway.console.jdbc.JdbcOperatorHealth;
import vn.postalgateway.console.jdbc.JdbcOrderLookup;
import vn.postalgateway.console.jdbc.JdbcPersonalLooks;
import vn.postalgateway.contract.Pricing;
import vn.postalgateway.notification.Notifications;
import vn.postalgateway.notification.WebhookTargets;
import vn.postalgateway.operator.OperatorProfiles;
import vn.postalgateway.order.DeliveryDecisions;
import vn.postalgateway.order.DeliveryOrders;
import vn.postalgateway.order.DispatchSwitch;
import vn.postalgateway.order.DoubtDecision;
import vn.postalgateway.order.OrderParties;
import vn.postalgateway.order.ParkedMessages;
import vn.postalgateway.platform.audit.Audit;
import vn.postalgateway.platform.personal.PersonalSafe;
import vn.postalgateway.tracking.TrackingEvents;

/** Wires what support looks into. */
@Configuration(proxyBeanMethods = false)
class SupportWiring {

    @Bean
    OrderLookup orderLookup(JdbcClient jdbc, TransactionOperations transaction, OperatorProfiles operators,
                            PersonalSafe safe) {
        return new JdbcOrderLookup(jdbc, transaction, operators, safe);
    }

    @Bean
    OrderDesk orderDesk(DeliveryOrders orders, OrderLookup lookup, TrackingEvents events, DeliveryDecisions decisions,
                        ParkedMessages parked, Pricing pricing) {
        return new OrderDesk(orders, lookup, events, decisions, parked, pricing);
    }

    @Bean
    PersonalLooks personalLooks(JdbcClient jdbc, TransactionOperations transaction) {
        return new JdbcPersonalLooks(jdbc, transaction, new Audit(jdbc));
    }

    @Bean
    PersonalAccess personalAccess(OrderParties parties, PersonalLooks looks, Clock clock) {
        return new PersonalAccess(parties, looks, clock);
    }

    @Bean
    WebhookDesk webhookDesk(WebhookTargets targets, Notifications notifications, Clock clock) {
        return new WebhookDesk(targets, notifications, clock);
    }

    @Bean
    WaitingWork waitingWork(DoubtDecision doubts, ParkedMessages parked, DispatchSwitch dispatch,
                            WebhookDesk webhooks) {
        return new WaitingWork(doubts, parked, dispatch, webhooks);
    }

    @Bean
    OperatorHealth operatorHealth(JdbcClient jdbc, TransactionOperations transaction) {
        return new JdbcOperatorHealth(jdbc, transaction);
    }
}
