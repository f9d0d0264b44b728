package vn.postalgateway.console.web;

import java.time.Clock;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.postalgateway.console.OwnPassword;
import vn.postalgateway.console.People;
import vn.postalgateway.platform.home.SetupToken;

/** The first administrator, made once by whoever can read the setup token on the gateway's own disk. */
@Controller
class SetUpController {

    private final People people;
    private final SetupToken setupToken;
    private final Clock clock;

    SetUpController(People people, SetupToken setupToken, Clock clock) {
        this.people = people;
        this.setupToken = setupToken;
        this.clock = clock;
    }

    @GetMapping("/console/set-up")
    String show() {
        return people.haveAdministrator() ? "redirect:/console/sign-in" : "console/set-up";
    }

    // The token is used up last: a failure before leaves a way in.
    @PostMapping("/console/set-up")
    String setUp(@RequestParam("token") String token, @RequestParam("name") String name,
                 @RequestParam("password") String password, RedirectAttributes next) {
        if (people.haveAdministrator()) {
            return "redirect:/console/sign-in";
        }
        if (!setupToken.isRight(token)) {
            return Asking.refused(next, "setUp.wrongToken", "redirect:/console/set-up");
        }
        if (!Asking.isName(name) || !OwnPassword.isFit(password)) {
            return Asking.refused(next, "setUp.wrongForm", "redirect:/console/set-up");
        }
        boolean made = people.addFirstAdministrator(name, password, clock.instant());
        if (made) {
            setupToken.useUp();
        }
        return made ? Asking.done(next, "setUp.done", "redirect:/console/sign-in")
                : Asking.refused(next, "people.taken", "redirect:/console/set-up");
    }
}
