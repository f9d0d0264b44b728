package vn.postalgateway.operator.yaml;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.postalgateway.operator.DoubtClass;
import vn.postalgateway.operator.EventTimes;
import vn.postalgateway.operator.OperatorProfile;
import vn.postalgateway.operator.StatementDialect;
import vn.postalgateway.platform.config.ConfigNode;

/** One operator's file. */
final class OperatorFile {

    private static final List<String> WORDS = List.of("validFrom", "statuses", "reasons", "changes", "statements");

    private OperatorFile() {
    }

    static String id(ConfigNode file) {
        return file.at("id").text("[a-z0-9-]+");
    }

    /** @param files those of all operators by their ids, of which one may use the words of another */
    static OperatorProfile read(ConfigNode file, Map<String, ConfigNode> files) {
        file.withKeys("id", "name", "customerCode", "doubtClass", "settleAfter", "validFrom", "statuses", "reasons",
                "changes", "times", "statements", "wordsOf");
        String id = id(file);
        ConfigNode words = words(file, files);
        return new OperatorProfile(id, file.at("name").text(), file.at("customerCode").text(),
                file.at("doubtClass").oneOf(DoubtClass.class), duration(file.at("settleAfter")),
                StatusMapFile.read(id, words),
                file.maybe("times").map(OperatorFile::times).orElse(EventTimes.LENIENT),
                words.maybe("statements").map(StatementDialectFile::read).orElse(StatementDialect.PLAIN));
    }

    private static ConfigNode words(ConfigNode file, Map<String, ConfigNode> files) {
        if (file.maybe("wordsOf").isEmpty()) {
            return file;
        }
        ConfigNode other = file.at("wordsOf");
        if (!files.containsKey(other.text()) || files.get(other.text()).maybe("wordsOf").isPresent()) {
            throw other.fault("names no operator with words of its own: " + other.text());
        }
        WORDS.forEach(word -> file.maybe(word).ifPresent(own -> {
            throw own.fault("stands in the words of " + other.text() + " already");
        }));
        return files.get(other.text());
    }

    private static EventTimes times(ConfigNode times) {
        times.withKeys("forms", "ahead");
        Set<EventTimes.Form> forms = EnumSet.noneOf(EventTimes.Form.class);
        times.at("forms").elements().forEach(form -> forms.add(form.oneOf(EventTimes.Form.class)));
        Duration ahead = duration(times.at("ahead"));
        if (ahead.isNegative()) {
            throw times.at("ahead").fault("must not be negative");
        }
        return new EventTimes(forms, ahead);
    }

    private static Duration duration(ConfigNode value) {
        try {
            return Duration.parse(value.text("P.*"));
        } catch (DateTimeParseException e) {
            throw value.fault("must be an ISO 8601 duration such as PT60S");
        }
    }
}
