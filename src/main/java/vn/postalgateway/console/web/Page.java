package vn.postalgateway.console.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.validation.BindException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import vn.postalgateway.order.AgencyNames;
import vn.postalgateway.partner.Partner;
import vn.postalgateway.reconciliation.StatementUnreadable;
import vn.postalgateway.settlement.SettlementRefused;

/** What every page behind the console's door shows: who is here, in which language; and how one is refused. */
@ControllerAdvice(assignableTypes = {SignInController.class, FinanceController.class, StatementController.class,
    ChangesController.class, DifferencesController.class, CodeListController.class, DifferenceTableController.class,
    DecisionSheetController.class, LineController.class, PeriodController.class, ReportController.class,
    ChartsController.class, SupportController.class, OrderController.class, DoubtController.class,
    ParkedController.class, OperatorsController.class, PartnersController.class, PeopleController.class,
    WebhookController.class, WebhookSecretController.class, ConfigurationController.class, SetUpController.class,
    OwnPasswordController.class, ApprovalsController.class})
class Page {

    private final AgencyNames agencies;

    Page(AgencyNames agencies) {
        this.agencies = agencies;
    }

    @ModelAttribute
    void fill(@AuthenticationPrincipal Partner user, Model model, Locale locale, HttpServletRequest request,
              HttpServletResponse response) {
        PageLanguage.remember(request, response);
        model.addAllAttributes(frame(user, locale));
        model.addAttribute("path", request.getRequestURI());
        model.addAttribute("asksFor", PageLanguage.withoutChoice(request));
        model.addAttribute("posted", request.getMethod().equals("POST"));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        model.addAttribute("agencyNames", agencies);
    }

    private static Map<String, Object> frame(Partner user, Locale locale) {
        Map<String, Object> frame = new HashMap<>(Map.of("language", locale.getLanguage(),
                "f", new PageFormat(locale), "path", "", "asksFor", "", "posted", true));
        if (user != null) {
            frame.put("user", user);
        }
        return frame;
    }

    @ExceptionHandler({ResponseStatusException.class, MethodArgumentTypeMismatchException.class})
    ModelAndView notThere(@AuthenticationPrincipal Partner user, Locale locale) {
        return refusal(HttpStatus.NOT_FOUND, "refused.gone", null, user, locale);
    }

    @ExceptionHandler({MissingServletRequestParameterException.class, MissingServletRequestPartException.class,
        BindException.class})
    ModelAndView incomplete(@AuthenticationPrincipal Partner user, Locale locale) {
        return refusal(HttpStatus.BAD_REQUEST, "refused.incomplete", null, user, locale);
    }

    @ExceptionHandler(MaxUploadSizeExceededException.class)
    ModelAndView tooLarge(@AuthenticationPrincipal Partner user, Locale locale) {
        return refusal(HttpStatus.PAYLOAD_TOO_LARGE, "refused.large", null, user, locale);
    }

    @ExceptionHandler(SettlementRefused.class)
    ModelAndView refused(SettlementRefused refused, @AuthenticationPrincipal Partner user, Locale locale) {
        return refusal(HttpStatus.CONFLICT, null, refused.wording().in(locale.getLanguage()), user, locale);
    }

    @ExceptionHandler(StatementUnreadable.class)
    ModelAndView unmarkable(StatementUnreadable file, @AuthenticationPrincipal Partner user, Locale locale) {
        return refusal(HttpStatus.CONFLICT, null, file.wording().in(locale.getLanguage()), user, locale);
    }

    private static ModelAndView refusal(HttpStatus status, String key, String words, Partner user, Locale locale) {
        ModelAndView page = new ModelAndView("console/refused", frame(user, locale), status);
        page.addObject("key", key);
        page.addObject("words", words);
        return page;
    }
}
