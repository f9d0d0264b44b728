package vn.postalgateway.console.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import vn.postalgateway.console.People;
import vn.postalgateway.partner.Partner;
import vn.postalgateway.platform.door.Edge;
import vn.postalgateway.platform.door.Problem;

/** The way in, and what somebody is told who cannot go on. */
@Controller
class SignInController {

    private final People people;

    SignInController(People people) {
        this.people = people;
    }

    @GetMapping("/console/sign-in")
    String signIn(Model model) {
        model.addAttribute("first", !people.haveAdministrator());
        return "console/sign-in";
    }

    /** Each right has its own first page. */
    @GetMapping("/console")
    String home(@AuthenticationPrincipal Partner user) {
        return "redirect:/console/" + switch (user.scope()) {
            case SUPPORT -> "support";
            case ADMIN -> "admin";
            case FINANCE_APPROVER -> "finance/approvals";
            default -> "finance";
        };
    }

    @RequestMapping("/console/not-yours")
    @ResponseStatus(HttpStatus.FORBIDDEN)
    String notYours() {
        return "console/not-yours";
    }

    /** Whatever could not be answered by the page that was asked for; asks nothing of the database. */
    @RequestMapping(Edge.REFUSAL_PAGE)
    String refusal(HttpServletRequest request, HttpServletResponse response, Model model) {
        Problem problem = Edge.problemOf(request);
        int status = problem == null ? HttpStatus.NOT_FOUND.value() : problem.status();
        response.setStatus(status);
        if (problem != null) {
            problem.headers().forEach(response::setHeader);
        }
        model.addAttribute("key", switch (status) {
            case 404, 405 -> "refused.gone";
            case 413 -> "refused.large";
            case 503 -> "refused.later";
            default -> status < 500 ? "refused.incomplete" : "refused.broken";
        });
        model.addAttribute("requestId", status < 500 ? null : Edge.requestIdOf(request));
        return "console/refused";
    }
}
