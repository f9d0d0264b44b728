package vn.postalgateway.reconciliation.rest;

import java.util.List;
import vn.postalgateway.partner.FieldFault;
import vn.postalgateway.platform.door.HttpCall;
import vn.postalgateway.platform.door.Problem;
import vn.postalgateway.reconciliation.Outcome;

/** What a caller may ask of a list of lines. */
final class PageQuery {

    private static final int USUAL_LIMIT = 100;
    private static final int MAX_LIMIT = 1_000;

    private PageQuery() {
    }

    /** Null for all. */
    static Outcome outcome(HttpCall call) {
        String name = call.query("outcome").orElse(null);
        if (name == null) {
            return null;
        }
        for (Outcome outcome : Outcome.values()) {
            if (outcome.name().equals(name)) {
                return outcome;
            }
        }
        throw Problem.wrongFields(List.of(new FieldFault("/outcome", "must be one of " + List.of(Outcome.values()))));
    }

    static int limit(HttpCall call) {
        String text = call.query("limit").orElse(String.valueOf(USUAL_LIMIT));
        if (!text.matches("[0-9]{1,4}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MAX_LIMIT) {
            throw Problem.wrongFields(List.of(new FieldFault("/limit", "must be from 1 to " + MAX_LIMIT)));
        }
        return Integer.parseInt(text);
    }
}
