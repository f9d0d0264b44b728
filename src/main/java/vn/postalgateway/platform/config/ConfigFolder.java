package vn.postalgateway.platform.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** A folder of YAML files of one kind, such as {@code config/tariffs}. */
public final class ConfigFolder {

    private static final ObjectMapper YAML = new ObjectMapper(
        YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final Path folder;

    public ConfigFolder(String root, String name) {
        folder = Path.of(root).resolve(name);
    }

    /**
     * Reads every {@code *.yaml} file, in the order of their names.
     *
     * @throws ConfigFault naming each file that cannot be used, with the first fault of each
     */
    public <T> List<T> read(Function<ConfigNode, T> reader) {
        List<T> contents = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        for (Path file : files()) {
            try {
                contents.add(reader.apply(parse(file)));
            } catch (ConfigFault e) {
                faults.add(e.getMessage());
            } catch (IllegalArgumentException e) {
                faults.add(file + ": " + e.getMessage());
            }
        }
        if (!faults.isEmpty()) {
            throw new ConfigFault(String.join("; ", faults));
        }
        return contents;
    }

    /** A fault of the folder as a whole, such as two files that contradict each other. */
    public ConfigFault fault(String why) {
        return new ConfigFault(folder + ": " + why);
    }

    private List<Path> files() {
        try (Stream<Path> found = Files.list(folder)) {
            List<Path> files = found.filter(each -> each.toString().endsWith(".yaml")).sorted().toList();
            if (files.isEmpty()) {
                throw fault("holds no .yaml file");
            }
            return files;
        } catch (IOException e) {
            throw fault("cannot be read as a folder");
        }
    }

    private static ConfigNode parse(Path file) {
        try {
            JsonNode tree = YAML.readTree(file.toFile());
            if (tree == null || !tree.isObject()) {
                throw new ConfigFault(file + ": the file must hold keys and values");
            }
            return new ConfigNode(file.toString(), "", tree);
        } catch (JsonProcessingException e) {
            String why = e.getOriginalMessage().lines().findFirst().orElse("unknown reason");
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new ConfigFault(file + ": line " + line + " is not readable YAML: " + why);
        } catch (IOException e) {
            throw new ConfigFault(file + ": the file cannot be read");
        }
    }
}
