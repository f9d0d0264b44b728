package vn.postalgateway.settlement.rest;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import vn.postalgateway.partner.FieldFault;
import vn.postalgateway.platform.door.HttpCall;
import vn.postalgateway.platform.door.Problem;
import vn.postalgateway.platform.json.FieldReader;
import vn.postalgateway.platform.json.StrictJson;
import vn.postalgateway.settlement.Dispute.Side;
import vn.postalgateway.settlement.Dispute.State;
import vn.postalgateway.settlement.DisputeQuery;
import vn.postalgateway.settlement.Disputes.Word;
import vn.postalgateway.tariff.Vnd;

/** What a finance client says about disputes, read strictly, with all faults at once. */
final class DisputeReader {

    private static final int LONGEST_TEXT = 4_000;
    private static final int LONGEST_NAME = 200;
    private static final long MOST_VND = 1_000_000_000_000L;
    private static final int USUAL_LIMIT = 100;
    private static final int MOST_DISPUTES = 1_000;
    private static final Pattern DISPUTE = Pattern.compile("dsp_[0-9A-Z]{26}");

    private DisputeReader() {
    }

    /** @param amount null for a step without one */
    record Step(Vnd amount, Word word) {
    }

    /** A word of either side, the agency's unless it says otherwise. */
    static Word word(HttpCall call) {
        return read(call, in -> {
            Side side = in.optionalChoice("side", Side.class);
            return new Word(side == null ? Side.AGENCY : side, in.text("text", 1, LONGEST_TEXT),
                    call.caller().partnerId());
        });
    }

    /** A word that is one side's by the step it is said in. */
    static Word wordOf(Side side, HttpCall call) {
        return read(call, in -> new Word(side, in.text("text", 1, LONGEST_TEXT), call.caller().partnerId()));
    }

    static Step agreement(HttpCall call) {
        return read(call, in -> new Step(amount(in), new Word(Side.AGENCY, in.optionalText("text", LONGEST_TEXT),
                call.caller().partnerId())));
    }

    static Vnd adjustment(HttpCall call) {
        return read(call, DisputeReader::amount);
    }

    private static Vnd amount(FieldReader in) {
        Long vnd = in.required("amountVnd", in.optionalWhole("amountVnd", -MOST_VND, MOST_VND));
        return vnd == null ? null : Vnd.of(vnd);
    }

    private static <T> T read(HttpCall call, Function<FieldReader, T> fields) {
        List<FieldFault> faults = new ArrayList<>();
        FieldReader in = FieldReader.of(StrictJson.read(call.body()), faults);
        T value = fields.apply(in);
        in.refuseUnknown();
        Problem.refuseIfAny(faults);
        return value;
    }

    /** The side that a paper comes from, and its name for people. */
    static Side sideOfPaper(HttpCall call) {
        List<FieldFault> faults = new ArrayList<>();
        if (call.upload() == null) {
            faults.add(new FieldFault("/file", "is required: a file part of a multipart/form-data body"));
        }
        Side side = choice(Side.values(), call.form().getOrDefault("side", Side.AGENCY.name()), "/side", faults);
        Problem.refuseIfAny(faults);
        return side;
    }

    // Only its last part and only plain characters: it is shown to people and never becomes a path or a header.
    static String nameOfPaper(HttpCall call) {
        String given = call.upload().submittedName() == null ? "" : call.upload().submittedName();
        String plain = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{C}", "").strip();
        return plain.isEmpty() ? "file" : plain.substring(0, Math.min(LONGEST_NAME, plain.length()));
    }

    static DisputeQuery query(HttpCall call) {
        List<FieldFault> faults = new ArrayList<>();
        YearMonth period = call.query("period").map(text -> month(text, faults)).orElse(null);
        State state = call.query("state").map(text -> choice(State.values(), text, "/state", faults)).orElse(null);
        String overdue = call.query("overdue").orElse("false");
        if (!overdue.equals("true") && !overdue.equals("false")) {
            faults.add(new FieldFault("/overdue", "must be true or false"));
        }
        String cursor = call.query("cursor").orElse(null);
        if (cursor != null && !DISPUTE.matcher(cursor).matches()) {
            faults.add(new FieldFault("/cursor", "is not a cursor of an earlier answer"));
        }
        String limit = call.query("limit").orElse(String.valueOf(USUAL_LIMIT));
        boolean inRange = limit.matches("[1-9][0-9]{0,3}") && Integer.parseInt(limit) <= MOST_DISPUTES;
        if (!inRange) {
            faults.add(new FieldFault("/limit", "must be from 1 to " + MOST_DISPUTES));
        }
        Problem.refuseIfAny(faults);
        return new DisputeQuery(call.query("contract").orElse(null), period, state,
                call.query("itemCode").orElse(null), overdue.equals("true"), cursor, Integer.parseInt(limit));
    }

    private static YearMonth month(String text, List<FieldFault> faults) {
        if (text.matches("[0-9]{4}-(0[1-9]|1[0-2])")) {
            return YearMonth.parse(text);
        }
        faults.add(new FieldFault("/period", "must be a month such as 2026-10"));
        return null;
    }

    private static <E extends Enum<E>> E choice(E[] values, String text, String pointer, List<FieldFault> faults) {
        return Arrays.stream(values).filter(v -> v.name().equals(text)).findFirst().orElseGet(() -> {
            faults.add(new FieldFault(pointer, "must be one of " + List.of(values)));
            return null;
        });
    }
}
