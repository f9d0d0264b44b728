package vn.postalgateway.console.web;

import java.io.IOException;
import java.io.OutputStream;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.function.Consumer;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.postalgateway.console.NextStep;
import vn.postalgateway.contract.Contracts;
import vn.postalgateway.partner.Partner;
import vn.postalgateway.settlement.ClosingWork;
import vn.postalgateway.settlement.PaperDrawing;
import vn.postalgateway.settlement.PeriodClosing;
import vn.postalgateway.settlement.PeriodView;
import vn.postalgateway.settlement.SettlementRefused;

/** One contract's month: its sums, what blocks closing, the papers, and the signatures of two people. */
@Controller
class PeriodController {

    private static final String PLACE = "/console/finance/contracts/{contract}/{period}";
    private static final int LONGEST_REASON = 2_000;

    private final PeriodClosing closing;
    private final ClosingWork work;
    private final PaperDrawing papers;
    private final Contracts contracts;

    PeriodController(PeriodClosing closing, ClosingWork work, PaperDrawing papers, Contracts contracts) {
        this.closing = closing;
        this.work = work;
        this.papers = papers;
        this.contracts = contracts;
    }

    @GetMapping(PLACE)
    String show(@PathVariable("contract") String contract, @PathVariable("period") String period,
                @AuthenticationPrincipal Partner user, Model model) {
        PeriodView view = closing.show(known(contract), month(period));
        model.addAttribute("period", view);
        model.addAttribute("next", NextStep.of(view, user.partnerId(), user.scope()));
        return "console/period";
    }

    @PostMapping(PLACE + "/submit")
    String submit(@PathVariable("contract") String contract, @PathVariable("period") String period,
                  @AuthenticationPrincipal Partner user, Locale locale, RedirectAttributes next) {
        return step(contract, period, locale, next, month -> work.submit(contract, month, user.partnerId()));
    }

    /** @param contentSha256 of exactly what the page showed: what was submitted meanwhile is not signed */
    @PostMapping(PLACE + "/approve")
    String approve(@PathVariable("contract") String contract, @PathVariable("period") String period,
                   @RequestParam("contentSha256") String contentSha256, @AuthenticationPrincipal Partner user,
                   Locale locale, RedirectAttributes next) {
        return step(contract, period, locale, next,
                month -> work.approve(contract, month, user.partnerId(), contentSha256));
    }

    @PostMapping(PLACE + "/reopen")
    String reopen(@PathVariable("contract") String contract, @PathVariable("period") String period,
                  @RequestParam("reason") String reason, @AuthenticationPrincipal Partner user, Locale locale,
                  RedirectAttributes next) {
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            next.addFlashAttribute("missing", true);
            return place(contract, period);
        }
        return step(contract, period, locale, next,
                month -> closing.reopen(contract, month, user.partnerId(), reason.strip()));
    }

    @GetMapping(PLACE + "/minutes.pdf")
    ResponseEntity<Resource> minutes(@PathVariable("contract") String contract,
                                                  @PathVariable("period") String period) {
        return paper(contract, period, "bien-ban-doi-soat", ".pdf", papers::minutes);
    }

    @GetMapping(PLACE + "/pack.zip")
    ResponseEntity<Resource> pack(@PathVariable("contract") String contract,
                                               @PathVariable("period") String period) {
        return paper(contract, period, "doi-soat", ".zip", papers::pack);
    }

    private interface Drawing {
        void draw(String contract, YearMonth period, Integer revision, OutputStream out) throws IOException;
    }

    private ResponseEntity<Resource> paper(String contract, String period, String name, String ending,
                                                        Drawing drawing) {
        String of = known(contract);
        YearMonth month = month(period);
        return Download.of(name + "-" + of + "-" + month + ending, out -> drawing.draw(of, month, null, out));
    }

    private String step(String contract, String period, Locale locale, RedirectAttributes next,
                        Consumer<YearMonth> asked) {
        String place = place(contract, period);
        try {
            asked.accept(month(period));
        } catch (SettlementRefused refused) {
            next.addFlashAttribute("refusal", refused.wording().in(locale.getLanguage()));
        }
        return place;
    }

    private String place(String contract, String period) {
        return "redirect:/console/finance/contracts/" + known(contract) + "/" + month(period);
    }

    private String known(String contract) {
        return contracts.all().stream().filter(each -> each.id().equals(contract)).findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)).id();
    }

    private static YearMonth month(String period) {
        try {
            return YearMonth.parse(period);
        } catch (DateTimeParseException noMonth) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, noMonth);
        }
    }
}
