package vn.postalgateway.conformance.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** JSON as maps, lists and plain values, as the journeys write and read it. */
public final class JsonText {

    private static final JsonMapper MAPPER = new JsonMapper();

    private JsonText() {
    }

    public static byte[] write(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps, lists and texts can be written", e);
        }
    }

    /** @return null for what is no JSON */
    public static Object read(String text) {
        try {
            return MAPPER.readValue(text, Object.class);
        } catch (JsonProcessingException noJson) {
            return null;
        }
    }

    /** @throws IOException if the file cannot be read, or holds no JSON object */
    public static Map<String, Object> readObject(Path file) throws IOException {
        return MAPPER.readValue(Files.readString(file), new TypeReference<LinkedHashMap<String, Object>>() { });
    }
}
