package vn.postalgateway.operator.myvnpost;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import vn.postalgateway.operator.NoInstruction;
import vn.postalgateway.operator.OperatorCallback;
import vn.postalgateway.operator.OperatorProfile;
import vn.postalgateway.operator.OperatorProfiles;
import vn.postalgateway.operator.SimulatedPost;
import vn.postalgateway.platform.StartRefused;
import vn.postalgateway.platform.call.CallJudge;
import vn.postalgateway.platform.call.HttpCalls;
import vn.postalgateway.platform.outbox.OperatorQueues;
import vn.postalgateway.platform.outbox.SendingPace;

/** How the operator {@code vnpost-json} is asked, how it calls back, and the client that its route calls. */
@Configuration(proxyBeanMethods = false)
class CustomerApiConfiguration {

    static final String OPERATOR = "vnpost-json";

    @Bean("vnpost-json-place")
    ApiPlacement placement(@Value("${gateway.config-folder:config}") String configFolder, OperatorProfiles operators,
                           ApiSettings settings, SendingPace pace, Clock clock) {
        return new ApiPlacement(PostCodes.read(configFolder, OPERATOR), customerCode(operators),
                judge(pace, OperatorQueues::placement), settings.deadline(), clock);
    }

    @Bean("vnpost-json-find")
    ApiInquiry inquiry(SendingPace pace) {
        return new ApiInquiry(judge(pace, OperatorQueues::settlement));
    }

    @Bean("vnpost-json-cancel")
    ApiCancellation cancellation(SendingPace pace) {
        return new ApiCancellation(judge(pace, OperatorQueues::cancellation));
    }

    /** The customer API has no call for it. */
    @Bean("vnpost-json-instruct")
    NoInstruction instruction() {
        return new NoInstruction();
    }

    @Bean("vnpost-json-track")
    ApiTracking tracking(SendingPace pace) {
        return new ApiTracking(judge(pace, OperatorQueues::tracking));
    }

    private static CallJudge judge(SendingPace pace, Function<String, String> queue) {
        return new CallJudge(time -> pace.pause(queue.apply(OPERATOR), time));
    }

    @Bean
    HttpCalls vnpostJsonCalls(ApiSettings settings,
                              @Value("${gateway.operators.vnpost-json.breaker.concurrent-calls:32}") int concurrent,
                              Environment environment, Clock clock) {
        Duration lease = environment.getRequiredProperty("gateway.placement.lease", Duration.class);
        // who does not use this operator may choose the lease without it
        if (settings.hasEndpoint() && lease.compareTo(settings.deadline()) <= 0) {
            throw new StartRefused("gateway.placement.lease must be longer than a call to " + OPERATOR + " may take ("
                    + settings.deadline() + ")");
        }
        // each question makes one call at a time, and each of the four that are sent lets so many through
        return new HttpCalls(settings.limits(), 4 * concurrent, clock);
    }

    @Bean
    CustomerApi vnpostJsonApi(HttpCalls vnpostJsonCalls, ApiSettings settings, OperatorProfiles operators,
                              ObjectProvider<SimulatedPost> simulated, Clock clock) {
        return new CustomerApi(vnpostJsonCalls, access(settings, operators, simulated), settings.deadline(), clock);
    }

    private static Supplier<Optional<ApiAccess>> access(ApiSettings settings, OperatorProfiles operators,
                                                        ObjectProvider<SimulatedPost> simulated) {
        if (settings.hasEndpoint()) {
            refuseWrong(settings);
            ApiAccess real = new ApiAccess(settings.endpoint().replaceAll("/+$", ""), settings.username(),
                    settings.password(), customerCode(operators));
            return () -> Optional.of(real);
        }
        return () -> simulatedPost(simulated).map(post ->
                new ApiAccess(post.address(), post.username(), post.password(), customerCode(operators)));
    }

    private static void refuseWrong(ApiSettings settings) {
        if (!settings.endpoint().matches("https?://[^\\s]+")) {
            throw new StartRefused("VNPOST_JSON_ENDPOINT must be an http or https address");
        }
        if (settings.username().isBlank() || settings.password().isBlank()) {
            throw new StartRefused("VNPOST_JSON_ENDPOINT needs VNPOST_JSON_USERNAME and VNPOST_JSON_PASSWORD");
        }
    }

    @Bean
    OperatorCallback vnpostJsonCallback(ApiSettings settings, ObjectProvider<SimulatedPost> simulated) {
        return new ApiCallback(OPERATOR, signature(settings.callback(), simulated));
    }

    private static Supplier<Optional<CallbackSignature>> signature(ApiSettings.CallbackSettings settings,
                                                                   ObjectProvider<SimulatedPost> simulated) {
        if (settings.signatureKey().isBlank()) {
            return () -> simulatedPost(simulated).map(post -> CallbackSignature.signedWith(post.callbackKey().get()));
        }
        try {
            CallbackSignature set = CallbackSignature.of(settings.signature(), settings.signatureKey());
            return () -> Optional.of(set);
        } catch (IllegalArgumentException e) {
            throw new StartRefused("VNPOST_JSON_CALLBACK_KEY is " + e.getMessage());
        }
    }

    private static Optional<SimulatedPost> simulatedPost(ObjectProvider<SimulatedPost> simulated) {
        return simulated.stream().filter(post -> post.operator().equals(OPERATOR)).findFirst();
    }

    // An operator without a file is not asked anything.
    private static String customerCode(OperatorProfiles operators) {
        return operators.byId(OPERATOR).map(OperatorProfile::customerCode).orElse("");
    }
}
