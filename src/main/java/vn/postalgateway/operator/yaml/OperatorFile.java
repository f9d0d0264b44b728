package vn.postalgateway.operator.yaml;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import vn.postalgateway.operator.DoubtClass;
import vn.postalgateway.operator.Movement;
import vn.postalgateway.operator.OperatorProfile;
import vn.postalgateway.operator.StatementDialect;
import vn.postalgateway.operator.StatusMeaning;
import vn.postalgateway.platform.config.ConfigNode;

/** One operator's file. */
final class OperatorFile {

    private OperatorFile() {
    }

    static OperatorProfile read(ConfigNode file) {
        file.withKeys("id", "name", "customerCode", "doubtClass", "settleAfter", "statuses", "statements");
        Map<String, StatusMeaning> statuses = new LinkedHashMap<>();
        file.at("statuses").entries().forEach((code, status) -> statuses.put(code, meaning(status)));
        return new OperatorProfile(file.at("id").text("[a-z0-9-]+"), file.at("name").text(),
                file.at("customerCode").text(), file.at("doubtClass").oneOf(DoubtClass.class),
                duration(file.at("settleAfter")), Map.copyOf(statuses),
                file.maybe("statements").map(StatementDialectFile::read).orElse(StatementDialect.PLAIN));
    }

    private static StatusMeaning meaning(ConfigNode status) {
        status.withKeys("movement", "flag", "words");
        return new StatusMeaning(
                status.maybe("movement").map(m -> m.oneOf(Movement.class)).orElse(null),
                status.maybe("flag").map(f -> f.text("stoppedByPost|partial|moneyOnly")).orElse(null),
                status.at("words").text());
    }

    private static Duration duration(ConfigNode value) {
        try {
            return Duration.parse(value.text("P.*"));
        } catch (DateTimeParseException e) {
            throw value.fault("must be an ISO 8601 duration such as PT60S");
        }
    }
}
