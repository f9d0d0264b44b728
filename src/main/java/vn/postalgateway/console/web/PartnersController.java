package vn.postalgateway.console.web;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
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
import vn.postalgateway.console.PartnerAccess;
import vn.postalgateway.console.WebhookDesk;
import vn.postalgateway.notification.WebhookTarget;
import vn.postalgateway.partner.Partner;
import vn.postalgateway.partner.Scope;
import vn.postalgateway.partner.TokenRegister;
import vn.postalgateway.partner.TokenRegister.Token;

/** Who may call with which token, and how each partner is told. */
@Controller
class PartnersController {

    private static final String PLACE = "/console/admin/partners";
    private static final String ONE = PLACE + "/{partner}";
    private static final List<Scope> DOORS = List.of(Scope.ORDERS, Scope.TRACKING, Scope.FINANCE_CLERK,
            Scope.FINANCE_APPROVER, Scope.SUPPORT);

    private final TokenRegister tokens;
    private final PartnerAccess access;
    private final WebhookDesk webhooks;
    private final Clock clock;

    PartnersController(TokenRegister tokens, PartnerAccess access, WebhookDesk webhooks, Clock clock) {
        this.tokens = tokens;
        this.access = access;
        this.webhooks = webhooks;
        this.clock = clock;
    }

    /** @param target null where the partner wants to be told nothing */
    record PartnerRow(Partner partner, long live, WebhookTarget target) { }

    @GetMapping("/console/admin")
    String home() {
        return "redirect:" + PLACE;
    }

    @GetMapping(PLACE)
    String list(Model model) {
        Map<String, List<Token>> byPartner = tokens.all().stream().collect(
                Collectors.groupingBy(token -> token.partner().partnerId(), TreeMap::new, Collectors.toList()));
        Map<String, WebhookTarget> targets = webhooks.all().stream()
                .collect(Collectors.toMap(WebhookTarget::partnerId, Function.identity()));
        model.addAttribute("partners", byPartner.entrySet().stream().map(each -> new PartnerRow(
                each.getValue().get(0).partner(), each.getValue().stream().filter(Token::isLive).count(),
                targets.get(each.getKey()))).toList());
        model.addAttribute("doors", DOORS);
        return "console/partners";
    }

    @PostMapping(PLACE)
    String issue(@RequestParam("partner") String partner, @RequestParam("scope") Scope scope,
                 @AuthenticationPrincipal Partner user, Model model, RedirectAttributes next) {
        if (!Asking.isName(partner) || !DOORS.contains(scope)) {
            return Asking.refused(next, "partners.wrongName", "redirect:" + PLACE);
        }
        PartnerAccess.Issued issued = access.issue(new Partner(partner, scope), user.partnerId());
        if (issued.token() == null) {
            return Asking.refused(next, "partners.refused." + issued.refusal(), "redirect:" + PLACE);
        }
        model.addAttribute("whose", partner);
        model.addAttribute("secret", issued.token());
        model.addAttribute("kind", "token");
        model.addAttribute("back", PLACE + "/" + partner);
        return "console/secret";
    }

    @GetMapping(ONE)
    String show(@PathVariable("partner") String partner, Model model) {
        List<Token> known = tokens.all().stream().filter(token -> token.partner().partnerId().equals(partner)).toList();
        if (known.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        model.addAttribute("partner", known.get(0).partner());
        model.addAttribute("tokens", known);
        model.addAttribute("webhook", webhooks.of(partner).orElse(null));
        model.addAttribute("overlaps", WebhookSecretController.OVERLAPS);
        return "console/partner";
    }

    @PostMapping(ONE + "/tokens/{tokenId}/revoke")
    String revoke(@PathVariable("partner") String partner, @PathVariable("tokenId") String tokenId,
                  @RequestParam("sure") boolean sure, @AuthenticationPrincipal Partner user,
                  RedirectAttributes next) {
        String page = "redirect:" + PLACE + "/" + partner;
        if (!sure) {
            return Asking.refused(next, "need.sure", page);
        }
        return tokens.revoke(partner, tokenId, user.partnerId(), clock.instant())
                ? Asking.done(next, "partners.revoked", page) : Asking.refused(next, "people.nothing", page);
    }
}
