package vn.postalgateway.console.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import vn.postalgateway.platform.door.Problem;
import vn.postalgateway.platform.door.ProblemDocument;

/** Where the {@code type} of every problem document leads: a page for each code, in production as well. */
@Controller
class ProblemsController {

    private static final String POLICY = "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; "
            + "frame-ancestors 'none'";
    private static final String EXAMPLE_ID = "req_01K6X5D4F8H2K6N0R4T8W2Y6A0";

    private final ProblemCatalogue catalogue = new ProblemCatalogue();
    private final ObjectMapper json;

    ProblemsController(ObjectMapper json) {
        this.json = json;
    }

    @GetMapping("/docs/problems")
    String all(Model model, Locale locale, HttpServletRequest request, HttpServletResponse response) {
        frame(model, locale, request, response);
        model.addAttribute("pages", catalogue.pages());
        return "problems";
    }

    @GetMapping("/docs/problems/{code}")
    String one(@PathVariable String code, Model model, Locale locale, HttpServletRequest request,
               HttpServletResponse response) {
        ProblemPage page = catalogue.page(code).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        frame(model, locale, request, response);
        model.addAttribute("page", page);
        model.addAttribute("words", page.in(locale));
        model.addAttribute("rest", rest(page.example()));
        model.addAttribute("soap", page.soap() ? soap(page.example()) : null);
        return "problem";
    }

    private static void frame(Model model, Locale locale, HttpServletRequest request, HttpServletResponse response) {
        PageLanguage.remember(request, response);
        model.addAttribute("locale", locale);
        model.addAttribute("language", locale.getLanguage());
        response.setHeader("Content-Security-Policy", POLICY);
    }

    private String rest(Problem example) {
        String headers = example.headers().entrySet().stream().map(h -> h.getKey() + ": " + h.getValue() + "\n")
                .collect(Collectors.joining());
        try {
            return "HTTP/1.1 " + example.status() + "\nContent-Type: application/problem+json\n" + headers + "\n"
                    + json.writerWithDefaultPrettyPrinter().writeValueAsString(
                            ProblemDocument.members(example, null, EXAMPLE_ID));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers can be written", e);
        }
    }

    private static String soap(Problem example) {
        String errors = example.faults().stream().map(fault -> "\n      <error><pointer>" + fault.pointer()
                + "</pointer><detail>" + fault.detail() + "</detail></error>").collect(Collectors.joining());
        return "<soap:Fault>\n  <faultcode>soap:" + (example.status() >= 500 ? "Server" : "Client")
                + "</faultcode>\n  <faultstring>" + example.getMessage() + "</faultstring>\n  <detail>\n"
                + "    <Refusal xmlns=\"urn:vn:public-postal:v1\">\n      <code>" + example.code()
                + "</code>\n      <detail>" + example.getMessage() + "</detail>" + errors
                + "\n    </Refusal>\n  </detail>\n</soap:Fault>";
    }
}
