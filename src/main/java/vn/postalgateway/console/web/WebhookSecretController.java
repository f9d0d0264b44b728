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

/** A new secret for a partner's webhook target; only an administrator sees one. */
@Controller
class WebhookSecretController {

    /** How long the secret before goes on signing, in hours. */
    static final List<Integer> OVERLAPS = List.of(0, 1, 24, 168);

    private final WebhookTargets targets;
    private final FirstSecrets secrets;
    private final Clock clock;

    WebhookSecretController(WebhookTargets targets, FirstSecrets secrets, Clock clock) {
        this.targets = targets;
        this.secrets = secrets;
        this.clock = clock;
    }

    @PostMapping("/console/admin/partners/{partner}/webhook/secret")
    String rotate(@PathVariable("partner") String partner, @RequestParam("overlap") int overlapHours,
                  @RequestParam("sure") boolean sure, @AuthenticationPrincipal Partner user, Model model,
                  RedirectAttributes next) {
        if (!sure || !OVERLAPS.contains(overlapHours)) {
            return Asking.refused(next, "need.sure", page(partner));
        }
        WebhookSecret secret = secrets.another();
        Instant now = clock.instant();
        try {
            if (!targets.rotate(partner, secret, now.plus(Duration.ofHours(overlapHours)), user.partnerId(), now)) {
                throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            }
        } catch (WebhookTargets.TooManySecrets tooMany) {
            return Asking.refused(next, "webhook.tooMany", page(partner));
        }
        model.addAttribute("whose", partner);
        model.addAttribute("secret", secret.text());
        model.addAttribute("kind", "webhook");
        model.addAttribute("back", "/console/admin/partners/" + partner);
        return "console/secret";
    }

    private static String page(String partner) {
        return "redirect:/console/admin/partners/" + partner;
    }
}
