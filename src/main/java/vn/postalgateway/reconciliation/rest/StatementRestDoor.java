package vn.postalgateway.reconciliation.rest;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.postalgateway.partner.FieldFault;
import vn.postalgateway.platform.door.Answer;
import vn.postalgateway.platform.door.HttpCall;
import vn.postalgateway.platform.door.Problem;
import vn.postalgateway.reconciliation.Outcome;
import vn.postalgateway.reconciliation.ResultExport;
import vn.postalgateway.reconciliation.ResultRow;
import vn.postalgateway.reconciliation.StatementFile;
import vn.postalgateway.reconciliation.StatementIntake;
import vn.postalgateway.reconciliation.StatementReceipt;
import vn.postalgateway.reconciliation.StatementRefused;
import vn.postalgateway.reconciliation.StatementResults;
import vn.postalgateway.reconciliation.StatementResults.ResultCursor;
import vn.postalgateway.reconciliation.StatementView;
import vn.postalgateway.reconciliation.Statements;

/** {@code /api/v1/statements}: hand a statement in, see how it stands, read its lines. */
public class StatementRestDoor {

    private static final int MOST_ERRORS = 10_000;

    private final StatementIntake intake;
    private final Statements statements;
    private final StatementResults results;

    public StatementRestDoor(StatementIntake intake, Statements statements, StatementResults results) {
        this.intake = intake;
        this.statements = statements;
        this.results = results;
    }

    public Answer upload(HttpCall call) {
        StatementFile file = fileOf(call);
        StatementReceipt receipt = take(call.form(), file);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("statementId", receipt.statementId());
        json.put("version", receipt.version());
        json.put("state", receipt.state().name());
        return Answer.json(receipt.replayed() ? 200 : 202, json)
                .with("Location", "/api/v1/statements/" + receipt.statementId());
    }

    private StatementReceipt take(Map<String, String> form, StatementFile file) {
        try {
            return intake.take(form.get("operator"), form.get("contract"), form.get("period"), file);
        } catch (StatementRefused refused) {
            throw refused.isFormat() ? Problem.of(415, "unsupported-format", refused.wording().en())
                    : Problem.wrongFields(List.of(refused.fault()));
        }
    }

    private static StatementFile fileOf(HttpCall call) {
        List<FieldFault> faults = new ArrayList<>();
        if (call.upload() == null) {
            faults.add(new FieldFault("/file", "is required: a file part of a multipart/form-data body"));
        }
        for (String field : List.of("operator", "contract", "period")) {
            if (call.form().getOrDefault(field, "").isBlank()) {
                faults.add(new FieldFault("/" + field, "is required"));
            }
        }
        Problem.refuseIfAny(faults);
        return new StatementFile(call.upload().file(), call.upload().submittedName(), call.caller().partnerId());
    }

    public Answer show(HttpCall call) {
        StatementView view = statement(call);
        return Answer.ok(StatementJson.of(view, statements.layout(view.statementId()).orElse(null),
                statements.faults(view.statementId(), MOST_ERRORS), call.caller().explanationLanguage()));
    }

    /** Largest money first. */
    public Answer lines(HttpCall call) {
        StatementView view = statement(call);
        int limit = PageQuery.limit(call);
        ResultCursor after = call.query("cursor").map(PageCursor::decode).orElse(null);
        List<ResultRow> rows = results.page(view.statementId(), PageQuery.outcome(call), after, limit + 1);
        List<ResultRow> page = rows.subList(0, Math.min(limit, rows.size()));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("lines", page.stream().map(r -> StatementJson.of(r, call.caller().explanationLanguage())).toList());
        json.put("nextCursor", rows.size() > limit ? PageCursor.encode(ResultCursor.of(page.get(limit - 1))) : null);
        return Answer.ok(json);
    }

    private StatementView statement(HttpCall call) {
        return statements.byId(call.pathValue("statementId")).orElseThrow(() -> Problem.notFound("statement"));
    }
}
