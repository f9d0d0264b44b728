package vn.postalgateway.platform.spring;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.component.platform.http.PlatformHttpConstants;
import org.apache.camel.component.platform.http.spi.PlatformHttpEngine;
import org.apache.camel.component.platform.http.springboot.SpringBootPlatformHttpEngine;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;
import vn.postalgateway.platform.StartRefused;
import vn.postalgateway.platform.door.EdgeHeaders;
import vn.postalgateway.platform.door.HttpDoor;
import vn.postalgateway.platform.door.SoapDoor;
import vn.postalgateway.platform.home.DataKey;
import vn.postalgateway.platform.outbox.Outbox;
import vn.postalgateway.platform.outbox.OutboxRelay;
import vn.postalgateway.platform.outbox.SendingPace;
import vn.postalgateway.platform.parking.Parking;
import vn.postalgateway.platform.personal.PersonalSafe;

/** Wires what every room uses: time, transactions, doors, outbox and parking. */
@Configuration(proxyBeanMethods = false)
class PlatformConfiguration {

    /** How the queues are filled: {@link OutboxRelay.Limits}. */
    @ConfigurationProperties("gateway.outbox")
    record OutboxSettings(int batchSize, int onQueue, Duration resendAfter) { }

    /** What is set for each operator; other keys beside are for its adapter. */
    @ConfigurationProperties("gateway")
    record PaceSettings(@DefaultValue Map<String, Limit> operators) {

        record Limit(@DefaultValue("0") int callsPerSecond) { }
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    TransactionOperations transactionOperations(PlatformTransactionManager manager) {
        return new TransactionTemplate(manager);
    }

    @Bean
    PersonalSafe personalSafe(DataKey dataKey, JdbcClient jdbc, Clock clock) {
        return new PersonalSafe(dataKey.bytes(), jdbc, clock);
    }

    @Bean
    HttpDoor httpDoor(ObjectMapper json) {
        return new HttpDoor(json);
    }

    /**
     * Serves each call on the web server's own thread. Camel's default hands it to a second thread, which writes the
     * answer while the first one still adds headers to it: one answer in ten thousand then left with a header too many
     * or too few, or not at all.
     */
    @Bean(PlatformHttpConstants.PLATFORM_HTTP_ENGINE_NAME)
    PlatformHttpEngine platformHttpEngine(@Value("${server.port}") int port) {
        return new SpringBootPlatformHttpEngine(port, Runnable::run);
    }

    @Bean
    SoapDoor soapDoor() {
        return new SoapDoor();
    }

    @Bean
    EdgeHeaders edgeHeaders() {
        return new EdgeHeaders();
    }

    @Bean
    Outbox outbox(JdbcClient jdbc) {
        return new Outbox(jdbc);
    }

    @Bean
    OutboxRelay outboxRelay(JdbcClient jdbc, TransactionOperations transaction, JmsTemplate jms, Clock clock,
                            OutboxSettings settings, SendingPace pace) {
        return new OutboxRelay(jdbc, transaction, jms, clock, new OutboxRelay.Limits(settings.batchSize(),
                settings.onQueue(), settings.resendAfter()), pace);
    }

    /** Operators without a limit, or with 0, are sent to as fast as they answer. */
    @Bean
    SendingPace sendingPace(JdbcClient jdbc, TransactionOperations transaction, Clock clock, PaceSettings settings) {
        Map<String, Integer> limits = new HashMap<>();
        settings.operators().forEach((operator, limit) -> {
            if (limit.callsPerSecond() < 0) {
                throw new StartRefused("gateway.operators." + operator + ".calls-per-second must not be negative");
            }
            if (limit.callsPerSecond() > 0) {
                limits.put(operator, limit.callsPerSecond());
            }
        });
        return new SendingPace(jdbc, transaction, clock, limits);
    }

    @Bean
    Parking parking(JdbcClient jdbc, TransactionOperations transaction, Outbox outbox, Clock clock) {
        return new Parking(jdbc, transaction, outbox, clock);
    }
}
