package vn.postalgateway.operator.yaml;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.postalgateway.operator.Movement;
import vn.postalgateway.operator.ReasonMeaning;
import vn.postalgateway.operator.StatusMap;
import vn.postalgateway.operator.StatusMeaning;
import vn.postalgateway.platform.config.ConfigNode;
import vn.postalgateway.tariff.Editions;

/** The dated maps in an operator's file: the first one whole, each later one by what it changes. */
final class StatusMapFile {

    private static final LocalDate SINCE_EVER = LocalDate.of(2000, 1, 1);

    private StatusMapFile() {
    }

    static Editions<StatusMap> read(String operator, ConfigNode file) {
        Map<String, StatusMeaning> statuses = statuses(file.at("statuses"));
        Map<String, ReasonMeaning> reasons = new LinkedHashMap<>();
        file.maybe("reasons").ifPresent(node -> reasons.putAll(reasons(node)));
        LocalDate from = file.maybe("validFrom").map(ConfigNode::date).orElse(SINCE_EVER);
        List<StatusMap> maps = new ArrayList<>(List.of(new StatusMap(operator, from, statuses, reasons)));
        for (ConfigNode change : file.maybe("changes").map(ConfigNode::elements).orElse(List.of())) {
            change.withKeys("validFrom", "statuses", "reasons");
            LocalDate next = change.at("validFrom").date();
            if (!next.isAfter(from)) {
                throw change.at("validFrom").fault("must be later than " + from + ", where the edition before begins");
            }
            from = next;
            change.maybe("statuses").ifPresent(node -> statuses.putAll(statuses(node)));
            change.maybe("reasons").ifPresent(node -> reasons.putAll(reasons(node)));
            maps.add(new StatusMap(operator, from, statuses, reasons));
        }
        return new Editions<>(maps);
    }

    private static Map<String, StatusMeaning> statuses(ConfigNode node) {
        Map<String, StatusMeaning> statuses = new LinkedHashMap<>();
        node.entries().forEach((code, status) -> statuses.put(code, status(status)));
        return statuses;
    }

    private static StatusMeaning status(ConfigNode status) {
        status.withKeys("movement", "flag", "words");
        return new StatusMeaning(
                status.maybe("movement").map(m -> m.oneOf(Movement.class)).orElse(null),
                status.maybe("flag").map(f -> f.text("stoppedByPost|partial|moneyOnly")).orElse(null),
                status.at("words").text());
    }

    private static Map<String, ReasonMeaning> reasons(ConfigNode node) {
        Map<String, ReasonMeaning> reasons = new LinkedHashMap<>();
        node.entries().forEach((words, reason) -> {
            reason.withKeys("reason", "attributableTo");
            reasons.put(words, new ReasonMeaning(reason.at("reason").text("[A-Z][A-Z_]*"),
                    reason.at("attributableTo").oneOf(ReasonMeaning.Attributable.class)));
        });
        return reasons;
    }
}
