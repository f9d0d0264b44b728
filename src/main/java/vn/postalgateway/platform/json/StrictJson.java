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

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(32).maxStringLength(65_536).maxNumberLength(64).maxNameLength(256).build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private StrictJson() {
    }

    /** @throws Problem 400 if the bytes are not one JSON value within the limits */
    public static JsonNode read(byte[] body) {
        if (body.length == 0) {
            throw Problem.notReadable("The body is empty; JSON is expected.");
        }
        try (JsonParser parser = MAPPER.createParser(utf8(body))) {
            JsonNode node = MAPPER.readTree(parser);
            if (node == null || node.isMissingNode()) {
                throw Problem.notReadable("The body is empty; JSON is expected.");
            }
            if (parser.nextToken() != null) {
                throw Problem.notReadable("There is more than one JSON value in the body.");
            }
            return node;
        } catch (JsonProcessingException e) {
            throw Problem.notReadable("The body is not readable JSON" + place(e) + reason(e));
        } catch (IOException e) {
            throw Problem.notReadable("The body could not be read.");
        }
    }

    private static String utf8(byte[] body) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw Problem.notReadable("The body is not UTF-8.");
        }
    }

    private static String place(JsonProcessingException e) {
        return e.getLocation() == null ? ""
                : " (line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr() + ")";
    }

    private static String reason(JsonProcessingException e) {
        String message = String.valueOf(e.getOriginalMessage());
        if (message.startsWith("Duplicate field")) {
            return ": a key stands twice.";
        }
        return e instanceof com.fasterxml.jackson.core.exc.StreamConstraintsException ? ": a limit is exceeded." : ".";
    }
}
