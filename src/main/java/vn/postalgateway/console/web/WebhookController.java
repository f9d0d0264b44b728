package vn.postalgateway.console.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.postalgateway.notification.FirstSecrets;
import vn.postalgateway.notification.WebhookSecret;
import vn.postalgateway.notification.WebhookTargets;
import vn.postalgateway.partner.Partner;

/** What an administrator does about a partner's webhook target: a new secret, stopping, telling again. */
@Controller
class WebhookController {

    private static final String ONE = "/console/admin/partners/{partner}/webhook";
    /** How long the secret before goes on signing, in hours. */
    static final List<Integer> OVERLAPS = List.of(0, 1, 24, 168);

    private final WebhookTargets targets;
    private final FirstSecrets secrets;
    private final Clock clock;

    WebhookController(WebhookTargets targets, FirstSecrets secrets, Clock clock) {
        this.targets = targets;
        this.secrets = secrets;
        this.clock = clock;
    }

    @PostMapping(ONE + "/secret")
    String rotate(@PathVariable("partner") String partner, @RequestParam("overlap") int overlapHours,
                  @RequestParam("sure") boolean sure, @AuthenticationPrincipal Partner user, Model model,
                  RedirectAttributes next) {
        if (!sure || !OVERLAPS.contains(overlapHours)) {
            return Asking.refused(next, "need.sure", page(partner));
        }
        WebhookSecret secret = secrets.another();
        Instant now = clock.instant();
        try {
            existing(targets.rotate(partner, secret, now.plus(Duration.ofHours(overlapHours)), user.partnerId(), now));
        } catch (WebhookTargets.TooManySecrets tooMany) {
            return Asking.refused(next, "webhook.tooMany", page(partner));
        }
        model.addAttribute("whose", partner);
        model.addAttribute("secret", secret.text());
        model.addAttribute("kind", "webhook");
        model.addAttribute("back", "/console/admin/partners/" + partner);
        return "console/secret";
    }

    @PostMapping(ONE + "/stop")
    String stop(@PathVariable("partner") String partner, @RequestParam("sure") boolean sure,
                @AuthenticationPrincipal Partner user, RedirectAttributes next) {
        if (!sure) {
            return Asking.refused(next, "need.sure", page(partner));
        }
        existing(targets.stop(partner, user.partnerId(), clock.instant()));
        return Asking.done(next, "webhook.stopDone", page(partner));
    }

    @PostMapping(ONE + "/resume")
    String resume(@PathVariable("partner") String partner, @RequestParam("sure") boolean sure,
                  @AuthenticationPrincipal Partner user, RedirectAttributes next) {
        if (!sure) {
            return Asking.refused(next, "need.sure", page(partner));
        }
        existing(targets.resume(partner, user.partnerId(), clock.instant()));
        return Asking.done(next, "webhook.resumeDone", page(partner));
    }

    private static String page(String partner) {
        return "redirect:/console/admin/partners/" + partner;
    }

    private static void existing(boolean exists) {
        if (!exists) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }
}
