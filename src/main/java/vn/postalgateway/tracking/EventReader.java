package vn.postalgateway.tracking;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import vn.postalgateway.operator.EventTimes;

/**
 * Reads one event strictly from named values (texts and whole numbers), the same for every door. What is wrong is told
 * with the field's name and never repeats the value.
 */
public final class EventReader {

    private static final Set<String> FIELDS = Set.of("eventId", "itemCode", "orderReference", "status", "occurredAt",
            "reason", "attempt", "weightGrams", "facility", "collectedVnd", "recipientName", "supersedes");
    private static final int CODE_LENGTH = 100;

    private final Map<String, Object> fields;
    private final Set<EventTimes.Form> forms;

    private EventReader(Map<String, Object> fields, Set<EventTimes.Form> forms) {
        this.fields = fields;
        this.forms = forms;
    }

    /** What was read: an event, or what came instead of one; the other is null. */
    public record Reading(TrackingEvent event, InvalidEvent invalid) { }

    /** @param forms how the operator may write times */
    public static Reading read(RawEvent raw, Set<EventTimes.Form> forms) {
        if (raw.fields() == null) {
            return new Reading(null, new InvalidEvent(null, "the element must be an object", raw.asCame().get()));
        }
        EventReader reader = new EventReader(raw.fields(), forms);
        try {
            return new Reading(reader.event(), null);
        } catch (WrongField wrong) {
            return new Reading(null, new InvalidEvent(reader.readableEventId(), wrong.getMessage(),
                    raw.asCame().get()));
        }
    }

    private TrackingEvent event() {
        for (String name : fields.keySet()) {
            if (!FIELDS.contains(name)) {
                throw new WrongField(shown(name), "is not a field of an event");
            }
        }
        TrackingEvent event = new TrackingEvent(required("eventId", CODE_LENGTH), itemCode(),
                text("orderReference", CODE_LENGTH), required("status", 40), time(), text("reason", 2_000),
                whole("attempt", 0, 99), whole("weightGrams", 1, 30_000), text("facility", 200), amount(),
                text("recipientName", 200), text("supersedes", CODE_LENGTH), new LinkedHashMap<>(fields));
        if (event.itemCode() == null && event.orderReference() == null) {
            throw new WrongField("itemCode", "or orderReference is required");
        }
        if (event.eventId().equals(event.supersedes())) {
            throw new WrongField("supersedes", "must name another event");
        }
        return event;
    }

    private String itemCode() {
        String code = text("itemCode", CODE_LENGTH);
        return code == null ? null : code.replace(" ", "").toUpperCase(Locale.ROOT);
    }

    private EventTime time() {
        return EventTime.read(required("occurredAt", 256), forms).orElseThrow(() -> new WrongField("occurredAt",
                "must be an ISO 8601 time or dd/MM/yyyy HH:mm:ss, as the operator's profile allows"));
    }

    private String required(String name, int maxLength) {
        String text = text(name, maxLength);
        if (text == null) {
            throw new WrongField(name, "is required");
        }
        return text;
    }

    private String text(String name, int maxLength) {
        Object value = fields.get(name);
        if (value == null) {
            return null;
        }
        if (!(value instanceof String written)) {
            throw new WrongField(name, "must be a string");
        }
        String text = Normalizer.normalize(written, Normalizer.Form.NFC).strip();
        if (text.length() > maxLength) {
            throw new WrongField(name, "must have at most " + maxLength + " characters");
        }
        if (text.codePoints().anyMatch(EventReader::cannotBeKept)) {
            throw new WrongField(name, "must not contain control characters");
        }
        return text.isEmpty() ? null : text;
    }

    // Neither databases nor XML have a place for control characters, halves of pairs and codes that Unicode sets aside.
    private static boolean cannotBeKept(int c) {
        boolean control = Character.isISOControl(c) && c != '\n' && c != '\t' && c != '\r';
        return control || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE || c == 0xFFFE || c == 0xFFFF;
    }

    private static String shown(String name) {
        StringBuilder shown = new StringBuilder();
        name.codePoints().limit(60).forEach(c -> shown.appendCodePoint(cannotBeKept(c) ? '?' : c));
        return shown.toString();
    }

    private Integer whole(String name, int min, int max) {
        Long value = number(name, min, max);
        return value == null ? null : value.intValue();
    }

    private Long amount() {
        return number("collectedVnd", 0, 1_000_000_000_000L);
    }

    private Long number(String name, long min, long max) {
        Object value = fields.get(name);
        if (value == null) {
            return null;
        }
        if (!(value instanceof Long number)) {
            throw new WrongField(name, "must be a whole number");
        }
        if (number < min || number > max) {
            throw new WrongField(name, "must be from " + min + " to " + max);
        }
        return number;
    }

    // So that the sender finds its event again, although something else in it is wrong.
    private String readableEventId() {
        try {
            return text("eventId", CODE_LENGTH);
        } catch (WrongField unreadable) {
            return null;
        }
    }

    private static final class WrongField extends RuntimeException {

        WrongField(String name, String detail) {
            super(name + " " + detail, null, false, false);
        }
    }
}
