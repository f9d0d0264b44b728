package vn.postalgateway.operator.yaml;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.postalgateway.operator.DoubtClass;
import vn.postalgateway.operator.Movement;
import vn.postalgateway.operator.OperatorProfile;
import vn.postalgateway.operator.StatusMeaning;
import vn.postalgateway.partner.FieldFault;
import vn.postalgateway.platform.StartRefused;
import vn.postalgateway.platform.json.FieldReader;

/** One operator's file, read strictly: every fault is named with file and field. */
final class OperatorFile {

    private static final Pattern ID = Pattern.compile("[a-z0-9-]+");
    private static final Pattern FLAG = Pattern.compile("stoppedByPost|partial|moneyOnly");
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private OperatorFile() {
    }

    static List<Path> allIn(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().endsWith(".yaml")).sorted().toList();
        } catch (IOException e) {
            throw new StartRefused("the folder " + folder + " cannot be read");
        }
    }

    static OperatorProfile read(Path file) {
        List<FieldFault> faults = new ArrayList<>();
        OperatorProfile profile = profile(FieldReader.of(document(file), faults), faults);
        if (!faults.isEmpty()) {
            FieldFault first = faults.get(0);
            throw new StartRefused(file + ": " + first.pointer() + " " + first.detail()
                    + (faults.size() == 1 ? "" : " (and " + (faults.size() - 1) + " more faults)"));
        }
        return profile;
    }

    private static JsonNode document(Path file) {
        try {
            return YAML.readTree(Files.readString(file));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new StartRefused(file + ": line " + e.getLocation().getLineNr() + ": not readable as YAML ("
                    + e.getOriginalMessage().lines().findFirst().orElse("") + ")");
        } catch (IOException e) {
            throw new StartRefused(file + ": cannot be read as UTF-8 text");
        }
    }

    private static OperatorProfile profile(FieldReader file, List<FieldFault> faults) {
        String id = file.required("id", file.optionalText("id", ID, "of the form [a-z0-9-]+"));
        String name = file.text("name", 1, 200);
        String customerCode = file.text("customerCode", 1, 100);
        DoubtClass doubt = file.required("doubtClass", file.optionalChoice("doubtClass", DoubtClass.class));
        Duration settle = file.required("settleAfter",
                file.optionalParsed("settleAfter", "an ISO 8601 duration such as PT60S", OperatorFile::notNegative));
        Map<String, StatusMeaning> statuses = statuses(
                file.required("statuses", file.optionalRawObject("statuses")), faults);
        file.refuseUnknown();
        return new OperatorProfile(id, name, customerCode, doubt, settle, statuses);
    }

    private static Duration notNegative(String text) {
        Duration duration = Duration.parse(text);
        if (duration.isNegative()) {
            throw new IllegalArgumentException("negative");
        }
        return duration;
    }

    private static Map<String, StatusMeaning> statuses(JsonNode object, List<FieldFault> faults) {
        Map<String, StatusMeaning> statuses = new LinkedHashMap<>();
        if (object != null) {
            object.fields().forEachRemaining(entry -> {
                String pointer = "/statuses/" + entry.getKey();
                FieldReader status = FieldReader.at(entry.getValue(), pointer, faults);
                Movement movement = status.optionalChoice("movement", Movement.class);
                String flag = status.optionalText("flag", FLAG, "one of stoppedByPost, partial, moneyOnly");
                statuses.put(entry.getKey(), new StatusMeaning(movement, flag, status.text("words", 1, 200)));
                status.refuseUnknown();
            });
        }
        return Map.copyOf(statuses);
    }
}
