package vn.postalgateway.console.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import vn.postalgateway.reconciliation.ExplanationPart;
import vn.postalgateway.tariff.Vnd;
import vn.postalgateway.tariff.Wording;

/** Explanations as results keep them. */
final class ExplanationParts {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ExplanationParts() {
    }

    static List<ExplanationPart> of(String explanation) {
        try {
            List<ExplanationPart> parts = new ArrayList<>();
            for (JsonNode part : JSON.readTree(explanation)) {
                parts.add(new ExplanationPart(part.path("cause").asText(), Vnd.of(part.path("vnd").asLong()),
                        new Wording(part.path("vi").asText(), part.path("en").asText())));
            }
            return parts;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored explanation is no JSON", e);
        }
    }
}
