package vn.postalgateway.console.web;

import java.time.Clock;
import java.util.List;
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
import vn.postalgateway.console.FreshPassword;
import vn.postalgateway.console.People;
import vn.postalgateway.partner.Partner;
import vn.postalgateway.partner.Scope;

/**
 * Who may sign in and do what. Nobody changes himself, so an administrator always remains; a new password is made here
 * and shown once.
 */
@Controller
class PeopleController {

    private static final String PLACE = "/console/admin/people";
    private static final String ONE = PLACE + "/{name}";
    private static final String HOME = "redirect:" + PLACE;
    private static final List<Scope> ROLES =
            List.of(Scope.FINANCE_CLERK, Scope.FINANCE_APPROVER, Scope.SUPPORT, Scope.ADMIN);

    private final People people;
    private final FreshPassword passwords;
    private final Clock clock;

    PeopleController(People people, FreshPassword passwords, Clock clock) {
        this.people = people;
        this.passwords = passwords;
        this.clock = clock;
    }

    @GetMapping(PLACE)
    String list(Model model) {
        model.addAttribute("people", people.all());
        model.addAttribute("roles", ROLES);
        return "console/people";
    }

    @PostMapping(PLACE)
    String add(@RequestParam("name") String name, @RequestParam("role") Scope role,
               @AuthenticationPrincipal Partner user, Model model, RedirectAttributes next) {
        if (!Asking.isName(name) || !ROLES.contains(role)) {
            return Asking.refused(next, "people.wrongName", HOME);
        }
        String password = passwords.next();
        return people.add(new Partner(name, role), password, user.partnerId(), clock.instant())
                ? shown(name, password, model) : Asking.refused(next, "people.taken", HOME);
    }

    @GetMapping(ONE)
    String show(@PathVariable("name") String name, Model model) {
        model.addAttribute("person", people.byName(name)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
        model.addAttribute("roles", ROLES);
        return "console/person";
    }

    @PostMapping(ONE + "/role")
    String changeRole(@PathVariable("name") String name, @RequestParam("role") Scope role,
                      @RequestParam("sure") boolean sure, @AuthenticationPrincipal Partner user,
                      RedirectAttributes next) {
        if (!sure || !ROLES.contains(role) || isSelf(name, user)) {
            return Asking.refused(next, isSelf(name, user) ? "people.self" : "need.sure", HOME);
        }
        return people.changeRole(name, role, user.partnerId(), clock.instant())
                ? Asking.done(next, "people.roleDone", HOME, name) : Asking.refused(next, "people.nothing", HOME);
    }

    @PostMapping(ONE + "/disable")
    String disable(@PathVariable("name") String name, @RequestParam("sure") boolean sure,
                   @AuthenticationPrincipal Partner user, RedirectAttributes next) {
        if (!sure || isSelf(name, user)) {
            return Asking.refused(next, isSelf(name, user) ? "people.self" : "need.sure", HOME);
        }
        return people.disable(name, user.partnerId(), clock.instant())
                ? Asking.done(next, "people.disabled", HOME, name) : Asking.refused(next, "people.nothing", HOME);
    }

    @PostMapping(ONE + "/enable")
    String enable(@PathVariable("name") String name, @AuthenticationPrincipal Partner user,
                  RedirectAttributes next) {
        return people.enable(name, user.partnerId(), clock.instant())
                ? Asking.done(next, "people.enabled", HOME, name) : Asking.refused(next, "people.nothing", HOME);
    }

    @PostMapping(ONE + "/password")
    String setPassword(@PathVariable("name") String name, @RequestParam("sure") boolean sure,
                       @AuthenticationPrincipal Partner user, Model model, RedirectAttributes next) {
        if (!sure || isSelf(name, user)) {
            return Asking.refused(next, isSelf(name, user) ? "people.self" : "need.sure", HOME);
        }
        String password = passwords.next();
        if (!people.setPassword(name, password, user.partnerId(), clock.instant())) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return shown(name, password, model);
    }

    /** In this one answer only. */
    private static String shown(String name, String password, Model model) {
        model.addAttribute("whose", name);
        model.addAttribute("secret", password);
        model.addAttribute("kind", "password");
        model.addAttribute("back", PLACE);
        return "console/secret";
    }

    private static boolean isSelf(String name, Partner user) {
        return name.equals(user.partnerId());
    }
}
