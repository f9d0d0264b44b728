package vn.postalgateway.console.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.openqa.selenium.chrome.ChromeDriver;

/** What axe-core finds on the page that is shown, by the rules of WCAG 2.2 up to level AA and its own best practices. */
final class Accessibility {

    private static final String AXE = read();
    private static final String RUN = """
            const done = arguments[arguments.length - 1];
            axe.run(document, {resultTypes: ['violations']}).then(found => done(found.violations.flatMap(v =>
                v.nodes.map(n => v.id + ': ' + n.html.slice(0, 160) + ' ' + (n.any.concat(n.all, n.none)[0] || {}).message))),
                failure => done(['axe failed: ' + failure]));""";

    private Accessibility() {
    }

    /** One line for each element that breaks a rule. */
    @SuppressWarnings("unchecked")
    static List<String> violations(ChromeDriver driver) {
        driver.executeScript(AXE);
        return (List<String>) driver.executeAsyncScript(RUN);
    }

    private static String read() {
        try (InputStream axe = Accessibility.class.getResourceAsStream("/axe.min.js")) {
            return new String(axe.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
