package vn.postalgateway.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the style of the routes: one per file, named as its file, described, short, every step with an id of its own. */
class RouteStyleTest {

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Path ROUTES = Path.of("routes");
    private static final Set<String> DOORS = Set.of("order-intake-rest", "order-intake-soap", "dossier-pickup-place",
            "result-delivery-place", "tracking-events-rest", "tracking-push-soap", "statement-inbox",
            "statement-upload", "failure-park");

    @Test
    void everyRouteFileKeepsTheStyle() {
        assertThat(files().flatMap(f -> faults(f.getFileName().toString(), read(f)).stream())).isEmpty();
    }

    @Test
    void everyDoorIsThere() {
        assertThat(files().map(f -> f.getFileName().toString().replace(".camel.yaml", ""))).containsAll(DOORS);
    }

    @Test
    void noTwoStepsShareAnId() {
        Map<String, List<String>> holders = new HashMap<>();
        files().forEach(f -> ids(read(f)).forEach(id ->
                holders.computeIfAbsent(id, i -> new ArrayList<>()).add(f.getFileName().toString())));

        assertThat(holders.entrySet().stream().filter(e -> e.getValue().size() > 1)).isEmpty();
    }

    /** Else its poison would go round for ever, or vanish. */
    @Test
    void everyConsumerOfAQueueParksItsPoisonUnderItsSubject() {
        List<JsonNode> consumers = files().map(f -> routeIn(read(f)))
                .filter(r -> r.at("/from/uri").asText().startsWith("jms:"))
                .filter(r -> !r.path("id").asText().equals("dead-letter-park")).toList();

        assertThat(consumers).isNotEmpty().allSatisfy(route -> {
            assertThat(route.path("routeConfigurationId").asText()).as(route.path("id").asText())
                    .isEqualTo("park-on-failure");
            assertThat(route.at("/from/steps/0/setProperty/name").asText()).isEqualTo("subject");
        });
    }

    @Test
    void noticesWhatBreaksTheStyle() throws IOException {
        JsonNode bad = YAML.readTree("""
                - route:
                    id: another-name
                    description: lower case, and no verb is to be seen here
                    from:
                      uri: "timer:often"
                      steps:
                        - bean:
                            ref: somebody
                """);

        assertThat(faults("good-name.camel.yaml", bad)).containsExactly(
                "good-name.camel.yaml: the route's id is another-name",
                "good-name.camel.yaml: the description does not start with a capital letter",
                "good-name.camel.yaml: an entry route names a failure policy, a direct: route names none",
                "good-name.camel.yaml: a bean step has no id");
    }

    private static List<String> faults(String file, JsonNode document) {
        List<String> faults = new ArrayList<>();
        if (document.size() != 1 || routeIn(document).isMissingNode()) {
            return List.of(file + ": holds exactly one route");
        }
        JsonNode route = routeIn(document);
        String id = document.findPath("id").asText();
        if (!file.equals(id + ".camel.yaml")) {
            faults.add(file + ": the route's id is " + id);
        }
        if (!route.path("description").asText().matches("[A-Z].{20,}")) {
            faults.add(file + ": the description does not start with a capital letter");
        }
        boolean called = route.at("/from/uri").asText().startsWith("direct:");
        if (called == route.has("routeConfigurationId")) {
            faults.add(file + ": an entry route names a failure policy, a direct: route names none");
        }
        JsonNode steps = route.at("/from/steps");
        if (steps.isEmpty() || steps.size() > 7) {
            faults.add(file + ": has one to seven steps");
        }
        steps.forEach(step -> judge(file, step, faults, 0));
        return faults;
    }

    /** The one that stands there, or the one of a template. */
    private static JsonNode routeIn(JsonNode document) {
        JsonNode first = document.path(0);
        return first.has("routeTemplate") ? first.at("/routeTemplate/route") : first.path("route");
    }

    private static void judge(String file, JsonNode step, List<String> faults, int depth) {
        step.fields().forEachRemaining(entry -> {
            JsonNode body = entry.getValue();
            if (!body.has("id")) {
                faults.add(file + ": a " + entry.getKey() + " step has no id");
            }
            if (entry.getKey().equals("script") || body.at("/expression/groovy").isObject()) {
                faults.add(file + ": holds a script");
            }
            if (depth > 1 && body.has("steps")) {
                faults.add(file + ": nests deeper than one level");
            }
            body.path("steps").forEach(inner -> judge(file, inner, faults, depth + 1));
            body.path("when").forEach(when -> when.path("steps").forEach(i -> judge(file, i, faults, depth + 1)));
            body.at("/otherwise/steps").forEach(inner -> judge(file, inner, faults, depth + 1));
        });
    }

    private static List<String> ids(JsonNode document) {
        List<String> ids = new ArrayList<>(document.findValuesAsText("id"));
        return ids;
    }

    private static Stream<Path> files() {
        try (Stream<Path> files = Files.walk(ROUTES)) {
            return files.filter(f -> f.toString().endsWith(".camel.yaml"))
                    .filter(f -> !f.endsWith("failure-policies.camel.yaml")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(Path file) {
        try {
            return YAML.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
