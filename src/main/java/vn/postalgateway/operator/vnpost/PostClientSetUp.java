package vn.postalgateway.operator.vnpost;

import java.time.Clock;
import java.util.function.Supplier;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import org.apache.camel.component.cxf.jaxws.CxfConfigurer;
import org.apache.cxf.annotations.SchemaValidation.SchemaValidationType;
import org.apache.cxf.endpoint.Client;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.frontend.AbstractWSDLBasedEndpointFactory;
import org.apache.cxf.logging.FaultListener;
import org.apache.cxf.message.Message;
import org.apache.cxf.staxutils.StaxUtils;
import org.apache.cxf.transport.http.HTTPConduit;
import org.apache.cxf.transports.http.configuration.ConnectionType;
import org.apache.cxf.transports.http.configuration.HTTPClientPolicy;
import org.apache.cxf.ws.security.wss4j.WSS4JOutInterceptor;
import org.apache.wss4j.common.ConfigurationConstants;
import org.apache.wss4j.common.WSS4JConstants;
import org.apache.wss4j.common.ext.WSPasswordCallback;

/** Gives the SOAP client its address, its limits and our proof of who we are. */
class PostClientSetUp implements CxfConfigurer {

    private final VnpostSettings settings;
    private final Supplier<PostAccess> access;
    private final Clock clock;

    /** @param access asked when the client is made, because the simulated post's port is known only then */
    PostClientSetUp(VnpostSettings settings, Supplier<PostAccess> access, Clock clock) {
        this.settings = settings;
        this.access = access;
        this.clock = clock;
    }

    @Override
    public void configure(AbstractWSDLBasedEndpointFactory factory) {
        // CXF's own interface asks for it; all is set on the client below
    }

    @Override
    public void configureClient(Client client) {
        PostAccess post = access.get();
        client.getEndpoint().getEndpointInfo().setAddress(post.address());
        client.getInInterceptors().add(new AnswerGuard(settings.answerLimitBytes(), settings.deadline(), clock));
        client.getOutInterceptors().add(new LastLookAtTheLease(settings.longestCall(), clock));
        // any status comes to the guard instead of an exception that has lost the Retry-After header
        client.getEndpoint().put(HTTPConduit.NO_IO_EXCEPTIONS, true);
        // an answer must be whole: a missing "found" would else read as "not found", and the order would be sent again
        client.getEndpoint().put(Message.SCHEMA_VALIDATION_ENABLED, SchemaValidationType.RESPONSE);
        // CXF would log a fault with the post's own words in it
        client.getEndpoint().put(FaultListener.class.getName(), (FaultListener) (fault, words, message) -> false);
        client.getEndpoint().put(StaxUtils.MAX_ELEMENT_DEPTH, 40);
        client.getEndpoint().put(StaxUtils.MAX_ELEMENT_COUNT, 20_000L);
        client.getEndpoint().put(StaxUtils.MAX_TEXT_LENGTH, 65_536);
        if (post.hasLogin()) {
            client.getOutInterceptors().add(usernameToken(post));
        }
        ((HTTPConduit) client.getConduit()).setClient(policy());
    }

    @Override
    public void configureServer(Server server) {
        throw new IllegalStateException("the post is called, not served");
    }

    private HTTPClientPolicy policy() {
        HTTPClientPolicy policy = new HTTPClientPolicy();
        policy.setConnectionTimeout(settings.connectTimeout().toMillis());
        policy.setReceiveTimeout(settings.receiveTimeout().toMillis());
        policy.setAllowChunking(false);     // with a length, so that the simplest server can read us
        policy.setAutoRedirect(false);
        policy.setMaxRetransmits(1);
        policy.setConnection(ConnectionType.KEEP_ALIVE);
        return policy;
    }

    private static WSS4JOutInterceptor usernameToken(PostAccess post) {
        CallbackHandler password = callbacks -> {
            for (Callback callback : callbacks) {
                if (callback instanceof WSPasswordCallback asked) {
                    asked.setPassword(post.password());
                }
            }
        };
        return new WSS4JOutInterceptor(java.util.Map.of(
                ConfigurationConstants.ACTION, ConfigurationConstants.USERNAME_TOKEN,
                ConfigurationConstants.PASSWORD_TYPE, WSS4JConstants.PW_TEXT,
                ConfigurationConstants.USER, post.username(),
                ConfigurationConstants.PW_CALLBACK_REF, password));
    }
}
