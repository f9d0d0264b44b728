package vn.postalgateway.platform.call;

import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.xml.stream.XMLStreamException;
import org.apache.cxf.binding.soap.SoapFault;
import org.xml.sax.SAXException;

/**
 * What a failed call means. Only where it is certain that nothing reached the post is it {@code notSent}; whatever is
 * not known here is a doubt. The reason names the kind of failure and never what the post wrote, which may hold
 * personal data.
 *
 * @param retryAfter how long nothing shall be sent: what the post asked for, or a while behind an open breaker; or null
 */
public record CallFailure(boolean notSent, String reason, Duration retryAfter) {

    /** Behind an open breaker every call fails at once: the others wait instead of failing one by one. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

    public static CallFailure of(Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = failure; cause != null && causes.size() < 20; cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes.stream().map(CallFailure::known).filter(Objects::nonNull).findFirst()
                .orElseGet(() -> inDoubt(kindOf(causes)));
    }

    private static CallFailure known(Throwable cause) {
        if (cause instanceof BulkheadFullException) {
            return notSent("enough calls to the post are under way", null);
        }
        if (cause instanceof CallNotPermittedException) {
            return notSent("calls to the post are paused after failures", LOOK_AGAIN);
        }
        if (cause instanceof PostHttpStatus http) {
            return http.status() == 429 || http.status() == 503
                    ? notSent("the post is busy (HTTP " + http.status() + ")", http.retryAfter())
                    : inDoubt("the post answered with HTTP " + http.status());
        }
        if (cause instanceof NothingSent nothing) {
            return notSent(nothing.getMessage(), nothing.retryAfter());
        }
        if (cause instanceof UnknownHostException) {
            return notSent("the post's host name is not known", null);
        }
        if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
            return notSent("no connection to the post", null);
        }
        if (cause instanceof SocketTimeoutException) {
            return String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT).contains("connect timed out")
                    ? notSent("no connection to the post in time", null)
                    : inDoubt("no answer in time");
        }
        return null;
    }

    /** Only for the reader: whatever it was, it is a doubt. */
    private static String kindOf(List<Throwable> causes) {
        Throwable root = causes.get(causes.size() - 1);
        if (root instanceof SocketException || root instanceof EOFException) {
            return "the connection broke";
        }
        if (root instanceof SoapFault) {
            return "the post answered with a SOAP fault";
        }
        return root instanceof IOException || root instanceof XMLStreamException || root instanceof SAXException
                ? "the answer could not be read" : "the call failed (" + root.getClass().getSimpleName() + ")";
    }

    private static CallFailure notSent(String reason, Duration retryAfter) {
        return new CallFailure(true, reason, retryAfter);
    }

    private static CallFailure inDoubt(String reason) {
        return new CallFailure(false, reason, null);
    }
}
