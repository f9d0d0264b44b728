package vn.postalgateway.console.web;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The way in, and what somebody is told who came to a page that is not his. */
@Controller
class SignInController {

    @GetMapping("/console/sign-in")
    String signIn() {
        return "console/sign-in";
    }

    @GetMapping("/console")
    String home() {
        return "redirect:/console/finance";
    }

    @RequestMapping("/console/not-yours")
    @ResponseStatus(HttpStatus.FORBIDDEN)
    String notYours() {
        return "console/not-yours";
    }
}
