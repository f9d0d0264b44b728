package vn.postalgateway.platform.broker;

import jakarta.jms.ConnectionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.component.jms.JmsComponent;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jms.connection.CachingConnectionFactory;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.util.StringUtils;
import vn.postalgateway.platform.StartRefused;
import vn.postalgateway.platform.embedded.EmbeddedArtemis;
import vn.postalgateway.platform.home.GatewayHome;

/**
 * The broker behind one connection factory, be it the embedded one or an external Artemis. Spring Boot's own set-up is
 * left out: it starts a broker without security.
 */
@Configuration(proxyBeanMethods = false)
class BrokerConfiguration {

    private static final int SENDING_SESSIONS = 16;
    private static final long CALL_LIMIT_MILLIS = 10_000;
    /** A consumer that lost its broker looks for it again so often. */
    private static final long BACK_AFTER_MILLIS = 1_000;

    @Bean
    @ConditionalOnProperty(name = "spring.artemis.mode", havingValue = "embedded", matchIfMissing = true)
    EmbeddedArtemis embeddedArtemis(GatewayHome home) {
        return EmbeddedArtemis.start(home.artemis()).keepRunning();
    }

    /** Sessions are kept for senders only; Camel's consumers hold connections of their own. */
    @Bean
    CachingConnectionFactory connectionFactory(ObjectProvider<EmbeddedArtemis> embedded, Environment environment) {
        EmbeddedArtemis artemis = embedded.getIfAvailable();
        ConnectionFactory plain = artemis == null ? external(environment) : artemis.connectionFactory();
        CachingConnectionFactory factory = new CachingConnectionFactory(plain);
        factory.setSessionCacheSize(SENDING_SESSIONS);
        factory.setCacheConsumers(false);
        return factory;
    }

    /** For the outbox: each message by itself, because one that the broker knows would roll a transaction back. */
    @Bean
    JmsTemplate jmsTemplate(ConnectionFactory connectionFactory) {
        return new JmsTemplate(connectionFactory);
    }

    /** Camel's component {@code jms}: a message is acknowledged when its route has ended well, and only then. */
    @Bean
    JmsComponent jms(CachingConnectionFactory connectionFactory) {
        JmsComponent component = new JmsComponent();
        component.setConnectionFactory(connectionFactory);
        component.getConfiguration().setListenerConnectionFactory(connectionFactory.getTargetConnectionFactory());
        component.setTransacted(true);
        // a transaction manager would only slow the consumer down and forbid it to keep its consumer open
        component.setLazyCreateTransactionManager(false);
        component.setCacheLevelName("CACHE_CONSUMER");
        component.setRecoveryInterval(BACK_AFTER_MILLIS);
        return component;
    }

    private static ConnectionFactory external(Environment environment) {
        ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(
                needed(environment, "spring.artemis.broker-url"),
                needed(environment, "spring.artemis.user"),
                needed(environment, "spring.artemis.password"));
        factory.setCallTimeout(CALL_LIMIT_MILLIS);
        factory.setBlockOnNonDurableSend(true);
        factory.setConsumerWindowSize(0);
        factory.setConfirmationWindowSize(EmbeddedArtemis.CONFIRMATION_BYTES);
        factory.setDeserializationDenyList("*");
        return factory;
    }

    private static String needed(Environment environment, String setting) {
        String value = environment.getProperty(setting);
        if (!StringUtils.hasText(value)) {
            throw new StartRefused("SPRING_ARTEMIS_MODE=native needs "
                    + setting.toUpperCase().replace('.', '_').replace('-', '_') + " too.");
        }
        return value;
    }
}
