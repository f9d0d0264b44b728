package vn.postalgateway.order.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import vn.postalgateway.order.ParkedSelection;
import vn.postalgateway.order.ParkedWork;
import vn.postalgateway.partner.FieldFault;
import vn.postalgateway.platform.door.HttpCall;
import vn.postalgateway.platform.door.Problem;
import vn.postalgateway.platform.json.FieldReader;
import vn.postalgateway.platform.json.StrictJson;

/** What callers say about parked messages: a search in the query, a decision in the body, by the same rules. */
final class ParkedReader {

    private static final int USUAL_LIMIT = 50;
    private static final int MAX_LIMIT = 200;
    private static final int LONGEST = 200;
    private static final String LIMIT = "a whole number from 1 to " + MAX_LIMIT;

    private ParkedReader() {
    }

    /** @param state null for any */
    record Search(ParkedSelection selection, ParkedWork.State state, int limit, String after) { }

    /** @param reason null for a retry */
    record Decision(ParkedSelection selection, String token, String reason) { }

    static Search search(HttpCall call) {
        ObjectNode query = JsonNodeFactory.instance.objectNode();
        call.query().forEach(query::put);
        List<FieldFault> faults = new ArrayList<>();
        FieldReader in = FieldReader.of(query, faults);
        Integer limit = in.optionalParsed("limit", LIMIT, ParkedReader::limit);
        Search search = new Search(selection(in), in.optionalChoice("state", ParkedWork.State.class),
                limit == null ? USUAL_LIMIT : limit, in.optionalText("cursor", LONGEST));
        finish(in, faults);
        return search;
    }

    private static Integer limit(String text) {
        int limit = Integer.parseInt(text);
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException(LIMIT);
        }
        return limit;
    }

    static ParkedSelection filter(HttpCall call) {
        List<FieldFault> faults = new ArrayList<>();
        FieldReader in = FieldReader.of(StrictJson.read(call.body()), faults);
        ParkedSelection selection = filter(in);
        finish(in, faults);
        return selection;
    }

    static Decision retry(HttpCall call) {
        return decision(call, false);
    }

    static Decision discard(HttpCall call) {
        return decision(call, true);
    }

    private static Decision decision(HttpCall call, boolean withReason) {
        List<FieldFault> faults = new ArrayList<>();
        FieldReader in = FieldReader.of(StrictJson.read(call.body()), faults);
        Decision decision = new Decision(filter(in), in.text("token", 1, LONGEST),
                withReason ? in.text("reason", 1, LONGEST) : null);
        finish(in, faults);
        return decision;
    }

    static String reason(HttpCall call) {
        List<FieldFault> faults = new ArrayList<>();
        FieldReader in = FieldReader.of(StrictJson.read(call.body()), faults);
        String reason = in.text("reason", 1, LONGEST);
        finish(in, faults);
        return reason;
    }

    private static ParkedSelection filter(FieldReader in) {
        FieldReader filter = in.required("filter", in.optionalObject("filter"));
        if (filter == null) {
            return null;
        }
        ParkedSelection selection = selection(filter);
        filter.refuseUnknown();
        return selection;
    }

    private static ParkedSelection selection(FieldReader in) {
        return new ParkedSelection(in.optionalText("route", LONGEST), in.optionalText("operator", LONGEST),
                in.optionalText("reasonCode", LONGEST), in.optionalParsed("from", AskedTime.FORM, AskedTime::of),
                in.optionalParsed("to", AskedTime.FORM, AskedTime::of), in.optionalText("orderId", LONGEST));
    }

    private static void finish(FieldReader in, List<FieldFault> faults) {
        in.refuseUnknown();
        if (!faults.isEmpty()) {
            throw Problem.wrongFields(faults);
        }
    }
}
