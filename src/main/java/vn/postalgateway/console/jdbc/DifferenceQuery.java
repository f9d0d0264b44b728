package vn.postalgateway.console.jdbc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.postalgateway.console.Decided;
import vn.postalgateway.console.DifferenceFilter;
import vn.postalgateway.console.WordSearch;

/** A filter as SQL: each of its conditions, and what they are compared with. */
final class DifferenceQuery {

    /** The most money first. */
    static final String ORDER = " order by abs(r.delta_vnd) desc, r.result_id ";
    static final String UNDECIDED = "d.action is null and r.outcome <> 'EXPECTED'";

    private static final String DECISIONS = """
             left join (
                select distinct on (result_id) result_id, action from line_decision
                where statement_id = :statement order by result_id, decision_no desc) d using (result_id)
            """;

    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private final List<String> conditions = new ArrayList<>();
    private boolean decisions;

    DifferenceQuery(String statementId, DifferenceFilter filter) {
        where("r.statement_id = :statement", "statement", statementId);
        where("r.outcome = :outcome", "outcome", filter.outcome() == null ? null : filter.outcome().name());
        where(":part = any(r.parts)", "part", filter.part());
        where("r.agency_code = :agency", "agency", filter.agency());
        where("r.service = :service", "service", filter.service() == null ? null : filter.service().name());
        where("r.zone = :zone", "zone", filter.zone() == null ? null : filter.zone().name());
        where("abs(r.delta_vnd) >= :atLeast", "atLeast", filter.atLeast() == null ? null : filter.atLeast().amount());
        decided(filter.decided());
        search(filter.search());
        where("""
                r.result_id in (select c.result_id from difference_code c
                    where c.statement_id = :statement and c.code = any(:codes))""", "codes",
                filter.codes().isEmpty() ? null : filter.codes().stream()
                        .map(code -> code.toUpperCase(Locale.ROOT)).toArray(String[]::new));
    }

    /** What is found, as {@code r}, of table {@code difference}. */
    String from() {
        return from(decisions);
    }

    /** Beside each the last decision about it, as {@code d}. */
    String fromWithDecisions() {
        return from(true);
    }

    private String from(boolean withDecisions) {
        return "from difference r" + (withDecisions ? DECISIONS : "") + " where " + String.join(" and ", conditions);
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    private void where(String condition, String name, Object value) {
        if (value != null) {
            conditions.add(condition);
            parameters.put(name, value);
        }
    }

    private void decided(Decided decided) {
        decisions = decided != null;
        if (decided == Decided.NOT_YET) {
            conditions.add(UNDECIDED);
        } else if (decided == Decided.ANYHOW) {
            conditions.add("d.action is not null");
        } else if (decided != null) {
            where("d.action = :action", "action", decided.action().name());
        }
    }

    private void search(WordSearch search) {
        if (search == null) {
            return;
        }
        String named = "r.outcome = any(:causes)";
        where(search.isCode() ? "(" + named + " or strpos(r.codes, :piece) > 0)" : named, "causes",
                search.causes().stream().map(Enum::name).toArray(String[]::new));
        parameters.put("piece", search.code());
    }
}
