package vn.postalgateway.console.web;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
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
import vn.postalgateway.console.OperatorHealth;
import vn.postalgateway.console.OperatorStand;
import vn.postalgateway.operator.Breakers;
import vn.postalgateway.operator.OperatorProfile;
import vn.postalgateway.operator.OperatorProfiles;
import vn.postalgateway.order.DispatchSwitch;
import vn.postalgateway.partner.Partner;

/** How each operator is doing, and the switch that keeps orders back. */
@Controller
class OperatorsController {

    private static final String PLACE = "/console/support/operators";

    private final OperatorProfiles operators;
    private final OperatorHealth health;
    private final Breakers breakers;
    private final DispatchSwitch dispatch;
    private final Clock clock;

    OperatorsController(OperatorProfiles operators, OperatorHealth health, Breakers breakers, DispatchSwitch dispatch,
                        Clock clock) {
        this.operators = operators;
        this.health = health;
        this.breakers = breakers;
        this.dispatch = dispatch;
        this.clock = clock;
    }

    /** @param stop null while orders leave for it */
    record OperatorCard(OperatorProfile profile, OperatorStand stand, DispatchSwitch.Stopped stop,
                        List<Breakers.Breaker> breakers) {

        public boolean isHeldByABreaker() {
            return breakers.stream().anyMatch(breaker -> breaker.state() != Breakers.State.CLOSED);
        }
    }

    @GetMapping(PLACE)
    String list(Model model) {
        Map<String, OperatorStand> stands = health.all();
        Map<String, DispatchSwitch.Stopped> stops = dispatch.stopped().stream()
                .collect(Collectors.toMap(DispatchSwitch.Stopped::operator, Function.identity()));
        model.addAttribute("operators", operators.all().stream().sorted(Comparator.comparing(OperatorProfile::id))
                .map(each -> new OperatorCard(each, stands.getOrDefault(each.id(), OperatorStand.IDLE),
                        stops.get(each.id()), breakers.of(each.id()))).toList());
        return "console/operators";
    }

    @PostMapping(PLACE + "/{operator}/stop")
    String stop(@PathVariable("operator") String operator, @RequestParam("reason") String reason,
                @RequestParam("sure") boolean sure, @AuthenticationPrincipal Partner user, RedirectAttributes next) {
        String id = known(operator);
        if (!sure || !Asking.isReason(reason)) {
            return Asking.refused(next, sure ? "need.reason" : "need.sure", "redirect:" + PLACE);
        }
        dispatch.stop(id, reason.strip(), user.partnerId(), clock.instant());
        return Asking.done(next, "operators.stopDone", "redirect:" + PLACE, id);
    }

    @PostMapping(PLACE + "/{operator}/resume")
    String resume(@PathVariable("operator") String operator, @RequestParam("sure") boolean sure,
                  @AuthenticationPrincipal Partner user, RedirectAttributes next) {
        String id = known(operator);
        if (!sure) {
            return Asking.refused(next, "need.sure", "redirect:" + PLACE);
        }
        dispatch.resume(id, user.partnerId(), clock.instant());
        return Asking.done(next, "operators.resumeDone", "redirect:" + PLACE, id);
    }

    private String known(String operator) {
        return operators.byId(operator).map(OperatorProfile::id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
