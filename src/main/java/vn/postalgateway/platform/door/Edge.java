package vn.postalgateway.platform.door;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import vn.postalgateway.partner.Partner;
import vn.postalgateway.platform.json.PlainText;

/** What the filters at the edge leave on a request for the doors behind them. */
public final class Edge {

    static final String REQUEST_ID = Edge.class.getName() + ".requestId";
    public static final String PARTNER = Edge.class.getName() + ".partner";

    /** Where a person is told what a program is told by a problem document. */
    public static final String REFUSAL_PAGE = "/console/refusal";
    private static final String PROBLEM = Edge.class.getName() + ".problem";

    private Edge() {
    }

    /** Whether a person looks at the answer, in a browser. */
    static boolean isPage(HttpServletRequest request) {
        return request.getRequestURI().equals("/console") || request.getRequestURI().startsWith("/console/");
    }

    /** Keeps why a page cannot be shown, for the page that says so. */
    static void refusePage(HttpServletRequest request, Problem problem) {
        request.setAttribute(PROBLEM, problem);
    }

    /** Why a page could not be shown; null if nothing failed. */
    public static Problem problemOf(HttpServletRequest request) {
        return (Problem) request.getAttribute(PROBLEM);
    }

    static Caller callerOf(HttpServletRequest request) {
        return new Caller((Partner) request.getAttribute(PARTNER), requestIdOf(request), languageOf(request));
    }

    /** The X-Request-ID of this call; null outside the edge filter. */
    public static String requestIdOf(HttpServletRequest request) {
        return (String) request.getAttribute(REQUEST_ID);
    }

    private static Locale languageOf(HttpServletRequest request) {
        String accepted = request.getHeader("Accept-Language");
        if (accepted == null || accepted.isBlank() || accepted.startsWith("*")) {
            return null;
        }
        try {
            Locale best = Locale.lookup(Locale.LanguageRange.parse(accepted),
                    java.util.List.of(Locale.forLanguageTag("vi"), Locale.ENGLISH));
            return best;
        } catch (IllegalArgumentException notALanguageRange) {
            return null;
        }
    }

    static Map<String, String> queryOf(HttpServletRequest request) {
        if (request.getQueryString() == null) {
            return Map.of();
        }
        Map<String, String> query = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> {
            if (values.length > 1) {
                throw Problem.of(400, "not-readable", "A query parameter is given twice.");
            }
            if (!PlainText.isPlain(name) || !PlainText.isPlain(values[0])) {
                throw Problem.of(400, "not-readable", "A query parameter contains control characters.");
            }
            query.put(name, values[0]);
        });
        return query;
    }

    /** The text parts of a multipart body. */
    static Map<String, String> formOf(HttpServletRequest request) {
        if (!EdgeRequest.isMultipart(request)) {
            return Map.of();
        }
        Map<String, String> form = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> form.put(name, values[0]));
        return form;
    }
}
