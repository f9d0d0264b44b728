package vn.postalgateway.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.postalgateway.platform.home.Credentials;
import vn.postalgateway.platform.home.DataKey;

/** docker-compose.yml says to the gateway what it understands, and no secret to anybody. What it sets up runs in ExternalPartsIT. */
class DockerComposeTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)");
    private static final Pattern SECRET_NAME = Pattern.compile(".*(PASSWORD|SECRET|TOKEN|KEY).*");
    private static final Pattern PASSWORD_OPTION = Pattern.compile("--password\\s+(\\S+)");

    private final ComposeFile compose = new ComposeFile();

    @TempDir
    private Path folder;

    @Test
    void givesTheGatewayOnlyVariablesThatItKnows() throws IOException {
        Set<String> given = new HashSet<>(compose.environment("gateway").keySet());
        given.addAll(ComposeSecrets.in(folder).variables("gateway.env").keySet());

        assertThat(knownVariables()).containsAll(given).doesNotContain("GATEWAY_NO_SUCH_THING");
    }

    @Test
    void writesNoSecretIntoTheFile() {
        List<String> literal = new ArrayList<>();
        for (String service : names()) {
            compose.environment(service).forEach((name, value) -> {
                if (SECRET_NAME.matcher(name).matches() && !value.startsWith("/secrets/")) {
                    literal.add(service + ": " + name);
                }
            });
            Matcher option = PASSWORD_OPTION.matcher(compose.service(service).toString().replace("\\\"", "\""));
            while (option.find()) {
                assertThat(option.group(1)).as("password option of " + service).startsWith("\"$$");
            }
        }

        assertThat(literal).isEmpty();
    }

    @Test
    void letsOnlyTheOneShotServiceWriteSecretsAndTheOthersWaitForIt() {
        for (String service : names()) {
            List<String> mounts = shortMounts(service).stream().filter(mount -> mount.startsWith("secrets:")).toList();
            if (service.equals("secrets")) {
                assertThat(mounts).containsExactly("secrets:/secrets");
                assertThat(compose.service(service).path("network_mode").asText()).isEqualTo("none");
            } else {
                assertThat(mounts).as(service).containsExactly("secrets:/secrets:ro");
                assertThat(waitsFor(service, "secrets", "service_completed_successfully")).as(service).isTrue();
            }
        }
    }

    @Test
    void makesUpSecretsThatTheGatewayAcceptsAndPrintsNone() throws IOException {
        String script = compose.script("secrets").replace("/secrets", folder.toString());
        String said = Program.run(List.of("/bin/sh", "-eu", "-c", "chown() { :; }\n" + script));
        ComposeSecrets secrets = ComposeSecrets.in(folder);
        Map<String, String> gateway = secrets.variables("gateway.env");

        assertThat(said).isEmpty();
        assertThatCode(() -> DataKey.fromBase64(gateway.get("GATEWAY_DATA_KEY"))).doesNotThrowAnyException();
        assertThat(gateway.get("SPRING_DATASOURCE_PASSWORD")).hasSize(44).isEqualTo(secrets.databasePassword());
        assertThat(gateway.get("SPRING_ARTEMIS_PASSWORD")).hasSize(44)
                .isEqualTo(secrets.variables("broker.env").get("ARTEMIS_PASSWORD"));
        assertThat(new HashSet<>(gateway.values())).hasSize(3);
        for (String file : List.of("postgres-password", "broker.env", "gateway.env")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets.file(file))))
                    .as(file).isEqualTo("rw-------");
        }
    }

    @Test
    void keepsItsSecretsAtEveryLaterStart() {
        Map<String, String> atFirst = ComposeSecrets.in(folder).variables("gateway.env");

        Map<String, String> later = ComposeSecrets.in(folder).variables("gateway.env");

        assertThat(later).isEqualTo(atFirst);
    }

    @Test
    void startsTheGatewayOnceItsPartsAreHealthy() {
        for (String part : List.of("postgres", "artemis")) {
            assertThat(waitsFor("gateway", part, "service_healthy")).as(part).isTrue();
            assertThat(compose.service(part).path("healthcheck").path("test").isArray()).as(part).isTrue();
        }
    }

    @Test
    void startsTheGatewayWithTheClassesThatItsLastStopWroteForThisJar() throws IOException {
        Path jar = Files.createFile(folder.resolve("postal-gateway.jar"));
        Path archive = Files.createDirectory(folder.resolve("var")).resolve("postal-gateway.jsa");

        String first = javaOptionsOfTheGateway();
        Files.createFile(archive);
        Files.setLastModifiedTime(jar, FileTime.from(Instant.EPOCH));
        String later = javaOptionsOfTheGateway();
        Files.setLastModifiedTime(archive, FileTime.from(Instant.EPOCH.minusSeconds(1)));
        String updated = javaOptionsOfTheGateway();

        assertThat(first).contains("-XX:ArchiveClassesAtExit=var/postal-gateway.jsa");
        assertThat(later).contains("-XX:SharedArchiveFile=var/postal-gateway.jsa").doesNotContain("AtExit");
        assertThat(updated).isEqualTo(first);
    }

    /** What the service's script would run, in a folder of its own. */
    private String javaOptionsOfTheGateway() {
        ComposeSecrets secrets = ComposeSecrets.in(folder);
        return Program.run(List.of("/bin/sh", "-eu", "-c", "cd " + folder + "\n" + compose.script("gateway")
                .replace("/secrets/gateway.env", secrets.file("gateway.env").toString()).replace("exec java", "echo")));
    }

    @Test
    void opensPortsOnLoopbackOnly() {
        for (String service : names()) {
            compose.service(service).path("ports").forEach(port ->
                    assertThat(port.asText()).as(service).startsWith("127.0.0.1:"));
        }
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        compose.services().fieldNames().forEachRemaining(names::add);
        return names;
    }

    private List<String> shortMounts(String service) {
        List<String> mounts = new ArrayList<>();
        compose.service(service).path("volumes").forEach(mount -> mounts.add(mount.asText()));
        return mounts;
    }

    /** By itself, or through a part that it waits for. */
    private boolean waitsFor(String service, String part, String condition) {
        JsonNode parts = compose.service(service).path("depends_on");
        if (parts.path(part).path("condition").asText().equals(condition)) {
            return true;
        }
        List<String> others = new ArrayList<>();
        parts.fieldNames().forEachRemaining(others::add);
        return others.stream().anyMatch(other -> waitsFor(other, part, condition));
    }

    /** What the configuration files name, the settings themselves included, and the gateway's own secrets. */
    private static Set<String> knownVariables() throws IOException {
        Set<String> known = new HashSet<>(Credentials.NAMES);
        ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
        for (String name : List.of("application.yaml", "application-production.yaml")) {
            File file = new File("config", name);
            Matcher placeholder = PLACEHOLDER.matcher(Files.readString(file.toPath()));
            while (placeholder.find()) {
                known.add(placeholder.group(1));
            }
            yaml.readerFor(JsonNode.class).<JsonNode>readValues(file)
                    .forEachRemaining(document -> addSettings("", document, known));
        }
        return known;
    }

    /** {@code server.address} is SERVER_ADDRESS; dashes vanish. */
    private static void addSettings(String prefix, JsonNode node, Set<String> known) {
        node.properties().forEach(setting -> {
            String name = prefix + setting.getKey().replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
            known.add(name);
            addSettings(name + "_", setting.getValue(), known);
        });
    }
}
