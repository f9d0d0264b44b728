package vn.postalgateway.console.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.postalgateway.console.StatementVersions;
import vn.postalgateway.contract.Contract;
import vn.postalgateway.contract.Contracts;
import vn.postalgateway.partner.Partner;
import vn.postalgateway.reconciliation.MarkedStatement;
import vn.postalgateway.reconciliation.Outcome;
import vn.postalgateway.reconciliation.OutcomeSum;
import vn.postalgateway.reconciliation.ResultExport;
import vn.postalgateway.reconciliation.StatementChanges;
import vn.postalgateway.reconciliation.StatementFile;
import vn.postalgateway.reconciliation.StatementIntake;
import vn.postalgateway.reconciliation.StatementLayout;
import vn.postalgateway.reconciliation.StatementReceipt;
import vn.postalgateway.reconciliation.StatementRefused;
import vn.postalgateway.reconciliation.StatementResults;
import vn.postalgateway.reconciliation.StatementView;
import vn.postalgateway.reconciliation.Statements;
import vn.postalgateway.reconciliation.TableFormat;

/** A statement from the file that is dropped to the verdict on one screen. */
@Controller
class StatementController {

    private static final int MOST_FAULTS = 200;

    private final StatementIntake intake;
    private final Statements statements;
    private final StatementChanges changes;
    private final StatementVersions versions;
    private final MarkedStatement marked;
    private final ResultExport workbook;
    private final Contracts contracts;

    StatementController(StatementIntake intake, Statements statements, StatementChanges changes,
                        StatementVersions versions, MarkedStatement marked, StatementResults results,
                        @Qualifier("xlsxTableFormat") TableFormat xlsx, Contracts contracts) {
        this.intake = intake;
        this.statements = statements;
        this.changes = changes;
        this.versions = versions;
        this.marked = marked;
        this.workbook = new ResultExport(results, xlsx);
        this.contracts = contracts;
    }

    @PostMapping("/console/finance/statements")
    String handIn(@RequestParam("file") MultipartFile file, @RequestParam("contract") String contract,
                  @RequestParam("period") String period, @AuthenticationPrincipal Partner user, Locale locale,
                  RedirectAttributes next) throws IOException {
        Path kept = Files.createTempFile("statement", ".upload");
        try {
            file.transferTo(kept);
            String operator = contracts.all().stream().filter(each -> each.id().equals(contract))
                    .map(Contract::operator).findFirst().orElse(null);
            StatementReceipt receipt = intake.take(operator, contract, period,
                    new StatementFile(kept, file.getOriginalFilename(), user.partnerId()));
            next.addFlashAttribute("replayed", receipt.replayed());
            return "redirect:/console/finance/statements/" + receipt.statementId();
        } catch (StatementRefused refused) {
            next.addFlashAttribute("refusal", refused.wording().in(locale.getLanguage()));
            return "redirect:/console/finance#hand-in";
        } finally {
            Files.delete(kept);
        }
    }

    @GetMapping("/console/finance/statements/{statementId}")
    String show(@PathVariable("statementId") String statementId, Model model) {
        StatementView view = find(statementId);
        model.addAttribute("statement", view);
        model.addAttribute("causes", causes(view));
        model.addAttribute("faults", statements.faults(statementId, MOST_FAULTS));
        model.addAttribute("mostFaults", MOST_FAULTS);
        model.addAttribute("versions", versions.of(view.key()));
        model.addAttribute("comparison", changes.comparison(statementId).orElse(null));
        return "console/statement";
    }

    /** Only what moves: asked for again and again while the statement is worked on. */
    @GetMapping("/console/finance/statements/{statementId}/progress")
    String progress(@PathVariable("statementId") String statementId, Model model) {
        show(statementId, model);
        return "console/statement :: verdict";
    }

    @GetMapping("/console/finance/statements/{statementId}/marked")
    ResponseEntity<Resource> marked(@PathVariable("statementId") String statementId) {
        StatementLayout layout = statements.layout(find(statementId).statementId()).orElseThrow(this::gone);
        return Download.of(statementId + "-marked." + layout.format().toLowerCase(Locale.ROOT),
                out -> marked.write(statementId, layout, out));
    }

    @GetMapping("/console/finance/statements/{statementId}/lines.xlsx")
    ResponseEntity<Resource> lines(@PathVariable("statementId") String statementId,
                                                @RequestParam(name = "outcome", required = false) Outcome outcome,
                                                Locale locale) {
        String id = find(statementId).statementId();
        return Download.of(id + ".xlsx", out -> workbook.write(id, outcome, locale.getLanguage(), out));
    }

    /** What differs, the most money first. */
    static List<OutcomeSum> causes(StatementView view) {
        return view.sums().stream().filter(sum -> sum.outcome() != Outcome.MATCHED)
                .sorted(Comparator.comparingLong((OutcomeSum sum) -> Math.abs(sum.delta().amount())).reversed())
                .toList();
    }

    private StatementView find(String statementId) {
        return statements.byId(statementId).orElseThrow(this::gone);
    }

    private ResponseStatusException gone() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
