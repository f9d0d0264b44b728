package vn.postalgateway.console.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import vn.postalgateway.calendar.VietnamTime;
import vn.postalgateway.console.ContractMonths;
import vn.postalgateway.console.NextStep;
import vn.postalgateway.contract.Contract;
import vn.postalgateway.contract.Contracts;
import vn.postalgateway.order.BudgetStand;
import vn.postalgateway.order.BudgetUse;
import vn.postalgateway.partner.Partner;
import vn.postalgateway.settlement.PeriodClosing;
import vn.postalgateway.settlement.PeriodView;

/** The finance people's first page: each contract's months, what they come to, and the one thing to do next. */
@Controller
class FinanceController {

    private static final int MONTHS = 4;

    private final Contracts contracts;
    private final ContractMonths months;
    private final PeriodClosing closing;
    private final BudgetUse budgets;
    private final Clock clock;

    FinanceController(Contracts contracts, ContractMonths months, PeriodClosing closing, BudgetUse budgets,
                      Clock clock) {
        this.contracts = contracts;
        this.months = months;
        this.closing = closing;
        this.budgets = budgets;
        this.clock = clock;
    }

    /** @param budget null if the contract states none */
    record ContractCard(Contract contract, BudgetStand budget, List<PeriodCard> periods) { }

    record PeriodCard(PeriodView view, NextStep next) { }

    @GetMapping("/console/finance")
    String home(@AuthenticationPrincipal Partner user, Model model) {
        LocalDate today = VietnamTime.dayOf(clock.instant());
        List<ContractCard> cards = contracts.all().stream().map(Contract::id).distinct().sorted()
                .flatMap(id -> contracts.inForce(id, today).stream()).map(each -> card(each, user, today)).toList();
        model.addAttribute("contracts", cards);
        model.addAttribute("lastMonth", YearMonth.from(today).minusMonths(1));
        return "console/finance";
    }

    private ContractCard card(Contract contract, Partner user, LocalDate today) {
        List<PeriodCard> periods = months.of(contract.id(), MONTHS).stream()
                .map(month -> closing.show(month.contract(), month.period()))
                .map(view -> new PeriodCard(view, NextStep.of(view, user.partnerId(), user.scope()))).toList();
        return new ContractCard(contract, contract.budget() == null ? null : BudgetStand.on(today,
                today.getYear(), contract, contracts, budgets.of(contract.id(), today.getYear())), periods);
    }
}
