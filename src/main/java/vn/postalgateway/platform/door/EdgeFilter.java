package vn.postalgateway.platform.door;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.f4b6a3.ulid.UlidCreator;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands behind authentication and before every door: gives the call its request id, refuses what is too large, too
 * many or of the wrong type, and reads the body within its limit, so that nothing behind reads from an open-ended
 * stream.
 */
public class EdgeFilter extends OncePerRequestFilter {

    private static final int KIB = 1024;
    private static final int MAX_HEADERS = 100;
    private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
    private static final Pattern CONTRACT = Pattern.compile("(?i)(wsdl|xsd)(=.*)?");
    private static final Pattern DISPUTE_FILES = Pattern.compile("/api/v1/disputes/[^/]+/files");
    private static final long DISPUTE_FILE_BYTES = 6L * KIB * KIB;
    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

    private final ObjectMapper json;

    public EdgeFilter(ObjectMapper json) {
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            refuseHeaders(request);
            refuseMethod(request);
            if (!WITH_BODY.contains(request.getMethod())) {
                chain.doFilter(request, response);
            } else if (EdgeRequest.isMultipart(request) && takesMultipart(request)) {
                refuseLargePaper(request);
                chain.doFilter(request, response);
            } else {
                refuseType(request);
                chain.doFilter(new EdgeRequest(request, read(request)), response);
            }
        } catch (Problem problem) {
            write(request, response, problem);
        }
    }

    /** Gives the call its id: the caller's own if it is well formed, else a new one. */
    static void identify(HttpServletRequest request, HttpServletResponse response) {
        String given = request.getHeader("X-Request-ID");
        String id = given != null && REQUEST_ID.matcher(given).matches() ? given : "req_" + UlidCreator.getUlid();
        request.setAttribute(Edge.REQUEST_ID, id);
        response.setHeader("X-Request-ID", id);
    }

    private static void refuseHeaders(HttpServletRequest request) {
        if (Collections.list(request.getHeaderNames()).size() > MAX_HEADERS) {
            throw Problem.of(400, "not-readable", "The request has more than " + MAX_HEADERS + " headers.");
        }
        String encoding = request.getHeader("Content-Encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw Problem.of(415, "unsupported-media-type", "A compressed request body is not accepted.");
        }
    }

    // What is no call and asks for no contract would be a fault to CXF, and its list of doors is nobody's business.
    private static void refuseMethod(HttpServletRequest request) {
        String query = request.getQueryString();
        boolean contract = request.getMethod().equals("GET") && query != null && CONTRACT.matcher(query).matches();
        if (request.getRequestURI().startsWith("/services/") && !request.getMethod().equals("POST") && !contract) {
            throw Problem.of(405, "method-not-allowed", "SOAP is posted; ?wsdl shows a door's contract.")
                    .with("Allow", "POST");
        }
    }

    private static boolean takesMultipart(HttpServletRequest request) {
        return request.getRequestURI().equals("/api/v1/statements")
                || DISPUTE_FILES.matcher(request.getRequestURI()).matches();
    }

    private static void refuseLargePaper(HttpServletRequest request) {
        if (DISPUTE_FILES.matcher(request.getRequestURI()).matches()
                && request.getContentLengthLong() > DISPUTE_FILE_BYTES) {
            throw tooLarge((int) DISPUTE_FILE_BYTES);
        }
    }

    private static void refuseType(HttpServletRequest request) {
        String type = request.getContentType() == null ? "" : request.getContentType().toLowerCase(Locale.ROOT);
        String bare = type.split(";")[0].trim();
        boolean soap = request.getRequestURI().startsWith("/services/");
        boolean batch = request.getRequestURI().equals("/api/v1/orders/batch");
        if (type.isEmpty() && request.getContentLengthLong() == 0
                || request.getRequestURI().startsWith("/callbacks/")) {     // each operator has a form of its own
            return;
        }
        boolean fits = soap ? bare.equals("text/xml")
                : bare.equals("application/json") || batch && bare.equals("application/x-ndjson");
        if (!fits && !request.getRequestURI().startsWith("/console")) {
            throw Problem.of(415, "unsupported-media-type", soap
                    ? "Content-Type text/xml is expected (SOAP 1.1)."
                    : takesMultipart(request) ? "Content-Type multipart/form-data is expected."
                    : batch ? "Content-Type application/json or application/x-ndjson is expected."
                    : "Content-Type application/json is expected.");
        }
    }

    static int limitOf(String path) {
        if (path.equals("/api/v1/orders/batch")) {
            return 32 * KIB * KIB;
        }
        boolean large = path.equals("/api/v1/tracking-events") || path.startsWith("/callbacks/")
                || path.startsWith("/services/");
        return large ? KIB * KIB : 256 * KIB;
    }

    private static byte[] read(HttpServletRequest request) throws IOException {
        int limit = limitOf(request.getRequestURI());
        if (request.getContentLengthLong() > limit) {
            throw tooLarge(limit);
        }
        try (InputStream in = request.getInputStream()) {
            byte[] body = in.readNBytes(limit + 1);
            if (body.length > limit) {
                throw tooLarge(limit);
            }
            return body;
        }
    }

    private static Problem tooLarge(int limit) {
        return Problem.of(413, "too-large", "The body is larger than " + limit / KIB + " KiB.")
                .with("Connection", "close");
    }

    private void write(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException {
        ProblemWriter.write(json, request, response, problem);
    }
}
