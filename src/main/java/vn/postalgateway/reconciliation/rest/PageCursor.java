package vn.postalgateway.reconciliation.rest;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import vn.postalgateway.partner.FieldFault;
import vn.postalgateway.platform.door.Problem;
import vn.postalgateway.reconciliation.StatementResults.ResultCursor;

/** The cursor of a page of lines as one opaque word. */
final class PageCursor {

    private PageCursor() {
    }

    static String encode(ResultCursor cursor) {
        return Base64.getUrlEncoder().withoutPadding()
                .encodeToString((cursor.size() + "/" + cursor.resultId()).getBytes(StandardCharsets.UTF_8));
    }

    static ResultCursor decode(String word) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(word), StandardCharsets.UTF_8);
            int slash = text.indexOf('/');
            if (slash > 0 && text.substring(slash + 1).matches("res_[0-9A-Z]{26}")) {
                return new ResultCursor(Long.parseLong(text.substring(0, slash)), text.substring(slash + 1));
            }
        } catch (IllegalArgumentException notOurs) {
            throw wrong();
        }
        throw wrong();
    }

    private static Problem wrong() {
        return Problem.wrongFields(List.of(new FieldFault("/cursor", "is not a cursor of an earlier answer")));
    }
}
