package vn.postalgateway.operator.vnpost;

import java.time.Clock;
import java.time.Duration;
import javax.xml.namespace.QName;
import org.apache.camel.CamelContext;
import org.apache.camel.component.cxf.jaxws.CxfEndpoint;
import org.apache.cxf.Bus;
import org.apache.cxf.transport.http.HTTPConduitFactory;
import org.apache.cxf.transport.http.URLConnectionHTTPConduit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import vn.postalgateway.operator.OperatorProfiles;
import vn.postalgateway.platform.StartRefused;
import vn.postalgateway.platform.call.CallJudge;
import vn.postalgateway.platform.home.Credentials;
import vn.postalgateway.platform.outbox.OperatorQueues;
import vn.postalgateway.platform.outbox.SendingPace;
import vn.postalgateway.soap.post.PostPort;

/** How the operator {@code vnpost} is asked, and the SOAP client that its route {@code vnpost-send} calls. */
@Configuration(proxyBeanMethods = false)
class VnpostConfiguration {

    private static final String OPERATOR = "vnpost";
    private static final String NAMESPACE = "urn:vn:public-postal:v1";

    static {
        // Without it the JDK sends a POST again by itself when the connection is cut: one call, two creates. It is read
        // once, when the first HTTP class loads, therefore the main class sets it too.
        System.setProperty("sun.net.http.retryPost", "false");
    }

    @Bean("vnpost-place")
    VnpostPlacement vnpostPlacement(OperatorProfiles operatorProfiles, SendingPace pace) {
        return new VnpostPlacement(operatorProfiles,
                new CallJudge(time -> pace.pause(OperatorQueues.placement(OPERATOR), time)));
    }

    @Bean("vnpost-find")
    VnpostInquiry vnpostInquiry(SendingPace pace) {
        return new VnpostInquiry(new CallJudge(time -> pace.pause(OperatorQueues.settlement(OPERATOR), time)));
    }

    @Bean("vnpost-cancel")
    VnpostCancellation vnpostCancellation(SendingPace pace) {
        return new VnpostCancellation(new CallJudge(time -> pace.pause(OperatorQueues.cancellation(OPERATOR), time)));
    }

    @Bean("vnpost-instruct")
    VnpostInstruction vnpostInstruction(SendingPace pace) {
        return new VnpostInstruction(new CallJudge(time -> pace.pause(OperatorQueues.instruction(OPERATOR), time)));
    }

    @Bean("vnpost-track")
    VnpostTracking vnpostTracking(SendingPace pace) {
        return new VnpostTracking(new CallJudge(time -> pace.pause(OperatorQueues.tracking(OPERATOR), time)));
    }

    @Bean
    CxfEndpoint vnpostPost(CamelContext camel, Bus bus, VnpostSettings settings, Environment environment,
                           Credentials credentials, Clock clock) {
        refuseWrongSettings(settings, environment);
        return endpoint(camel, bus, new PostClientSetUp(settings, () -> settings.simulated()
                ? new PostAccess(simulatedPost(environment), "gateway", credentials.get("POST_TOKEN"))
                : new PostAccess(settings.endpoint(), settings.username(), settings.password()), clock));
    }

    static CxfEndpoint endpoint(CamelContext camel, Bus bus, PostClientSetUp setUp) {
        // the JDK's newer client is slower, and its own retries cannot be switched off for good
        bus.setExtension((transport, onBus, endpoint, target) ->
                new URLConnectionHTTPConduit(onBus, endpoint, target), HTTPConduitFactory.class);
        CxfEndpoint post = new CxfEndpoint();
        post.setCamelContext(camel);
        post.setBus(bus);
        post.setBeanId("vnpostPost");
        post.setAddress("http://set-when-the-client-is-made.invalid/");
        post.setServiceClass(PostPort.class);
        post.setWsdlURL("classpath:wsdl/post.wsdl");
        post.setServiceNameAsQName(new QName(NAMESPACE, "PostService"));
        post.setPortNameAsQName(new QName(NAMESPACE, "PostPort"));
        post.setDefaultOperationNamespace(NAMESPACE);
        post.setMtomEnabled(false);
        post.setCxfBinding(new RequestBinding());
        post.setHeaderFilterStrategy(new AllHeadersStayHere());
        post.setCxfConfigurer(setUp);
        return post;
    }

    /** The port is known once the web server runs, which is before the routes start. */
    private static String simulatedPost(Environment environment) {
        return "http://127.0.0.1:" + environment.getRequiredProperty("local.server.port")
                + environment.getProperty("cxf.path", "/services") + "/simulated-post";
    }

    private static void refuseWrongSettings(VnpostSettings settings, Environment environment) {
        boolean production = environment.acceptsProfiles(Profiles.of("production"));
        if (production && (settings.simulated() || settings.username().isBlank() || settings.password().isBlank())) {
            throw new StartRefused("production needs VNPOST_ENDPOINT, VNPOST_USERNAME and VNPOST_PASSWORD");
        }
        Duration lease = environment.getRequiredProperty("gateway.placement.lease", Duration.class);
        if (lease.compareTo(settings.longestCall()) <= 0) {
            throw new StartRefused("gateway.placement.lease must be longer than a call to vnpost may take ("
                    + settings.longestCall() + ")");
        }
        if (!settings.simulated() && !settings.endpoint().matches("https?://[^\\s]+")) {
            throw new StartRefused("VNPOST_ENDPOINT must be an http or https address");
        }
    }
}
