package vn.postalgateway.settlement.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import vn.postalgateway.platform.door.HttpCall;
import vn.postalgateway.platform.door.Problem;
import vn.postalgateway.settlement.Blocker;
import vn.postalgateway.settlement.SettlementRefused;

/** Tells a refusal of settlement as a problem document, in the caller's language. */
final class Refusal {

    private Refusal() {
    }

    static <T> T told(HttpCall call, Supplier<T> work) {
        try {
            return work.get();
        } catch (SettlementRefused refused) {
            throw problem(call, refused);
        }
    }

    static Problem problem(HttpCall call, SettlementRefused refused) {
        String language = call.caller().language() == null ? "en" : call.caller().language().getLanguage();
        String detail = refused.wording().in(language);
        Problem problem = switch (refused.kind()) {
            case NOT_FOUND -> Problem.notFound(refused.code());
            case FORBIDDEN -> Problem.of(403, refused.code(), detail);
            case CONFLICT -> Problem.of(409, refused.code(), detail);
            case WRONG -> Problem.of(422, refused.code(), detail);
        };
        if (!refused.conflicts().isEmpty()) {
            problem = problem.withMember("conflicts", DecisionAnswer.conflicts(refused.conflicts(), language));
        }
        return refused.blockers().isEmpty() ? problem
                : problem.withMember("blocking", blockers(refused.blockers(), language));
    }

    static List<Map<String, Object>> blockers(List<Blocker> blockers, String language) {
        return blockers.stream().map(b -> {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("code", b.code());
            json.put("subject", b.subject());
            json.put("count", b.count());
            json.put("claimedVnd", b.vnd().amount());
            json.put("detail", b.text().in(language));
            json.put("nextStep", b.nextStep().in(language));
            return json;
        }).toList();
    }
}
