package vn.postalgateway.platform.config;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One place in a configuration file, read strictly: a missing or unknown key and a value of the wrong type are a
 * {@link ConfigFault} that names file, line and field. A reader that goes on after a fault, by {@link #take}, gets to
 * know all faults of a file at once.
 */
public final class ConfigNode {

    private final ConfigSource source;
    private final JsonPointer pointer;
    private final JsonNode node;

    ConfigNode(ConfigSource source, JsonPointer pointer, JsonNode node) {
        this.source = source;
        this.pointer = pointer;
        this.node = node;
    }

    /** What stands at a key; a fault is noted and gives null. */
    public <T> T take(String key, Function<ConfigNode, T> reader) {
        return noting(() -> reader.apply(at(key)));
    }

    /** As {@link #take}, and null where the key is absent. */
    public <T> T takeIfThere(String key, Function<ConfigNode, T> reader) {
        return noting(() -> maybe(key).map(reader).orElse(null));
    }

    /** Goes on after a fault, which is noted and gives null. */
    public <T> T noting(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (ConfigFault fault) {
            source.note(fault);
            return null;
        } catch (IllegalArgumentException e) {
            source.note(fault(e.getMessage()));
            return null;
        }
    }

    /** Ends the reading of a file whose faults are noted; nothing that was taken may be trusted before. */
    public void refuseFaults() {
        source.refuseFaults();
    }

    /** Notes every key that is not named here, then gives this object back. */
    public ConfigNode withKeys(String... known) {
        requireObject();
        Set<String> unknown = new TreeSet<>();
        node.fieldNames().forEachRemaining(unknown::add);
        Arrays.asList(known).forEach(unknown::remove);
        unknown.forEach(key -> source.note(child(key, node).fault("is not known here; known are "
            + String.join(", ", known))));
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

    /** Whether it is an object that says in so many words that there is nothing: {@code {}}. */
    public boolean isEmpty() {
        return node.isObject() && node.isEmpty();
    }

    /** The elements of a list; at least one. */
    public List<ConfigNode> elements() {
        if (!node.isArray()) {
            throw fault("must be a list");
        }
        List<ConfigNode> elements = new ArrayList<>();
        node.forEach(each -> elements.add(new ConfigNode(source, pointer.appendIndex(elements.size()), each)));
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

    public boolean yesOrNo() {
        if (!node.isBoolean()) {
            throw fault("must be true or false" + (node.isValueNode() ? ": " + node.asText() : ""));
        }
        return node.booleanValue();
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

    /** As {@link #sha256}, as if these keys were absent. */
    public String sha256Without(String... keys) {
        requireObject();
        return Fingerprint.of(((ObjectNode) node).deepCopy().without(List.of(keys)));
    }

    public ConfigFault fault(String why) {
        String field = pointer.matches() ? "the file" : pointer.toString().substring(1).replace('/', '.');
        return new ConfigFault(line(), source.path() + ": line " + line() + ": " + field + " " + why);
    }

    /** The file's name within the configuration folder, such as {@code tariffs/circular-22-2017.yaml}. */
    public String file() {
        return source.name();
    }

    /** Where this stands in its file; of a missing key, where its object begins. */
    public int line() {
        return source.lineOf(pointer);
    }

    /** A name of an enum that stands here, be it the key or the value. */
    public <E extends Enum<E>> E named(Class<E> names, String text) {
        return Arrays.stream(names.getEnumConstants()).filter(each -> each.name().equals(text)).findFirst()
            .orElseThrow(() -> fault("must be one of " + Arrays.toString(names.getEnumConstants()) + ": " + text));
    }

    private void requireObject() {
        if (!node.isObject()) {
            throw fault("must be an object of keys and values");
        }
    }

    private ConfigNode child(String key, JsonNode value) {
        return new ConfigNode(source, pointer.appendProperty(key), value);
    }
}
