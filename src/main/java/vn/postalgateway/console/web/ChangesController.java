package vn.postalgateway.console.web;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vn.postalgateway.reconciliation.StatementChange;
import vn.postalgateway.reconciliation.StatementChanges;
import vn.postalgateway.reconciliation.Statements;

/** What a version of a statement says otherwise than the one before it, line by line, the most money first. */
@Controller
class ChangesController {

    private static final int PAGE = 50;

    private final Statements statements;
    private final StatementChanges changes;

    ChangesController(Statements statements, StatementChanges changes) {
        this.statements = statements;
        this.changes = changes;
    }

    /** @param after the number of the last change on the page before; 0 for the first page */
    @GetMapping("/console/finance/statements/{statementId}/changes")
    String show(@PathVariable("statementId") String statementId,
                @RequestParam(name = "after", defaultValue = "0") int after, Model model) {
        model.addAttribute("statement", statements.byId(statementId).orElseThrow(this::gone));
        model.addAttribute("comparison", changes.comparison(statementId).orElseThrow(this::gone));
        List<StatementChange> found = changes.page(statementId, Math.max(0, after), PAGE + 1);
        List<StatementChange> page = found.subList(0, Math.min(PAGE, found.size()));
        model.addAttribute("changes", page);
        model.addAttribute("next", found.size() > PAGE ? page.get(PAGE - 1).changeNo() : null);
        return "console/changes";
    }

    private ResponseStatusException gone() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
