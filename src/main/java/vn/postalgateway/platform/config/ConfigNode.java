package vn.postalgateway.platform.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One place in a configuration file, read strictly: a missing or unknown key and a value of the wrong type are a
 * {@link ConfigFault} that names file and field.
 */
public final class ConfigNode {

    private final String file;
    private final String pointer;
    private final JsonNode node;

    ConfigNode(String file, String pointer, JsonNode node) {
        this.file = file;
        this.pointer = pointer;
        this.node = node;
    }

    /** Refuses every key that is not named here, then gives this object back. */
    public ConfigNode withKeys(String... known) {
        requireObject();
        Set<String> unknown = new TreeSet<>();
        node.fieldNames().forEachRemaining(unknown::add);
        Arrays.asList(known).forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw child(unknown.iterator().next(), node).fault("is not known here; known are "
                + String.join(", ", known));
        }
        return this;
    }

    public ConfigNode at(String key) {
        requireObject();
        JsonNode found = node.get(key);
        if (found == null || found.isNull()) {
            throw child(key, node).fault("is missing");
        }
        return child(key, found);
    }

    /** Empty if the key is absent or null. */
    public Optional<ConfigNode> maybe(String key) {
        requireObject();
        return node.hasNonNull(key) ? Optional.of(at(key)) : Optional.empty();
    }

    /** The values of an object by their keys, in the file's order; at least one. */
    public Map<String, ConfigNode> entries() {
        requireObject();
        Map<String, ConfigNode> entries = new LinkedHashMap<>();
        node.fieldNames().forEachRemaining(key -> entries.put(key, at(key)));
        if (entries.isEmpty()) {
            throw fault("must hold at least one entry");
        }
        return entries;
    }

    /** The elements of a list; at least one. */
    public List<ConfigNode> elements() {
        if (!node.isArray()) {
            throw fault("must be a list");
        }
        List<ConfigNode> elements = new ArrayList<>();
        node.forEach(each -> elements.add(child(String.valueOf(elements.size()), each)));
        if (elements.isEmpty()) {
            throw fault("must hold at least one element");
        }
        return elements;
    }

    public String text() {
        if (!node.isTextual()) {
            throw fault("must be a text" + (node.isNumber() || node.isBoolean() ? " in quotes" : ""));
        }
        if (node.textValue().isBlank()) {
            throw fault("must not be blank");
        }
        return node.textValue();
    }

    /** A text that matches a regular expression as a whole. */
    public String text(String pattern) {
        String text = text();
        if (!text.matches(pattern)) {
            throw fault("must match " + pattern + ": " + text);
        }
        return text;
    }

    public long whole(long least, long most) {
        if (!node.isIntegralNumber() || !node.canConvertToLong()) {
            throw fault("must be a whole number" + (node.isValueNode() ? ": " + node.asText() : ""));
        }
        if (node.longValue() < least || node.longValue() > most) {
            throw fault("must be " + least + " to " + most + ": " + node.longValue());
        }
        return node.longValue();
    }

    public int wholeInt(int least, int most) {
        return (int) whole(least, most);
    }

    public LocalDate date() {
        try {
            return LocalDate.parse(text());
        } catch (DateTimeParseException e) {
            throw fault("must be a date such as 2026-01-31: " + node.asText());
        }
    }

    public <E extends Enum<E>> E oneOf(Class<E> names) {
        return named(names, text());
    }

    /** The values of an object whose keys are names of an enum. */
    public <E extends Enum<E>> Map<E, ConfigNode> entriesBy(Class<E> names) {
        Map<E, ConfigNode> entries = new LinkedHashMap<>();
        entries().forEach((key, value) -> entries.put(value.named(names, key), value));
        return entries;
    }

    /** SHA-256 over what stands at this place, keys sorted: comments, layout and key order do not count. */
    public String sha256() {
        return Fingerprint.of(node);
    }

    public ConfigFault fault(String why) {
        return new ConfigFault(file + ": " + (pointer.isEmpty() ? "the file" : pointer.substring(1)) + " " + why);
    }

    public String file() {
        return file;
    }

    private <E extends Enum<E>> E named(Class<E> names, String text) {
        return Arrays.stream(names.getEnumConstants()).filter(each -> each.name().equals(text)).findFirst()
            .orElseThrow(() -> fault("must be one of " + Arrays.toString(names.getEnumConstants()) + ": " + text));
    }

    private void requireObject() {
        if (!node.isObject()) {
            throw fault("must be an object of keys and values");
        }
    }

    private ConfigNode child(String key, JsonNode value) {
        return new ConfigNode(file, pointer + "." + key, value);
    }
}
