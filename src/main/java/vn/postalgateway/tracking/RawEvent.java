package vn.postalgateway.tracking;

import java.util.Map;
import java.util.function.Supplier;

/**
 * One element as a door took it in, before anybody looked whether it is an event.
 *
 * @param fields strings, {@link Long}s, or any other object for a value of another type; null if it is no object at all
 * @param asCame the element as a text, asked for only if it turns out to be no event
 */
public record RawEvent(Map<String, Object> fields, Supplier<String> asCame) {
}
