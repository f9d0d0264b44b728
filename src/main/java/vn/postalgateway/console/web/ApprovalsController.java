package vn.postalgateway.console.web;

import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import vn.postalgateway.console.ContractMonth;
import vn.postalgateway.console.ContractMonths;
import vn.postalgateway.console.NextStep;
import vn.postalgateway.console.PeriodComparison;
import vn.postalgateway.partner.Partner;
import vn.postalgateway.settlement.PeriodClosing;
import vn.postalgateway.settlement.PeriodView;

/** The approver's first page: the months that wait for a signature, each beside the last one that was signed. */
@Controller
class ApprovalsController {

    private static final int MOST = 20;

    private final ContractMonths months;
    private final PeriodClosing closing;

    ApprovalsController(ContractMonths months, PeriodClosing closing) {
        this.months = months;
        this.closing = closing;
    }

    /** @param next what the reader can do about it */
    record Waiting(PeriodView view, PeriodComparison comparison, NextStep next) { }

    @GetMapping("/console/finance/approvals")
    String list(@AuthenticationPrincipal Partner user, Model model) {
        List<ContractMonth> submitted = months.submitted();
        model.addAttribute("waiting", submitted.stream().limit(MOST).map(month -> waiting(month, user)).toList());
        model.addAttribute("more", Math.max(0, submitted.size() - MOST));
        return "console/approvals";
    }

    private Waiting waiting(ContractMonth month, Partner user) {
        PeriodView view = show(month);
        return new Waiting(view, new PeriodComparison(view.totals(),
                months.approvedBefore(month).map(before -> show(before).totals()).orElse(null)),
                NextStep.of(view, user.partnerId(), user.scope()));
    }

    private PeriodView show(ContractMonth month) {
        return closing.show(month.contract(), month.period());
    }
}
