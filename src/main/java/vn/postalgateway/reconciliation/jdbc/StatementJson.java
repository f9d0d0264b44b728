package vn.postalgateway.reconciliation.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import vn.postalgateway.reconciliation.CellFault;
import vn.postalgateway.reconciliation.Difference;
import vn.postalgateway.reconciliation.ExplanationPart;
import vn.postalgateway.tariff.Vnd;
import vn.postalgateway.tariff.Wording;

/** How faults, differences and explanations lie in their columns. */
final class StatementJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private StatementJson() {
    }

    static String faults(List<CellFault> faults) {
        ArrayNode all = JSON.createArrayNode();
        faults.forEach(f -> wording(all.addObject().put("row", f.fileRow()).put("column", f.column())
                // PostgreSQL keeps no NUL in jsonb
                .put("raw", f.raw().replace('\0', '\uFFFD')), f.text()));
        return all.toString();
    }

    static List<CellFault> faults(String json) {
        return list(json, n -> new CellFault(n.get("row").asInt(), n.get("column").asText(), n.get("raw").asText(),
                wording(n)));
    }

    static String differences(List<Difference> differences) {
        ArrayNode all = JSON.createArrayNode();
        differences.forEach(d -> all.addObject().put("field", d.field()).put("ours", d.ours()).put("theirs", d.theirs())
                .put("vnd", d.vnd().amount()));
        return all.toString();
    }

    static List<Difference> differences(String json) {
        return list(json, n -> new Difference(n.get("field").asText(), text(n, "ours"), text(n, "theirs"),
                Vnd.of(n.get("vnd").asLong())));
    }

    static String explanation(List<ExplanationPart> parts) {
        ArrayNode all = JSON.createArrayNode();
        parts.forEach(p -> wording(all.addObject().put("cause", p.cause()).put("vnd", p.vnd().amount()), p.text()));
        return all.toString();
    }

    static List<ExplanationPart> explanation(String json) {
        return list(json, n -> new ExplanationPart(n.get("cause").asText(), Vnd.of(n.get("vnd").asLong()), wording(n)));
    }

    private static void wording(ObjectNode node, Wording wording) {
        node.put("vi", wording.vi()).put("en", wording.en());
    }

    private static Wording wording(JsonNode node) {
        return new Wording(node.get("vi").asText(), node.get("en").asText());
    }

    /** A row as the database tells it; an empty object for none. */
    static JsonNode object(String json) {
        try {
            return json == null ? JSON.createObjectNode() : JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a row told as JSON cannot be read", e);
        }
    }

    static String text(JsonNode node, String field) {
        JsonNode value = node.get(field);
        return value == null || value.isNull() ? null : value.asText();
    }

    private static <T> List<T> list(String json, Function<JsonNode, T> read) {
        try {
            List<T> all = new ArrayList<>();
            JSON.readTree(json).forEach(n -> all.add(read.apply(n)));
            return all;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored JSON column cannot be read", e);
        }
    }
}
