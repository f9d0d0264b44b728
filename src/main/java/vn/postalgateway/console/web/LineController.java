package vn.postalgateway.console.web;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import vn.postalgateway.console.ComparedLine;
import vn.postalgateway.console.ContractMonth;
import vn.postalgateway.console.ContractMonths;
import vn.postalgateway.console.Differences;
import vn.postalgateway.order.DeliveryOrders;
import vn.postalgateway.reconciliation.Resolution;
import vn.postalgateway.reconciliation.StatementView;
import vn.postalgateway.reconciliation.Statements;
import vn.postalgateway.settlement.Decisions;
import vn.postalgateway.tracking.TimelineEvent;
import vn.postalgateway.tracking.TrackingEvents;

/** All about one line on one page that can be printed: both sides, the arithmetic, what was delivered, who decided. */
@Controller
class LineController {

    private final Statements statements;
    private final Differences differences;
    private final Decisions decisions;
    private final DeliveryOrders orders;
    private final TrackingEvents events;
    private final ContractMonths months;

    LineController(Statements statements, Differences differences, Decisions decisions, DeliveryOrders orders,
                   TrackingEvents events, ContractMonths months) {
        this.statements = statements;
        this.differences = differences;
        this.decisions = decisions;
        this.orders = orders;
        this.events = events;
        this.months = months;
    }

    @GetMapping("/console/finance/statements/{statementId}/lines/{resultId}")
    String show(@PathVariable("statementId") String statementId, @PathVariable("resultId") String resultId,
                Locale locale, Model model) {
        ComparedLine compared = differences.line(statementId, resultId).orElseThrow(this::gone);
        String orderId = compared.line().orderId();
        StatementView statement = statements.byId(statementId).orElseThrow(this::gone);
        model.addAttribute("statement", statement);
        model.addAttribute("open", months.isOpen(ContractMonth.of(statement.key())));
        model.addAttribute("compared", compared);
        model.addAttribute("line", compared.line());
        model.addAttribute("fields", LineFields.of(compared, new PageFormat(locale), locale.getLanguage()));
        model.addAttribute("history", decisions.history(statementId, resultId));
        model.addAttribute("order", orderId == null ? null : orders.byId(orderId).orElse(null));
        model.addAttribute("events", orderId == null ? List.of() : moved(events.timeline(orderId)));
        model.addAttribute("actions", Resolution.values());
        return "console/line";
    }

    /** What moved the item, in its order; the post's own words stay out, for they may name somebody. */
    private static List<TimelineEvent> moved(List<TimelineEvent> timeline) {
        return timeline.stream().filter(event -> event.movement() != null && event.occurredAt() != null)
                .sorted(Comparator.comparing(TimelineEvent::occurredAt)).toList();
    }

    private ResponseStatusException gone() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
