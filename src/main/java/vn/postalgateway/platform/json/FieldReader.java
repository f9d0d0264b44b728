package vn.postalgateway.platform.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import vn.postalgateway.partner.FieldFault;

/**
 * Reads the fields of one JSON object strictly and collects every fault with its pointer, instead of stopping at the
 * first. Texts come out trimmed and in Unicode NFC; an absent field and null are the same. After the last field call
 * {@link #refuseUnknown}. A faulty field reads as its absent value, so that reading can go on.
 */
public final class FieldReader {

    private static final String ODD_CHARACTERS = "must not contain control characters";

    private final JsonNode object;
    private final String pointer;
    private final List<FieldFault> faults;
    private final Set<String> known = new HashSet<>();

    private FieldReader(JsonNode object, String pointer, List<FieldFault> faults) {
        this.object = object;
        this.pointer = pointer;
        this.faults = faults;
    }

    /** A reader for a whole document; a value that is no object is itself the fault. */
    public static FieldReader of(JsonNode node, List<FieldFault> faults) {
        return at(node, "", faults);
    }

    public static FieldReader at(JsonNode node, String pointer, List<FieldFault> faults) {
        if (!node.isObject()) {
            faults.add(new FieldFault(pointer, "must be an object"));
            return new FieldReader(com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode(), pointer,
                    new ArrayList<>());
        }
        return new FieldReader(node, pointer, faults);
    }

    /** A required text of the given length, else a fault and null. */
    public String text(String name, int minLength, int maxLength) {
        String value = optionalText(name, maxLength);
        if (value == null && !faultyAt(name)) {
            fault(name, "is required");
        } else if (value != null && value.length() < minLength) {
            fault(name, "must have at least " + minLength + " characters");
        }
        return value;
    }

    /** A text or null; a blank text counts as absent. */
    public String optionalText(String name, int maxLength) {
        JsonNode value = value(name);
        if (value == null) {
            return null;
        }
        if (!value.isTextual()) {
            fault(name, "must be a string");
            return null;
        }
        String text = Normalizer.normalize(value.textValue(), Normalizer.Form.NFC).strip();
        if (text.length() > maxLength) {
            fault(name, "must have at most " + maxLength + " characters");
            return null;
        }
        if (!PlainText.isPlain(text)) {
            fault(name, ODD_CHARACTERS);
            return null;
        }
        return text.isEmpty() ? null : text;
    }

    /** A text that has a form; {@code what} completes "must be …". */
    public String optionalText(String name, Pattern form, String what) {
        String text = optionalText(name, 256);
        if (text != null && !form.matcher(text).matches()) {
            fault(name, "must be " + what);
            return null;
        }
        return text;
    }

    /** A whole number within limits, or null if absent. */
    public Long optionalWhole(String name, long min, long max) {
        JsonNode value = value(name);
        if (value == null) {
            return null;
        }
        if (!value.isIntegralNumber()) {
            fault(name, "must be a whole number");
            return null;
        }
        if (!value.canConvertToLong() || value.longValue() < min || value.longValue() > max) {
            fault(name, "must be from " + min + " to " + max);
            return null;
        }
        return value.longValue();
    }

    public Boolean optionalBool(String name) {
        JsonNode value = value(name);
        if (value == null) {
            return null;
        }
        if (!value.isBoolean()) {
            fault(name, "must be true or false");
            return null;
        }
        return value.booleanValue();
    }

    /** One of an enum's names, or null if absent. */
    public <E extends Enum<E>> E optionalChoice(String name, Class<E> type) {
        String text = optionalText(name, 64);
        if (text == null) {
            return null;
        }
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(text)) {
                return constant;
            }
        }
        fault(name, "must be one of " + List.of(type.getEnumConstants()));
        return null;
    }

    /**
     * A text parsed by the given function, which throws a runtime exception for a wrong form; {@code what} completes
     * "must be …".
     */
    public <T> T optionalParsed(String name, String what, Function<String, T> parse) {
        String text = optionalText(name, 256);
        if (text == null) {
            return null;
        }
        try {
            return parse.apply(text);
        } catch (RuntimeException wrongForm) {
            fault(name, "must be " + what);
            return null;
        }
    }

    /** Makes an absent value a fault. */
    public <T> T required(String name, T value) {
        if (value == null && !faultyAt(name)) {
            fault(name, "is required");
        }
        return value;
    }

    /** A reader for a nested object, or null if absent. */
    public FieldReader optionalObject(String name) {
        JsonNode value = value(name);
        if (value == null) {
            return null;
        }
        return at(value, pointerTo(name), faults);
    }

    /** The raw value of a nested object that is kept as it is, or null. */
    public JsonNode optionalRawObject(String name) {
        JsonNode value = value(name);
        if (value != null && !value.isObject()) {
            fault(name, "must be an object");
            return null;
        }
        if (value != null && !PlainText.isPlain(value)) {
            fault(name, ODD_CHARACTERS);
            return null;
        }
        return value;
    }

    /** Reads each element of an array of objects; an absent array reads as empty. */
    public <T> List<T> objects(String name, int min, int max, Function<FieldReader, T> read) {
        return elements(name, min, max, (node, at) -> {
            FieldReader reader = at(node, at, faults);
            T value = read.apply(reader);
            reader.refuseUnknown();
            return value;
        });
    }

    /** Reads an array of texts; an absent array reads as empty. */
    public List<String> texts(String name, int max, int maxLength) {
        return elements(name, 0, max, (node, at) -> {
            if (!node.isTextual() || node.textValue().isBlank() || node.textValue().length() > maxLength) {
                faults.add(new FieldFault(at, "must be a string of 1 to " + maxLength + " characters"));
                return null;
            }
            if (!PlainText.isPlain(node.textValue())) {
                faults.add(new FieldFault(at, ODD_CHARACTERS));
                return null;
            }
            return Normalizer.normalize(node.textValue(), Normalizer.Form.NFC).strip();
        });
    }

    private interface ElementReader<T> {
        T read(JsonNode node, String pointer);
    }

    private <T> List<T> elements(String name, int min, int max, ElementReader<T> read) {
        JsonNode array = value(name);
        if (array != null && !array.isArray()) {
            fault(name, "must be an array");
            return List.of();
        }
        int size = array == null ? 0 : array.size();
        if (size < min || size > max) {
            fault(name, array == null ? "is required" : "must have " + min + " to " + max + " elements");
            return List.of();
        }
        List<T> values = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            T value = read.read(array.get(i), pointerTo(name) + "/" + i);
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    /** Every field that was not asked for is a fault. */
    public void refuseUnknown() {
        for (Iterator<String> names = object.fieldNames(); names.hasNext();) {
            String name = names.next();
            if (!known.contains(name)) {
                faults.add(new FieldFault(pointer + "/" + escape(PlainText.shown(name)),
                        "is not a field of this object"));
            }
        }
    }

    public void fault(String name, String detail) {
        faults.add(new FieldFault(pointerTo(name), detail));
    }

    private JsonNode value(String name) {
        known.add(name);
        JsonNode value = object.get(name);
        return value == null || value.isNull() ? null : value;
    }

    private boolean faultyAt(String name) {
        String at = pointerTo(name);
        return faults.stream().anyMatch(f -> f.pointer().equals(at));
    }

    private String pointerTo(String name) {
        return pointer + "/" + escape(name);
    }

    private static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
