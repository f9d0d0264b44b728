package vn.postalgateway.console.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.postalgateway.console.ConsoleUsers;
import vn.postalgateway.console.OwnPassword;
import vn.postalgateway.partner.Partner;

/** Where a person changes the own password; this session goes on under another id, all others of the person end. */
@Controller
class OwnPasswordController {

    private static final String PLACE = "/console/password";

    private final OwnPassword passwords;
    private final HttpSessionSecurityContextRepository sessions = new HttpSessionSecurityContextRepository();

    OwnPasswordController(OwnPassword passwords) {
        this.passwords = passwords;
    }

    @GetMapping(PLACE)
    String show() {
        return "console/password";
    }

    @PostMapping(PLACE)
    String change(@RequestParam("old") String old, @RequestParam("fresh") String fresh,
                  @RequestParam("again") String again, @AuthenticationPrincipal Partner user,
                  HttpServletRequest request, HttpServletResponse response, RedirectAttributes next) {
        if (!fresh.equals(again)) {
            return Asking.refused(next, "password.TWICE", "redirect:" + PLACE);
        }
        OwnPassword.Change change = passwords.change(user.partnerId(), old, fresh);
        if (change.signIn() == null) {
            return Asking.refused(next, "password." + change.refusal(), "redirect:" + PLACE);
        }
        goOn(change.signIn(), request, response);
        return Asking.done(next, "password.done", "redirect:" + PLACE);
    }

    // Whoever may have got hold of this session's id is out as well.
    private void goOn(ConsoleUsers.SignIn signIn, HttpServletRequest request, HttpServletResponse response) {
        request.changeSessionId();
        SecurityContext context = new SecurityContextImpl(ConsoleSecurity.entered(signIn));
        SecurityContextHolder.setContext(context);
        sessions.saveContext(context, request, response);
    }
}
