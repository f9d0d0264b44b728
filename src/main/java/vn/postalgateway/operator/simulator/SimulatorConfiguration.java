package vn.postalgateway.operator.simulator;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.cxf.Bus;
import org.apache.cxf.jaxws.EndpointImpl;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import vn.postalgateway.operator.SimulatedPost;
import vn.postalgateway.platform.home.Credentials;
import vn.postalgateway.platform.home.GatewayHome;

/** Opens the simulated post office in {@code demo}. Served without a route: it is no door of the gateway. */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
class SimulatorConfiguration {

    private static final int SERIALS = 90_000_000;

    @Bean
    PostJournal simulatedPostJournal(GatewayHome home) {
        return new PostJournal(home.simulator().resolve("journal.ndjson"));
    }

    @Bean
    PostRegister simulatedPostRegister(PostJournal journal, SimulatorSettings settings, Clock clock) {
        return new PostRegister(journal, settings.pace(), settings.mishaps(), clock,
                () -> new SecureRandom().nextInt(SERIALS));
    }

    @Bean(destroyMethod = "stop")
    EndpointImpl simulatedPost(Bus bus, PostRegister register, Credentials credentials) {
        EndpointImpl endpoint = new EndpointImpl(bus, new PostCounter(register));
        endpoint.setWsdlLocation("classpath:wsdl/post.wsdl");
        endpoint.setProperties(limits());
        endpoint.getInInterceptors().add(new SimulatedPostLogin("gateway", credentials.get("POST_TOKEN")));
        endpoint.publish("/simulated-post");
        return endpoint;
    }

    @Bean
    Postman simulatedPostman(PostRegister register, SimulatorSettings settings, Credentials credentials,
                             Environment environment) {
        GatewayCallback gateway = new GatewayCallback(
                GatewayCallback.rest(gatewayUrl(settings, environment), credentials.get("POST_TOKEN")));
        return new Postman(register, gateway, settings.tick(), settings.batchEvents());
    }

    /** The same post office once more, as the operator {@code vnpost-json}: with orders and a journal of its own. */
    @Bean
    CustomerApiPost simulatedCustomerApi(GatewayHome home, SimulatorSettings settings, Credentials credentials,
                                         Environment environment, Clock clock) {
        PostJournal journal = new PostJournal(home.simulator().resolve("vnpost-json.ndjson"));
        PostRegister register = new PostRegister(journal, settings.pace(), settings.mishaps(), clock,
                () -> new SecureRandom().nextInt(SERIALS));
        CallbackKeys keys = CallbackKeys.whenNeeded();
        CustomerApiPost post = new CustomerApiPost("vnpost-json", register, journal, credentials.get("POST_TOKEN"),
                keys);
        GatewayCallback gateway = new GatewayCallback(
                new SignedForm(gatewayUrl(settings, environment), post.place().operator(), keys::signing));
        return post.with(new Postman(register, gateway, settings.tick(), settings.batchEvents()));
    }

    @Bean
    SimulatedPost simulatedCustomerApiPlace(CustomerApiPost simulatedCustomerApi) {
        return simulatedCustomerApi.place();
    }

    /** Earlier there is nobody to call back. */
    @Bean
    ApplicationListener<ApplicationReadyEvent> simulatedPostmenStart(Postman simulatedPostman,
                                                                     CustomerApiPost simulatedCustomerApi) {
        return ready -> {
            simulatedPostman.start();
            simulatedCustomerApi.startPostman();
        };
    }

    private static Supplier<String> gatewayUrl(SimulatorSettings settings, Environment environment) {
        return () -> settings.gatewayUrl().isBlank()
                ? "http://127.0.0.1:" + environment.getRequiredProperty("local.server.port")
                : settings.gatewayUrl();
    }

    private static Map<String, Object> limits() {
        Map<String, Object> limits = new HashMap<>();
        limits.put("schema-validation-enabled", "IN");
        limits.put("org.apache.cxf.stax.maxElementDepth", "40");
        limits.put("org.apache.cxf.stax.maxElementCount", "1000");
        limits.put("org.apache.cxf.stax.maxTextLength", "65536");
        limits.put("faultStackTraceEnabled", "false");
        limits.put("exceptionMessageCauseEnabled", "false");
        return limits;
    }
}
