package vn.postalgateway.reconciliation.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.postalgateway.partner.FieldFault;
import vn.postalgateway.platform.door.Answer;
import vn.postalgateway.platform.door.HttpCall;
import vn.postalgateway.platform.door.Problem;
import vn.postalgateway.reconciliation.StatementChange;
import vn.postalgateway.reconciliation.StatementChanges;
import vn.postalgateway.reconciliation.StatementChanges.Comparison;
import vn.postalgateway.reconciliation.StatementView;
import vn.postalgateway.reconciliation.Statements;
import vn.postalgateway.tariff.Vnd;

/** {@code /api/v1/statements/{statementId}/changes}: what a version says otherwise than the one before it. */
public class StatementChangesRestDoor {

    private final Statements statements;
    private final StatementChanges changes;

    public StatementChangesRestDoor(Statements statements, StatementChanges changes) {
        this.statements = statements;
        this.changes = changes;
    }

    /** Largest money first. */
    public Answer list(HttpCall call) {
        StatementView view = statements.byId(call.pathValue("statementId"))
                .orElseThrow(() -> Problem.notFound("statement"));
        int limit = PageQuery.limit(call);
        List<StatementChange> found = changes.page(view.statementId(), after(call), limit + 1);
        List<StatementChange> page = found.subList(0, Math.min(limit, found.size()));
        Optional<Comparison> comparison = changes.comparison(view.statementId());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("statementId", view.statementId());
        json.put("version", view.version());
        json.put("previousStatementId", comparison.map(Comparison::previousId).orElse(null));
        json.put("previousVersion", comparison.map(Comparison::previousVersion).orElse(null));
        json.put("added", comparison.map(Comparison::added).orElse(0L));
        json.put("removed", comparison.map(Comparison::removed).orElse(0L));
        json.put("changed", comparison.map(Comparison::changed).orElse(0L));
        json.put("claimedDeltaVnd", comparison.map(Comparison::claimedDelta).map(Vnd::amount).orElse(0L));
        json.put("changes", page.stream().map(StatementChangesRestDoor::json).toList());
        json.put("nextCursor", found.size() > limit ? String.valueOf(page.get(limit - 1).changeNo()) : null);
        return Answer.ok(json);
    }

    private static int after(HttpCall call) {
        String cursor = call.query("cursor").orElse("0");
        if (!cursor.matches("[0-9]{1,9}")) {
            throw Problem.wrongFields(List.of(new FieldFault("/cursor", "is not a cursor of an earlier answer")));
        }
        return Integer.parseInt(cursor);
    }

    private static Map<String, Object> json(StatementChange change) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", change.kind().name());
        json.put("lineNo", change.lineNo());
        json.put("previousLineNo", change.previousLineNo());
        json.put("itemCode", change.itemCode());
        json.put("deltaVnd", change.delta().amount());
        json.put("fields", change.fields().stream().map(field -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("field", field.field());
            one.put("previous", field.previous());
            one.put("now", field.now());
            return one;
        }).toList());
        return json;
    }
}
