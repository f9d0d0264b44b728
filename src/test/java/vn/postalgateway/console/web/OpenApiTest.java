package vn.postalgateway.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** The REST contract as a document: complete in itself, and its examples keep what its schemas promise. */
class OpenApiTest {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

    private final JsonNode contract = read();

    @Test
    void isOpenApi31() {
        assertThat(contract.path("openapi").asText()).startsWith("3.1.");
        assertThat(contract.at("/components/securitySchemes/bearer/scheme").asText()).isEqualTo("bearer");
    }

    @Test
    void everyReferenceResolves() {
        List<String> dangling = new ArrayList<>();

        each(contract, "", (where, node) -> {
            if (node.path("$ref").isTextual() && resolved(node).isMissingNode()) {
                dangling.add(where + " -> " + node.path("$ref").asText());
            }
        });

        assertThat(dangling).isEmpty();
    }

    @Test
    void everyComponentIsUsed() {
        Set<String> used = new TreeSet<>();
        each(contract, "", (where, node) -> used.add(node.path("$ref").asText()));

        List<String> unused = new ArrayList<>();
        contract.path("components").fields().forEachRemaining(kind -> kind.getValue().fieldNames().forEachRemaining(name -> {
            String reference = "#/components/" + kind.getKey() + "/" + name;
            if (!kind.getKey().equals("securitySchemes") && !used.contains(reference)) {
                unused.add(reference);
            }
        }));

        assertThat(unused).isEmpty();
    }

    @Test
    void everyExampleKeepsItsSchema() {
        List<String> wrong = new ArrayList<>();
        List<String> seen = new ArrayList<>();

        each(contract.path("paths"), "/paths", (where, node) -> examples(where, node, seen, wrong));
        each(contract.at("/components/responses"), "/components/responses", (where, node) -> examples(where, node, seen, wrong));

        assertThat(wrong).isEmpty();
        assertThat(seen).hasSizeGreaterThan(15);
    }

    @Test
    void everyOperationSaysWhoItIsAndHowItRefuses() {
        List<String> incomplete = new ArrayList<>();
        Set<String> names = new TreeSet<>();

        contract.path("paths").fields().forEachRemaining(path -> path.getValue().fields().forEachRemaining(operation -> {
            JsonNode said = operation.getValue();
            if (METHODS.contains(operation.getKey()) && (!names.add(said.path("operationId").asText())
                    || said.path("summary").asText().isBlank()
                    || said.at("/responses/401").isMissingNode() && !needsNoLogin(said)
                    || said.at("/responses/403").isMissingNode())) {
                incomplete.add(operation.getKey() + " " + path.getKey());
            }
        }));

        assertThat(incomplete).isEmpty();
        assertThat(names).contains("submitOrder", "quote", "recordEvents", "uploadStatement", "showPeriod");
    }

    private static boolean needsNoLogin(JsonNode operation) {
        return operation.path("security").isArray() && operation.path("security").isEmpty();
    }

    private void examples(String where, JsonNode node, List<String> seen, List<String> wrong) {
        if (!node.has("schema") || !node.has("examples")) {
            return;
        }
        JsonSchema schema = schema(node.path("schema"));
        node.path("examples").fields().forEachRemaining(example -> {
            String name = where + "/" + example.getKey();
            seen.add(name);
            JsonNode value = resolved(example.getValue()).path("value");
            schema.validate(value).forEach(fault -> wrong.add(name + ": " + fault.getMessage()));
        });
    }

    // The schema alone, with the document's components beside it, so that its references resolve.
    private JsonSchema schema(JsonNode schema) {
        ObjectNode alone = schema.deepCopy();
        alone.set("components", contract.path("components"));
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(alone, SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build());
    }

    private JsonNode resolved(JsonNode node) {
        String reference = node.path("$ref").asText("");
        return reference.isEmpty() ? node : contract.at(reference.substring(1));
    }

    private static void each(JsonNode node, String where, BiConsumer<String, JsonNode> visit) {
        visit.accept(where, node);
        if (node.isObject()) {
            node.fields().forEachRemaining(f -> each(f.getValue(), where + "/" + f.getKey().replace("/", "~1"), visit));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                each(node.get(i), where + "/" + i, visit);
            }
        }
    }

    private static JsonNode read() {
        try (InputStream file = OpenApiTest.class.getResourceAsStream("/openapi.yaml")) {
            return new YAMLMapper().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
