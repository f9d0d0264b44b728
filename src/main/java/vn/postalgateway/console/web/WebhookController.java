package vn.postalgateway.console.web;

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
import vn.postalgateway.console.WebhookDesk;
import vn.postalgateway.notification.FeedRange;
import vn.postalgateway.partner.Partner;
import vn.postalgateway.partner.Scope;

/** Which partners are told, and what support or an administrator does where one is not: stop, go on, tell again. */
@Controller
class WebhookController {

    private static final String PLACE = "/console/support/webhooks";
    private static final String SUPPORTS = PLACE + "/{partner}";
    private static final String ADMINISTRATORS = "/console/admin/partners/{partner}/webhook";

    private final WebhookDesk desk;

    WebhookController(WebhookDesk desk) {
        this.desk = desk;
    }

    @GetMapping(PLACE)
    String list(Model model) {
        model.addAttribute("targets", desk.all());
        return "console/webhooks";
    }

    @GetMapping(SUPPORTS)
    String show(@PathVariable("partner") String partner, Model model) {
        model.addAttribute("partner", partner);
        model.addAttribute("webhook", existing(partner));
        return "console/webhook-one";
    }

    @PostMapping({SUPPORTS + "/stop", ADMINISTRATORS + "/stop"})
    String stop(@PathVariable("partner") String partner, @RequestParam("sure") boolean sure,
                @AuthenticationPrincipal Partner user, RedirectAttributes next) {
        existing(partner);
        if (!sure) {
            return Asking.refused(next, "need.sure", back(partner, user));
        }
        desk.stop(partner, user.partnerId());
        return Asking.done(next, "webhook.stopDone", back(partner, user));
    }

    @PostMapping({SUPPORTS + "/resume", ADMINISTRATORS + "/resume"})
    String resume(@PathVariable("partner") String partner, @RequestParam("sure") boolean sure,
                  @AuthenticationPrincipal Partner user, RedirectAttributes next) {
        existing(partner);
        if (!sure) {
            return Asking.refused(next, "need.sure", back(partner, user));
        }
        desk.resume(partner, user.partnerId());
        return Asking.done(next, "webhook.resumeDone", back(partner, user));
    }

    /** What telling a range again would mean; nothing is written. */
    @PostMapping({SUPPORTS + "/preview", ADMINISTRATORS + "/preview"})
    String preview(@PathVariable("partner") String partner, @RequestParam("from") long from,
                   @RequestParam("to") long to, @AuthenticationPrincipal Partner user, Model model,
                   RedirectAttributes next) {
        FeedRange range = new FeedRange(from, to);
        WebhookDesk.WebhookCase found = existing(partner);
        if (!range.isFit()) {
            return Asking.refused(next, "webhook.wrongRange", back(partner, user));
        }
        model.addAttribute("partner", partner);
        model.addAttribute("target", found.target());
        model.addAttribute("range", range);
        model.addAttribute("effect", desk.preview(partner, range));
        model.addAttribute("back", page(partner, user));
        return "console/webhook-preview";
    }

    @PostMapping({SUPPORTS + "/replay", ADMINISTRATORS + "/replay"})
    String replay(@PathVariable("partner") String partner, @RequestParam("from") long from,
                  @RequestParam("to") long to, @AuthenticationPrincipal Partner user, RedirectAttributes next) {
        FeedRange range = new FeedRange(from, to);
        existing(partner);
        if (!range.isFit()) {
            return Asking.refused(next, "webhook.wrongRange", back(partner, user));
        }
        return Asking.done(next, "webhook.replayed", back(partner, user),
                desk.replay(partner, range, user.partnerId()));
    }

    private WebhookDesk.WebhookCase existing(String partner) {
        return desk.of(partner).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static String page(String partner, Partner user) {
        return (user.scope() == Scope.ADMIN ? "/console/admin/partners/" : PLACE + "/") + partner;
    }

    private static String back(String partner, Partner user) {
        return "redirect:" + page(partner, user);
    }
}
