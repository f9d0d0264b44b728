package vn.postalgateway.settlement.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import vn.postalgateway.settlement.Letterhead;

/** How a letterhead lies in its column. */
final class LetterheadJson {

    // What a later version keeps beyond this one's parts does not hinder reading.
    private static final ObjectMapper JSON = new ObjectMapper()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private LetterheadJson() {
    }

    static String of(Letterhead letterhead) {
        try {
            return JSON.writeValueAsString(letterhead);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a letterhead cannot be written", e);
        }
    }

    static Letterhead read(String json) {
        try {
            return JSON.readValue(json, Letterhead.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored letterhead cannot be read", e);
        }
    }
}
