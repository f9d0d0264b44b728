package vn.postalgateway.console.web;

import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.postalgateway.partner.Partner;
import vn.postalgateway.reconciliation.Outcome;
import vn.postalgateway.reconciliation.Resolution;
import vn.postalgateway.reconciliation.ResultRow;
import vn.postalgateway.reconciliation.StatementResults;
import vn.postalgateway.reconciliation.StatementResults.ResultCursor;
import vn.postalgateway.reconciliation.StatementView;
import vn.postalgateway.reconciliation.Statements;
import vn.postalgateway.settlement.Decisions;
import vn.postalgateway.settlement.Selection;
import vn.postalgateway.settlement.SettlementRefused;
import vn.postalgateway.tariff.Vnd;

/** The differences of a statement, the most money first, and what a person decides about them. */
@Controller
class DifferencesController {

    private static final int PAGE = 50;
    private static final int LONGEST_REASON = 2_000;
    private static final String PLACE = "/console/finance/statements/{statementId}/differences";

    private final Statements statements;
    private final StatementResults results;
    private final Decisions decisions;

    DifferencesController(Statements statements, StatementResults results, Decisions decisions) {
        this.statements = statements;
        this.results = results;
        this.decisions = decisions;
    }

    @GetMapping(PLACE)
    String show(@PathVariable("statementId") String statementId,
                @RequestParam(name = "outcome", required = false) Outcome outcome,
                @RequestParam(name = "size", required = false) Long size,
                @RequestParam(name = "after", required = false) String after, Model model) {
        StatementView statement = find(statementId);
        ResultCursor cursor = size == null || after == null ? null : new ResultCursor(size, after);
        List<ResultRow> rows = results.page(statementId, outcome, cursor, PAGE + 1);
        List<ResultRow> page = rows.subList(0, Math.min(PAGE, rows.size()));
        model.addAttribute("statement", statement);
        model.addAttribute("causes", StatementController.causes(statement));
        model.addAttribute("outcome", outcome);
        model.addAttribute("rows", page);
        model.addAttribute("next", rows.size() > PAGE ? ResultCursor.of(page.get(PAGE - 1)) : null);
        model.addAttribute("actions", Resolution.values());
        return "console/differences";
    }

    /** What it would do to the sum that is paid; nothing is written. */
    @PostMapping(PLACE + "/preview")
    String preview(@PathVariable("statementId") String statementId, Asked asked, Model model, Locale locale,
                   RedirectAttributes next) {
        StatementView statement = find(statementId);
        if (asked.isIncomplete()) {
            next.addFlashAttribute("missing", true);
            return back(statementId, asked);
        }
        try {
            model.addAttribute("effect", decisions.preview(asked.selection(statementId), asked.action()));
        } catch (SettlementRefused refused) {
            return refused(refused, statementId, asked, locale, next);
        }
        model.addAttribute("statement", statement);
        model.addAttribute("asked", asked);
        return "console/decision";
    }

    @PostMapping(PLACE)
    String decide(@PathVariable("statementId") String statementId, Asked asked,
                  @RequestParam("expectedPayable") long expectedPayable, @AuthenticationPrincipal Partner user,
                  Locale locale, RedirectAttributes next) {
        find(statementId);
        if (asked.isIncomplete()) {
            next.addFlashAttribute("missing", true);
            return back(statementId, asked);
        }
        try {
            next.addFlashAttribute("decided", decisions.decide(asked.selection(statementId), asked.action(),
                    asked.reason().strip(), user.partnerId(), Vnd.of(expectedPayable)).lines());
        } catch (SettlementRefused refused) {
            return refused(refused, statementId, asked, locale, next);
        }
        return back(statementId, asked);
    }

    /**
     * What the form asks for.
     *
     * @param whole true: every undecided line of the cause; else those that are ticked
     */
    record Asked(List<String> result, Outcome outcome, boolean whole, Resolution action, String reason) {

        Asked {
            result = result == null ? List.of() : List.copyOf(result);
        }

        boolean isIncomplete() {
            boolean nothing = whole ? outcome == null : result.isEmpty();
            return nothing || action == null || reason == null || reason.isBlank() || reason.length() > LONGEST_REASON;
        }

        Selection selection(String statementId) {
            return whole ? new Selection(statementId, List.of(), outcome, false)
                    : new Selection(statementId, result, null, true);
        }
    }

    private static String refused(SettlementRefused refused, String statementId, Asked asked, Locale locale,
                                  RedirectAttributes next) {
        next.addFlashAttribute("refusal", refused.wording().in(locale.getLanguage()));
        return back(statementId, asked);
    }

    private static String back(String statementId, Asked asked) {
        return "redirect:/console/finance/statements/" + statementId + "/differences"
                + (asked.outcome() == null ? "" : "?outcome=" + asked.outcome());
    }

    private StatementView find(String statementId) {
        return statements.byId(statementId).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
