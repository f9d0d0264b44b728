package vn.postalgateway.operator.yaml;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.Set;
import vn.postalgateway.operator.DoubtClass;
import vn.postalgateway.operator.EventTimes;
import vn.postalgateway.operator.OperatorProfile;
import vn.postalgateway.operator.StatementDialect;
import vn.postalgateway.platform.config.ConfigNode;

/** One operator's file. */
final class OperatorFile {

    private OperatorFile() {
    }

    static OperatorProfile read(ConfigNode file) {
        file.withKeys("id", "name", "customerCode", "doubtClass", "settleAfter", "validFrom", "statuses", "reasons",
                "changes", "times", "statements");
        String id = file.at("id").text("[a-z0-9-]+");
        return new OperatorProfile(id, file.at("name").text(), file.at("customerCode").text(),
                file.at("doubtClass").oneOf(DoubtClass.class), duration(file.at("settleAfter")),
                StatusMapFile.read(id, file),
                file.maybe("times").map(OperatorFile::times).orElse(EventTimes.LENIENT),
                file.maybe("statements").map(StatementDialectFile::read).orElse(StatementDialect.PLAIN));
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
