package vn.postalgateway.console.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.postalgateway.console.AskingPace;
import vn.postalgateway.console.CitizenTracking;
import vn.postalgateway.console.CitizenView;

/** The citizen's page: where a dossier's papers are. Without an account, a script, or a cookie but the language's. */
@Controller
class TrackController {

    private static final int LONGEST_CODE = 100;
    private static final String FOUR_DIGITS = "[0-9]{4}";
    private static final int NETWORK_BYTES = 8;
    private static final Duration ALMOST_A_MINUTE = Duration.ofMinutes(1).minusNanos(1);

    private final CitizenTracking tracking;
    private final AskingPace byAddress;
    private final AskingPace byDossier;
    private final Clock clock;

    TrackController(CitizenTracking tracking, @Qualifier("askingByAddress") AskingPace byAddress,
                    @Qualifier("askingByDossier") AskingPace byDossier, Clock clock) {
        this.tracking = tracking;
        this.byAddress = byAddress;
        this.byDossier = byDossier;
        this.clock = clock;
    }

    @GetMapping("/track")
    String form(@RequestParam(name = "dossier", defaultValue = "") String dossier, Model model, Locale locale,
                HttpServletRequest request, HttpServletResponse response) {
        return page(dossier, model, locale, request, response);
    }

    /** What was typed stands in no address, so that it stays in no history and no log. */
    @PostMapping("/track")
    String find(@RequestParam(name = "dossier", defaultValue = "") String dossier,
                @RequestParam(name = "digits", defaultValue = "") String digits, Model model, Locale locale,
                HttpServletRequest request, HttpServletResponse response) {
        String code = Normalizer.normalize(dossier.strip(), Normalizer.Form.NFC);
        String page = page(code, model, locale, request, response);
        if (code.isEmpty() || code.length() > LONGEST_CODE || !digits.strip().matches(FOUR_DIGITS)) {
            model.addAttribute("incomplete", true);
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return page;
        }
        Optional<Duration> wait = byAddress.ask(network(request.getRemoteAddr())).or(() -> byDossier.ask(code));
        if (wait.isPresent()) {
            Duration whole = Duration.ofMinutes(wait.get().plus(ALMOST_A_MINUTE).toMinutes());
            model.addAttribute("waitMinutes", whole.toMinutes());
            model.addAttribute("waitUntil", clock.instant().plus(whole));
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(wait.get().toSeconds() + 1));
            return page;
        }
        Optional<CitizenView> found = tracking.find(code, digits.strip());
        model.addAttribute("found", found.orElse(null));
        model.addAttribute("unknown", found.isEmpty());
        if (found.isEmpty()) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
        }
        return page;
    }

    private static String page(String dossier, Model model, Locale locale, HttpServletRequest request,
                               HttpServletResponse response) {
        PageLanguage.remember(request, response);
        model.addAttribute("dossier", dossier.length() > LONGEST_CODE ? "" : dossier);
        model.addAttribute("language", locale.getLanguage());
        model.addAttribute("f", new PageFormat(locale));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Robots-Tag", "noindex, nofollow");
        return "track";
    }

    // Who has one address of the newer kind has billions of them, all in one network.
    private static String network(String address) {
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return bytes.length > NETWORK_BYTES ? Arrays.toString(Arrays.copyOf(bytes, NETWORK_BYTES)) : address;
        } catch (UnknownHostException noAddress) {
            return address;
        }
    }
}
