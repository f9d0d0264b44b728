package vn.postalgateway.console.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/** The language of pages: {@code ?lang=en}, then an earlier choice, then Vietnamese, whatever the browser says. */
public class PageLanguage implements LocaleResolver {

    static final String PARAMETER = "lang";
    static final String COOKIE = "gateway-language";

    private static final Map<String, Locale> KNOWN =
            Map.of("vi", Locale.forLanguageTag("vi"), "en", Locale.ENGLISH);
    private static final long A_YEAR_SECONDS = 365L * 24 * 3600;

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        String asked = chosen(request);
        if (asked == null) {
            Cookie cookie = WebUtils.getCookie(request, COOKIE);
            asked = cookie == null ? "vi" : cookie.getValue();
        }
        return KNOWN.getOrDefault(asked, KNOWN.get("vi"));
    }

    @Override
    public void setLocale(HttpServletRequest request, HttpServletResponse response, Locale locale) {
        throw new UnsupportedOperationException("the page's language is chosen by " + PARAMETER);
    }

    /** Keeps a choice made in this request for the next ones. */
    static void remember(HttpServletRequest request, HttpServletResponse response) {
        String asked = chosen(request);
        if (asked != null) {
            response.addHeader(HttpHeaders.SET_COOKIE, ResponseCookie.from(COOKIE, asked).path("/")
                    .maxAge(A_YEAR_SECONDS).httpOnly(true).sameSite("Lax").build().toString());
        }
    }

    /** What the address asks for besides a language, so that the same is asked in the other one. */
    static String withoutChoice(HttpServletRequest request) {
        String query = request.getQueryString();
        return query == null ? "" : Arrays.stream(query.split("&")).filter(each -> !each.startsWith(PARAMETER + "="))
                .map(each -> each + "&").collect(Collectors.joining());
    }

    private static String chosen(HttpServletRequest request) {
        String asked = request.getParameter(PARAMETER);
        return asked != null && KNOWN.containsKey(asked) ? asked : null;
    }
}
