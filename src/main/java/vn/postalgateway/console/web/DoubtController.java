package vn.postalgateway.console.web;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import vn.postalgateway.order.DoubtDecision;

/** The orders in doubt, longest first; each is settled on its own page. */
@Controller
class DoubtController {

    private static final int MOST = 200;

    private final DoubtDecision doubts;

    DoubtController(DoubtDecision doubts) {
        this.doubts = doubts;
    }

    @GetMapping("/console/support/doubts")
    String list(Model model) {
        model.addAttribute("doubts", doubts.waiting(MOST));
        model.addAttribute("most", MOST);
        return "console/doubts";
    }
}
