package vn.postalgateway.console.web;

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
import vn.postalgateway.console.OrderCase;
import vn.postalgateway.console.OrderDesk;
import vn.postalgateway.console.PersonalAccess;
import vn.postalgateway.console.PersonalLooks;
import vn.postalgateway.operator.ItemCode;
import vn.postalgateway.order.DoubtDecision;
import vn.postalgateway.partner.Partner;

/** One order with its way and why it is where it is; who it is about, for a reason; a person's word about a doubt. */
@Controller
class OrderController {

    private static final String PLACE = "/console/support/orders/{orderId}";
    private static final int LOOKS = 20;

    private final OrderDesk desk;
    private final PersonalAccess personal;
    private final PersonalLooks looks;
    private final DoubtDecision doubts;

    OrderController(OrderDesk desk, PersonalAccess personal, PersonalLooks looks, DoubtDecision doubts) {
        this.desk = desk;
        this.personal = personal;
        this.looks = looks;
        this.doubts = doubts;
    }

    @GetMapping(PLACE)
    String show(@PathVariable("orderId") String orderId, Model model) {
        return page(find(orderId), model);
    }

    /** The names are in this one answer only: nothing keeps them, and each further look is recorded again. */
    @PostMapping(PLACE + "/personal")
    String personal(@PathVariable("orderId") String orderId, @RequestParam("reason") String reason,
                    @AuthenticationPrincipal Partner user, Model model, RedirectAttributes next) {
        OrderCase found = find(orderId);
        if (!Asking.isReason(reason)) {
            return Asking.refused(next, "need.reason", place(orderId));
        }
        model.addAttribute("shown", personal.show(orderId, reason.strip(), user.partnerId()).orElse(null));
        return page(found, model);
    }

    @PostMapping(PLACE + "/exists")
    String exists(@PathVariable("orderId") String orderId, @RequestParam("itemCode") String itemCode,
                  @RequestParam("sure") boolean sure, @AuthenticationPrincipal Partner user, RedirectAttributes next) {
        String code = itemCode.replaceAll("[\\s\\p{Z}]", "").toUpperCase(Locale.ROOT);
        if (!sure || !ItemCode.isValid(code)) {
            return Asking.refused(next, sure ? "need.itemCode" : "need.sure", place(orderId));
        }
        return settled(orderId, doubts.exists(orderId, code, user.partnerId()), "doubt.found", next);
    }

    @PostMapping(PLACE + "/does-not-exist")
    String doesNotExist(@PathVariable("orderId") String orderId, @RequestParam("sure") boolean sure,
                        @AuthenticationPrincipal Partner user, RedirectAttributes next) {
        if (!sure) {
            return Asking.refused(next, "need.sure", place(orderId));
        }
        return settled(orderId, doubts.doesNotExist(orderId, user.partnerId()), "doubt.cleared", next);
    }

    private static String settled(String orderId, DoubtDecision.Verdict verdict, String done,
                                  RedirectAttributes next) {
        return verdict == DoubtDecision.Verdict.SETTLED ? Asking.done(next, done, place(orderId))
                : Asking.refused(next, "doubt.refused." + verdict, place(orderId));
    }

    private String page(OrderCase found, Model model) {
        String orderId = found.order().orderId();
        model.addAttribute("case", found);
        model.addAttribute("order", found.order());
        model.addAttribute("masked", personal.masked(orderId).orElse(null));
        model.addAttribute("looks", looks.of(orderId, LOOKS));
        return "console/order";
    }

    private OrderCase find(String orderId) {
        return desk.of(orderId).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static String place(String orderId) {
        return "redirect:/console/support/orders/" + orderId;
    }
}
