package vn.postalgateway.platform.door;

import java.util.Locale;
import vn.postalgateway.partner.Partner;

/**
 * Who calls, in which call, in which language.
 *
 * @param partner   null at doors that need no login
 * @param requestId X-Request-ID, taken over from the caller when well formed
 * @param language  null if the caller named none: explanations are then Vietnamese and problems English
 */
public record Caller(Partner partner, String requestId, Locale language) {

    public String partnerId() {
        return partner.partnerId();
    }

    /** {@code vi} or {@code en} for explanations. */
    public String explanationLanguage() {
        return language == null ? "vi" : language.getLanguage();
    }
}
