package vn.postalgateway.order.json;

import java.util.regex.Pattern;
import vn.postalgateway.order.NoticeConsent;
import vn.postalgateway.platform.json.FieldReader;

/** Reads where the citizen wants to be told. Only plain addresses: a mail server may read a lot into others. */
final class NoticeReader {

    private static final int LONGEST_ADDRESS = 254;
    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final Pattern LOCAL = Pattern.compile(ATOM + "(?:\\." + ATOM + ")*");
    private static final int LONGEST_LOCAL = 64;
    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    private static final Pattern DOMAIN = Pattern.compile("(?:" + LABEL + "\\.)+[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9]");
    private static final Pattern MOBILE = Pattern.compile("0[35789][0-9]{8}");

    private NoticeReader() {
    }

    /** Null where nobody is to be told; an object without any address says just that. */
    static NoticeConsent read(FieldReader in) {
        if (in == null) {
            return null;
        }
        String email = in.optionalParsed("email", "an e-mail address such as ten@example.vn", NoticeReader::email);
        String sms = in.optionalParsed("sms", "a Vietnamese mobile number such as 0912345678", NoticeReader::mobile);
        in.refuseUnknown();
        return email == null && sms == null ? null : new NoticeConsent(email, sms);
    }

    private static String email(String text) {
        int at = text.lastIndexOf('@');
        String local = text.substring(0, at);
        if (text.length() > LONGEST_ADDRESS || local.length() > LONGEST_LOCAL || !LOCAL.matcher(local).matches()
                || !DOMAIN.matcher(text.substring(at + 1)).matches()) {
            throw new IllegalArgumentException();
        }
        return text;
    }

    private static String mobile(String text) {
        String phone = OrderReader.phone(text);
        if (!MOBILE.matcher(phone).matches()) {
            throw new IllegalArgumentException();
        }
        return phone;
    }
}
