package vn.postalgateway.console.web;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.postalgateway.console.AskedCode;
import vn.postalgateway.console.JourneyHeading;
import vn.postalgateway.console.MaskedParty;
import vn.postalgateway.console.OrderLookup;
import vn.postalgateway.console.PersonalAccess;
import vn.postalgateway.console.WaitingWork;
import vn.postalgateway.tariff.DeliveryService;

/** Support's first page: find an order by whatever the caller can name, and what waits for a person. */
@Controller
class SupportController {

    private static final int MOST = 50;

    private final OrderLookup lookup;
    private final PersonalAccess personal;
    private final WaitingWork waiting;

    SupportController(OrderLookup lookup, PersonalAccess personal, WaitingWork waiting) {
        this.lookup = lookup;
        this.personal = personal;
        this.waiting = waiting;
    }

    /** @param citizen whom the caller may be; null where the data were erased */
    record Found(JourneyHeading heading, MaskedParty citizen) { }

    @GetMapping("/console/support")
    String home(Model model) {
        model.addAttribute("waiting", waiting.now());
        return "console/support";
    }

    /** Posted, because a phone number must not stand in an address; the only order that fits is opened at once. */
    @PostMapping("/console/support")
    String search(@RequestParam("code") String code, Model model) {
        AskedCode asked = AskedCode.of(code);
        List<JourneyHeading> headings = asked.isEmpty() ? List.of() : lookup.find(asked, MOST);
        if (headings.size() == 1) {
            return "redirect:/console/support/orders/" + headings.get(0).orderId();
        }
        model.addAttribute("code", code);
        model.addAttribute("found", headings.stream().map(this::found).toList());
        model.addAttribute("most", MOST);
        return home(model);
    }

    private Found found(JourneyHeading heading) {
        return new Found(heading, personal.masked(heading.orderId())
                .map(both -> heading.service() == DeliveryService.DOSSIER_PICKUP ? both.sender() : both.recipient())
                .orElse(null));
    }
}
