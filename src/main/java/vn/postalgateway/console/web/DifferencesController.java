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
import vn.postalgateway.console.BulkDecision;
import vn.postalgateway.console.ContractMonth;
import vn.postalgateway.console.ContractMonths;
import vn.postalgateway.console.Decided;
import vn.postalgateway.console.DifferenceFilter;
import vn.postalgateway.console.Differences;
import vn.postalgateway.partner.Partner;
import vn.postalgateway.platform.json.PlainText;
import vn.postalgateway.reconciliation.Resolution;
import vn.postalgateway.reconciliation.StatementView;
import vn.postalgateway.reconciliation.Statements;
import vn.postalgateway.settlement.Decisions;
import vn.postalgateway.settlement.Selection;
import vn.postalgateway.settlement.SettlementRefused;
import vn.postalgateway.tariff.DeliveryService;
import vn.postalgateway.tariff.Vnd;
import vn.postalgateway.tariff.Zone;

/** The differences of a statement, the most money first, and what a person decides about them. */
@Controller
class DifferencesController {

    static final String PLACE = "/console/finance/statements/{statementId}/differences";
    private static final int PAGE = 50;
    private static final int LONGEST_REASON = 2_000;
    private static final List<String> PARTS = List.of("WEIGHT", "ZONE", "SERVICE", "TARIFF_VERSION", "TARIFF",
            "EXEMPTION", "CITIZEN_CHARGE", "UNEXPLAINED");

    private final Statements statements;
    private final Differences differences;
    private final FilterReader filters;
    private final Decisions decisions;
    private final ContractMonths months;
    private final BulkDecision bulk;

    DifferencesController(Statements statements, Differences differences, FilterReader filters, Decisions decisions,
                          ContractMonths months) {
        this.statements = statements;
        this.differences = differences;
        this.filters = filters;
        this.decisions = decisions;
        this.months = months;
        this.bulk = new BulkDecision(differences);
    }

    @GetMapping(PLACE)
    String show(@PathVariable("statementId") String statementId, DifferenceAddress address, Model model) {
        StatementView statement = find(statementId);
        DifferenceFilter filter = filters.read(address);
        model.addAttribute("statement", statement);
        model.addAttribute("open", months.isOpen(ContractMonth.of(statement.key())));
        model.addAttribute("causes", StatementController.causes(statement));
        model.addAttribute("asked", address);
        model.addAttribute("found", differences.find(statementId, filter, address.page(), PAGE));
        model.addAttribute("pageSize", PAGE);
        model.addAttribute("codes", filter.codes());
        model.addAttribute("elsewhere", filter.codes().isEmpty() ? null
                : differences.elsewhere(statementId, filter.codes()));
        model.addAttribute("agencies", differences.agencies(statementId));
        model.addAttribute("parts", PARTS);
        model.addAttribute("services", DeliveryService.values());
        model.addAttribute("zones", Zone.values());
        model.addAttribute("decidedChoices", Decided.values());
        model.addAttribute("actions", Resolution.values());
        return "console/differences";
    }

    /** What it would do to the sum that is paid; nothing is written. */
    @PostMapping(PLACE + "/preview")
    String preview(@PathVariable("statementId") String statementId, DifferenceAddress address, Asked asked, Model model,
                   Locale locale, RedirectAttributes next) {
        StatementView statement = find(statementId);
        if (asked.isIncomplete()) {
            next.addFlashAttribute("missing", true);
            return back(statementId, address);
        }
        try {
            model.addAttribute("effect", decisions.preview(asked.whole() ? bulk.of(statementId, filters.read(address))
                    : asked.ticked(statementId), asked.action()));
        } catch (SettlementRefused refused) {
            return refused(refused, statementId, address, locale, next);
        }
        model.addAttribute("statement", statement);
        model.addAttribute("address", address);
        model.addAttribute("asked", asked);
        return "console/decision";
    }

    /** @param expectedLines as many as the preview told of: if a filter finds others by now, nothing is done */
    @PostMapping(PLACE)
    String decide(@PathVariable("statementId") String statementId, DifferenceAddress address, Asked asked,
                  @RequestParam("expectedPayable") long expectedPayable,
                  @RequestParam("expectedLines") long expectedLines, @AuthenticationPrincipal Partner user,
                  Locale locale, RedirectAttributes next) {
        find(statementId);
        if (asked.isIncomplete()) {
            next.addFlashAttribute("missing", true);
            return back(statementId, address);
        }
        try {
            Selection selection = asked.whole()
                    ? bulk.asSeen(statementId, filters.read(address), expectedLines) : asked.ticked(statementId);
            next.addFlashAttribute("decided", decisions.decide(selection, asked.action(), asked.reason().strip(),
                    user.partnerId(), Vnd.of(expectedPayable)).lines());
        } catch (SettlementRefused refused) {
            return refused(refused, statementId, address, locale, next);
        }
        return back(statementId, address);
    }

    /**
     * What the form asks for.
     *
     * @param whole true: what the filter finds; else the lines that are ticked
     */
    record Asked(List<String> result, boolean whole, Resolution action, String reason) {

        Asked {
            result = result == null ? List.of() : List.copyOf(result);
        }

        boolean isIncomplete() {
            return !whole && result.isEmpty() || !result.stream().allMatch(PlainText::isPlain) || action == null
                    || reason == null || reason.isBlank() || reason.length() > LONGEST_REASON
                    || !PlainText.isPlain(reason);
        }

        Selection ticked(String statementId) {
            return new Selection(statementId, result, null, true);
        }
    }

    private static String refused(SettlementRefused refused, String statementId, DifferenceAddress address,
                                  Locale locale, RedirectAttributes next) {
        next.addFlashAttribute("refusal", refused.wording().in(locale.getLanguage()));
        return back(statementId, address);
    }

    static String back(String statementId, DifferenceAddress address) {
        return "redirect:/console/finance/statements/" + statementId + "/differences" + address.query();
    }

    private StatementView find(String statementId) {
        return statements.byId(statementId).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
