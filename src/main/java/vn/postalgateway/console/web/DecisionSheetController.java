package vn.postalgateway.console.web;

import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.postalgateway.console.DecisionSheet;
import vn.postalgateway.console.Differences;
import vn.postalgateway.console.SheetDecisions;
import vn.postalgateway.console.SheetReview;
import vn.postalgateway.partner.Partner;
import vn.postalgateway.reconciliation.StatementFormat;
import vn.postalgateway.reconciliation.StatementRefused;
import vn.postalgateway.reconciliation.StatementUnreadable;
import vn.postalgateway.reconciliation.Statements;
import vn.postalgateway.settlement.SettlementRefused;
import vn.postalgateway.tariff.Vnd;

/** The workbook of differences comes back with decisions: looked at first, then taken as a whole. */
@Controller
class DecisionSheetController {

    private static final String PLACE = DifferencesController.PLACE + "/sheet";
    private static final String SEEN = "decisionSheet";

    private final Statements statements;
    private final Differences differences;
    private final SheetDecisions decisions;
    private final StatementFormat xlsx;
    private final FilterReader texts;

    DecisionSheetController(Statements statements, Differences differences, SheetDecisions decisions,
                            @Qualifier("xlsxStatementFormat") StatementFormat xlsx, FilterReader texts) {
        this.statements = statements;
        this.differences = differences;
        this.decisions = decisions;
        this.xlsx = xlsx;
        this.texts = texts;
    }

    @PostMapping(PLACE)
    String look(@PathVariable("statementId") String statementId, @RequestParam("file") MultipartFile file,
                @AuthenticationPrincipal Partner user, HttpSession session, Locale locale, Model model,
                RedirectAttributes next) throws IOException {
        model.addAttribute("statement", statements.byId(statementId).orElseThrow(DecisionSheetController::gone));
        try {
            SheetReview review = SheetReview.of(statementId, read(file), differences);
            session.setAttribute(SEEN, review);
            model.addAttribute("review", review);
            model.addAttribute("effect", review.canBeTaken() ? decisions.preview(review, user.partnerId()) : null);
            return "console/sheet";
        } catch (SettlementRefused refused) {
            next.addFlashAttribute("refusal", refused.wording().in(locale.getLanguage()));
        } catch (StatementRefused noWorkbook) {
            next.addFlashAttribute("refusal", noWorkbook.wording().in(locale.getLanguage()));
        } catch (StatementUnreadable broken) {
            next.addFlashAttribute("refusal", broken.wording().in(locale.getLanguage()));
        }
        return back(statementId);
    }

    /** What this session looked at last, and nothing else. */
    @PostMapping(PLACE + "/decide")
    String decide(@PathVariable("statementId") String statementId,
                  @RequestParam("expectedPayable") long expectedPayable, @AuthenticationPrincipal Partner user,
                  HttpSession session, Locale locale, RedirectAttributes next) {
        if (!(session.getAttribute(SEEN) instanceof SheetReview review) || !review.canBeTaken()
                || !review.statementId().equals(statementId)) {
            throw gone();
        }
        session.removeAttribute(SEEN);
        try {
            next.addFlashAttribute("decided",
                    decisions.decide(review, user.partnerId(), Vnd.of(expectedPayable)).lines());
        } catch (SettlementRefused refused) {
            next.addFlashAttribute("refusal", refused.wording().in(locale.getLanguage()));
        }
        return back(statementId);
    }

    private DecisionSheet read(MultipartFile file) throws IOException {
        Path kept = Files.createTempFile("decisions", ".upload");
        try {
            file.transferTo(kept);
            xlsx.check(kept);
            DecisionSheet sheet = new DecisionSheet(texts::names);
            try (InputStream in = Files.newInputStream(kept)) {
                xlsx.read(in, null, sheet);
            }
            return sheet;
        } finally {
            Files.delete(kept);
        }
    }

    private static String back(String statementId) {
        return "redirect:/console/finance/statements/" + statementId + "/differences";
    }

    private static ResponseStatusException gone() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
