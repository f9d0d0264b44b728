package vn.postalgateway.console.web;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
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
import vn.postalgateway.operator.OperatorProfiles;
import vn.postalgateway.order.ParkedMessages;
import vn.postalgateway.order.ParkedSelection;
import vn.postalgateway.order.ParkedWork;
import vn.postalgateway.partner.Partner;
import vn.postalgateway.platform.json.PlainText;

/** Parked messages: which there are, what a decision would do, and the decision about one or all that was shown. */
@Controller
class ParkedController {

    private static final String PLACE = "/console/support/parked";
    private static final String ONE = PLACE + "/{parkedId}";
    private static final int PAGE = 50;

    private final ParkedMessages parked;
    private final OperatorProfiles operators;
    private final Clock clock;

    ParkedController(ParkedMessages parked, OperatorProfiles operators, Clock clock) {
        this.parked = parked;
        this.operators = operators;
        this.clock = clock;
    }

    /** What the form narrows the list to; an empty field narrows nothing. */
    record Filter(String operator, String reasonCode, String orderId, ParkedWork.State state) {

        Filter {
            operator = given(operator);
            reasonCode = given(reasonCode);
            orderId = given(orderId);
            state = state == null ? ParkedWork.State.OPEN : state;
        }

        private static String given(String field) {
            return field == null || field.isBlank() || !PlainText.isPlain(field) ? null : field.strip();
        }

        ParkedSelection selection() {
            return new ParkedSelection(null, operator, reasonCode, null, null, orderId);
        }
    }

    @GetMapping(PLACE)
    String list(Filter filter, @RequestParam(name = "after", required = false) String after, Model model) {
        List<ParkedWork> found = parked.find(filter.selection(), filter.state(), PAGE + 1, after);
        List<ParkedWork> page = found.subList(0, Math.min(PAGE, found.size()));
        model.addAttribute("filter", filter);
        model.addAttribute("works", page);
        model.addAttribute("next", found.size() > PAGE ? page.get(PAGE - 1).parkedId() : null);
        model.addAttribute("counts", parked.counts(filter.selection()));
        model.addAttribute("operators", operators.all());
        return "console/parked";
    }

    /** What a decision about all open ones would do; nothing is written. */
    @PostMapping(PLACE + "/preview")
    String preview(Filter filter, Model model) {
        model.addAttribute("filter", filter);
        model.addAttribute("effect", parked.preview(filter.selection()));
        return "console/parked-preview";
    }

    @PostMapping(PLACE + "/retry")
    String retryAll(Filter filter, @RequestParam("token") String token, @AuthenticationPrincipal Partner user,
                    RedirectAttributes next) {
        try {
            return Asking.done(next, "parked.retriedAll", "redirect:" + PLACE, parked.retryAll(filter.selection(),
                    token, user.partnerId(), clock.instant()).count());
        } catch (ParkedMessages.SelectionChanged changed) {
            return Asking.refused(next, "parked.changed", "redirect:" + PLACE);
        }
    }

    @PostMapping(PLACE + "/discard")
    String discardAll(Filter filter, @RequestParam("token") String token, @RequestParam("reason") String reason,
                      @AuthenticationPrincipal Partner user, RedirectAttributes next) {
        if (!Asking.isReason(reason)) {
            return Asking.refused(next, "need.reason", "redirect:" + PLACE);
        }
        try {
            return Asking.done(next, "parked.discardedAll", "redirect:" + PLACE, parked.discardAll(filter.selection(),
                    token, reason.strip(), user.partnerId(), clock.instant()).count());
        } catch (ParkedMessages.SelectionChanged changed) {
            return Asking.refused(next, "parked.changed", "redirect:" + PLACE);
        }
    }

    @GetMapping(ONE)
    String show(@PathVariable("parkedId") String parkedId, Model model) {
        model.addAttribute("work", existing(parked.byId(parkedId)));
        return "console/parked-one";
    }

    @PostMapping(ONE + "/retry")
    String retry(@PathVariable("parkedId") String parkedId, @AuthenticationPrincipal Partner user,
                 RedirectAttributes next) {
        existing(parked.retry(parkedId, user.partnerId(), clock.instant()));
        return Asking.done(next, "parked.retried", "redirect:" + PLACE + "/" + parkedId);
    }

    @PostMapping(ONE + "/discard")
    String discard(@PathVariable("parkedId") String parkedId, @RequestParam("reason") String reason,
                   @AuthenticationPrincipal Partner user, RedirectAttributes next) {
        String page = "redirect:" + PLACE + "/" + parkedId;
        if (!Asking.isReason(reason)) {
            return Asking.refused(next, "need.reason", page);
        }
        ParkedWork work = existing(parked.discard(parkedId, reason.strip(), user.partnerId(), clock.instant()));
        return work.state() == ParkedWork.State.DISCARDED ? Asking.done(next, "parked.discarded", page)
                : Asking.refused(next, "parked.retriedAlready", page);
    }

    private static ParkedWork existing(Optional<ParkedWork> work) {
        return work.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
