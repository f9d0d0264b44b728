package vn.postalgateway.platform.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import vn.postalgateway.platform.door.Problem;

/**
 * Reads JSON from outside: depth 32, strings of 64 Ki characters, numbers of 64 characters, no duplicate keys,
 * nothing after the value, UTF-8 only. What breaks these is a 400 that names line and column, never the text around
 * it.
 */
public final class StrictJson {

    static final int MAX_DEPTH = 32;
    private static final JsonMapper MAPPER = JsonMapper.builder(factory(MAX_DEPTH))
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private StrictJson() {
    }

    static JsonFactory factory(int maxDepth) {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(maxDepth).maxStringLength(65_536).maxNumberLength(64).maxNameLength(256)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .disable(JsonFactory.Feature.CHARSET_DETECTION)
                .build();
    }

    /** @throws Problem 400 if the bytes are not one JSON value within the limits */
    public static JsonNode read(byte[] body) {
        return read(body, "body");
    }

    /** @param what the bytes are, for whoever is told that they cannot be read */
    static JsonNode read(byte[] body, String what) {
        if (body.length == 0) {
            throw empty(what);
        }
        try (JsonParser parser = MAPPER.createParser(utf8(body, what))) {
            JsonNode node = MAPPER.readTree(parser);
            if (node == null || node.isMissingNode()) {
                throw empty(what);
            }
            if (parser.nextToken() != null) {
                throw Problem.notReadable("There is more than one JSON value in the " + what + ".");
            }
            return node;
        } catch (JsonProcessingException e) {
            throw Problem.notReadable("The " + what + " is not readable JSON" + place(e) + reason(e));
        } catch (IOException e) {
            throw Problem.notReadable("The " + what + " could not be read.");
        }
    }

    static Problem empty(String what) {
        return Problem.notReadable("The " + what + " is empty; JSON is expected.");
    }

    private static String utf8(byte[] body, String what) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw Problem.notReadable("The " + what + " is not UTF-8.");
        }
    }

    static String place(JsonProcessingException e) {
        return e.getLocation() == null ? ""
                : " (line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr() + ")";
    }

    static String reason(JsonProcessingException e) {
        String message = String.valueOf(e.getOriginalMessage());
        if (message.startsWith("Duplicate field")) {
            return ": a key stands twice.";
        }
        return e instanceof com.fasterxml.jackson.core.exc.StreamConstraintsException ? ": a limit is exceeded." : ".";
    }
}
