package vn.postalgateway.console.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.postalgateway.console.Journey;
import vn.postalgateway.console.Overview;
import vn.postalgateway.console.Picture;

/** The demonstration's home page; {@code /fragments/overview} is the part that a browser fetches again and again. */
@Controller
@Profile("demo")
class HomeController {

    /** Nothing but our own files; no inline script, no inline style, no frame. */
    private static final String POLICY = "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; "
            + "frame-ancestors 'none'";

    private final Overview overview;
    private final Clock clock;
    private final boolean sampleDay;

    HomeController(Overview overview, Clock clock, @Value("${gateway.demo.sample-day:true}") boolean sampleDay) {
        this.overview = overview;
        this.clock = clock;
        this.sampleDay = sampleDay;
    }

    @GetMapping("/")
    String home(@RequestParam(name = "order", required = false) String orderId, Model model, Locale locale,
                HttpServletRequest request, HttpServletResponse response) {
        PageLanguage.remember(request, response);
        fill(model, orderId, locale, response);
        return "home";
    }

    @GetMapping("/fragments/overview")
    String fragment(@RequestParam(name = "order", required = false) String orderId, Model model, Locale locale,
                    HttpServletResponse response) {
        fill(model, orderId, locale, response);
        return "overview :: panels";
    }

    private void fill(Model model, String orderId, Locale locale, HttpServletResponse response) {
        Picture picture = overview.at(clock.instant());
        Optional<Journey> chosen = Optional.ofNullable(orderId).flatMap(overview::journeyOf);
        Journey journey = chosen
                .or(() -> Optional.ofNullable(picture.oneStop().featured()).flatMap(overview::journeyOf))
                .orElse(null);
        model.addAttribute("picture", picture);
        model.addAttribute("journey", journey);
        model.addAttribute("chosen", chosen.map(Journey::orderId).orElse(null));
        model.addAttribute("day", DayProgress.of(picture));
        model.addAttribute("sampleDay", sampleDay);
        model.addAttribute("language", locale.getLanguage());
        model.addAttribute("f", new PageFormat(locale));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("Content-Security-Policy", POLICY);
    }
}
