package vn.postalgateway.sampleday.spring;

import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import vn.postalgateway.contract.Pricing;
import vn.postalgateway.operator.PostWitness;
import vn.postalgateway.platform.home.Credentials;
import vn.postalgateway.platform.home.GatewayHome;
import vn.postalgateway.sampleday.SampleDay;
import vn.postalgateway.sampleday.rest.RestGatewayAsPartner;

/** Plays the sample day once per home, in {@code demo}, beside the running gateway. */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
@ConditionalOnProperty(name = "gateway.demo.sample-day", havingValue = "true")
class SampleDayConfiguration {

    @Bean
    SampleDay sampleDay(PostWitness post, Pricing pricing, Clock clock, GatewayHome home, Credentials credentials,
                        Environment environment) {
        RestGatewayAsPartner gateway = new RestGatewayAsPartner(() -> ownAddress(environment),
                credentials.get("ONE_STOP_TOKEN"), credentials.get("FINANCE_TOKEN"));
        return new SampleDay(gateway, post, pricing, clock, time -> Thread.sleep(time.toMillis()), home.root(),
                home.inboxStatements());
    }

    @Bean
    SampleDayRun sampleDayRun(SampleDay day, GatewayHome home, Clock clock, Environment environment) {
        return new SampleDayRun(day, () -> ownAddress(environment), home.root().resolve("credentials.env"), clock,
                () -> 1_000 + 200 * new SecureRandom().nextInt(45));
    }

    @Bean
    ApplicationListener<ApplicationReadyEvent> sampleDayStart(SampleDayRun run) {
        return ready -> run.start();
    }

    private static String ownAddress(Environment environment) {
        return "http://127.0.0.1:" + environment.getRequiredProperty("local.server.port");
    }
}
