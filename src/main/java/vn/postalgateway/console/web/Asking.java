package vn.postalgateway.console.web;

import java.util.regex.Pattern;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.postalgateway.platform.json.PlainText;

/** What comes of a form: the next page, with one sentence that says what was done or what is still needed. */
final class Asking {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{1,63}");
    private static final int LONGEST_REASON = 200;

    private Asking() {
    }

    /** @param done the key of the sentence; @param of what it speaks of */
    static String done(RedirectAttributes next, String done, String page, Object... of) {
        next.addFlashAttribute("done", done);
        next.addFlashAttribute("of", of);
        return page;
    }

    /** Nothing was done. */
    static String refused(RedirectAttributes next, String need, String page) {
        next.addFlashAttribute("need", need);
        return page;
    }

    /** Of people and partners: what stands in audits and addresses without being quoted. */
    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    static boolean isReason(String reason) {
        return !reason.isBlank() && reason.length() <= LONGEST_REASON && PlainText.isPlain(reason);
    }
}
