package vn.postalgateway.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.security.auth.x500.X500Principal;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import vn.postalgateway.platform.StartRefused;

/**
 * Lets an operator call back only from its own addresses, or with its own client certificate: what it signs, if
 * anything, proves too little. An operator for which neither is set does not get in.
 */
class CallbackGate implements AuthorizationManager<RequestAuthorizationContext> {

    private static final Pattern PATH = Pattern.compile("/callbacks/([a-z0-9-]+)(/.*)?");
    private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

    /** What is set for each operator; other keys beside are for others. */
    @ConfigurationProperties("gateway")
    record Settings(@DefaultValue Map<String, Operator> operators) {

        record Operator(@DefaultValue CallbackFrom callbackFrom) { }

        /**
         * @param addresses    single ones, or ranges such as {@code 203.0.113.0/24}
         * @param certificates subjects of client certificates that the web server has verified
         */
        record CallbackFrom(@DefaultValue List<String> addresses, @DefaultValue List<String> certificates) { }
    }

    private record Known(List<IpAddressMatcher> addresses, List<X500Principal> certificates) {

        boolean lets(HttpServletRequest request) {
            return addresses.stream().anyMatch(a -> a.matches(request.getRemoteAddr()))
                    || request.getAttribute(CERTIFICATES) instanceof X509Certificate[] shown && shown.length > 0
                    && certificates.contains(shown[0].getSubjectX500Principal());
        }
    }

    private final Map<String, Known> operators = new HashMap<>();

    CallbackGate(Settings settings) {
        settings.operators().forEach((id, operator) -> {
            try {
                operators.put(id, new Known(
                        operator.callbackFrom().addresses().stream().map(IpAddressMatcher::new).toList(),
                        operator.callbackFrom().certificates().stream().map(X500Principal::new).toList()));
            } catch (IllegalArgumentException e) {
                throw new StartRefused("gateway.operators." + id + ".callback-from holds what is no address, range or"
                        + " certificate subject: " + e.getMessage());
            }
        });
    }

    @Override
    public AuthorizationDecision check(Supplier<Authentication> nobody, RequestAuthorizationContext call) {
        return new AuthorizationDecision(lets(call.getRequest()));
    }

    boolean lets(HttpServletRequest request) {
        Matcher path = PATH.matcher(request.getRequestURI());
        return path.matches() && operators.containsKey(path.group(1)) && operators.get(path.group(1)).lets(request);
    }
}
