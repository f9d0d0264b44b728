package vn.postalgateway.platform.door;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.springboot.PlatformHttpMessage;
import org.apache.camel.spi.Synchronization;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.AntPathMatcher;

/**
 * The first and the last step of every HTTP route: turns the request into an {@link HttpCall}, and an {@link Answer}
 * or whatever went wrong into the response. Headers of the request never become message headers.
 */
public class HttpDoor {

    private static final Logger LOG = LoggerFactory.getLogger(HttpDoor.class);

    private final ObjectMapper json;
    private final AntPathMatcher paths = new AntPathMatcher();

    public HttpDoor(ObjectMapper json) {
        this.json = json;
    }

    /** Makes the request the message body, as an {@link HttpCall}. */
    public void enter(Exchange exchange) {
        HttpServletRequest request = exchange.getMessage(PlatformHttpMessage.class).getRequest();
        String pattern = ((PlatformHttpEndpoint) exchange.getFromEndpoint()).getPath();
        String path = request.getRequestURI();
        Map<String, String> values = pattern.contains("{") && paths.match(pattern, path)
                ? paths.extractUriTemplateVariables(pattern, path) : Map.of();
        byte[] body = EdgeRequest.bodyOf(request);
        HttpCall call = new HttpCall(Edge.callerOf(request), request.getMethod(), path, values, Edge.queryOf(request),
                request.getContentType(), body, Edge.formOf(request), upload(exchange));
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(call);
        exchange.setProperty("requestId", call.caller().requestId());
    }

    // The platform's binding has put a multipart file on disk; it goes when the call ends.
    private static HttpCall.Upload upload(Exchange exchange) {
        if (!(exchange.getMessage().getBody() instanceof Path file)) {
            return null;
        }
        exchange.getExchangeExtension().addOnCompletion(new Synchronization() {
            @Override
            public void onComplete(Exchange done) {
                delete(file);
            }

            @Override
            public void onFailure(Exchange failed) {
                delete(file);
            }
        });
        return new HttpCall.Upload(file, exchange.getMessage().getHeader(Exchange.FILE_NAME, String.class));
    }

    private static void delete(Path file) {
        if (!file.toFile().delete() && file.toFile().exists()) {
            LOG.warn("An uploaded file could not be removed: {}", file.getFileName());
        }
    }

    /** Writes the {@link Answer} in the message body as the response. */
    public void leave(Exchange exchange) throws JsonProcessingException {
        write(exchange, exchange.getMessage().getBody(Answer.class));
    }

    /**
     * Writes whatever went wrong as a problem document; what we did not foresee is logged and told without its
     * reason.
     */
    public void problem(Exchange exchange) throws JsonProcessingException {
        Throwable thrown = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        Problem problem = ProblemDocument.of(thrown);
        String requestId = exchange.getProperty("requestId", String.class);
        FailureLog.of(problem, exchange, thrown);
        HttpServletRequest request = exchange.getIn() instanceof PlatformHttpMessage m ? m.getRequest() : null;
        String path = request == null ? null : request.getRequestURI();
        write(exchange, ProblemDocument.answer(problem, path, requestId));
    }

    private void write(Exchange exchange, Answer answer) throws JsonProcessingException {
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, answer.status());
        new LinkedHashMap<>(answer.headers()).forEach(message::setHeader);
        if (answer.contentType() != null) {
            message.setHeader(Exchange.CONTENT_TYPE, answer.contentType());
        }
        Object body = answer.body();
        message.setHeader(Exchange.HTTP_CHUNKED, body instanceof InputStream);
        message.setBody(body == null || body instanceof byte[] || body instanceof InputStream
                ? body : json.writeValueAsBytes(body));
    }
}
