package vn.postalgateway.packaged;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** docker-compose.yml as Compose reads it: with {@code $$} for a dollar sign. */
final class ComposeFile {

    private final JsonNode services;

    ComposeFile() {
        try {
            services = new ObjectMapper(new YAMLFactory()).readTree(new File("docker-compose.yml")).path("services");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode services() {
        return services;
    }

    JsonNode service(String name) {
        return services.required(name);
    }

    Map<String, String> environment(String service) {
        Map<String, String> environment = new LinkedHashMap<>();
        service(service).path("environment").properties()
                .forEach(variable -> environment.put(variable.getKey(), dollars(variable.getValue().asText())));
        return environment;
    }

    /** What the service runs: a script for {@code /bin/sh -eu -c}. */
    String script(String service) {
        JsonNode entrypoint = service(service).path("entrypoint");
        if (!entrypoint.toString().equals("[\"/bin/sh\",\"-eu\",\"-c\"]")) {
            throw new IllegalStateException(service + " does not run a script but " + entrypoint);
        }
        return dollars(service(service).path("command").required(0).asText());
    }

    private static String dollars(String text) {
        return text.replace("$$", "$");
    }
}
