package vn.postalgateway.platform.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
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
     * @throws ConfigFault with every fault of every file that cannot be used, one line each
     */
    public <T> List<T> read(Function<ConfigNode, T> reader) {
        List<T> contents = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        for (Path file : files()) {
            ConfigSource source = new ConfigSource(file.toString(), nameOf(file));
            try {
                contents.add(reader.apply(parse(file, source)));
            } catch (ConfigFault fault) {
                source.note(fault);
            } catch (IllegalArgumentException e) {
                source.note(new ConfigFault(file + ": " + e.getMessage()));
            }
            faults.addAll(source.faults());
        }
        refuseIfAny(faults);
        return contents;
    }

    /** A fault of the folder as a whole, such as two files that contradict each other. */
    public ConfigFault fault(String why) {
        return new ConfigFault(folder + ": " + why);
    }

    /** A fault at a line of one file that shows only beside another one. */
    public String faultAt(String file, int line, String why) {
        return folder.resolve(file.substring(file.lastIndexOf('/') + 1)) + ": line " + line + ": " + why;
    }

    /** @throws ConfigFault with these faults, if there are any */
    public static void refuseIfAny(List<String> faults) {
        if (!faults.isEmpty()) {
            throw new ConfigFault(faults);
        }
    }

    private String nameOf(Path file) {
        return folder.getFileName() + "/" + file.getFileName();
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

    private static ConfigNode parse(Path file, ConfigSource source) {
        try {
            JsonNode tree = YAML.readTree(file.toFile());
            if (tree == null || !tree.isObject()) {
                throw new ConfigFault(file + ": the file must hold keys and values");
            }
            try (JsonParser parser = YAML.createParser(file.toFile())) {
                source.learnLines(parser);
            }
            return new ConfigNode(source, JsonPointer.empty(), tree);
        } catch (JsonProcessingException e) {
            String why = e.getOriginalMessage().lines().findFirst().orElse("unknown reason");
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new ConfigFault(file + ": line " + line + " is not readable YAML: " + why);
        } catch (IOException e) {
            throw new ConfigFault(file + ": the file cannot be read");
        }
    }
}
