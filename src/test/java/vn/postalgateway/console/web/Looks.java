package vn.postalgateway.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Whether anybody can use the page that is shown: what every page must keep. */
final class Looks {

    private static final int LARGEST_PAGE_BYTES = 150 * 1024;
    private static final String FORBIDDEN = """
            return [...document.querySelectorAll('script:not([src]), style, [style]')]
                .concat([...document.querySelectorAll('*')].filter(e => [...e.attributes].some(a => a.name.startsWith('on'))))
                .concat([...document.querySelectorAll('[src], link[href]')].filter(e => new URL(e.src || e.href).origin !== location.origin))
                .map(e => e.outerHTML.slice(0, 160));""";

    private Looks() {
    }

    /** Nothing is cut off or too faint on a screen of this width. */
    static void fits(Browser browser, String page, int width) {
        assertThat(browser.driver.executeScript("return document.documentElement.scrollWidth"))
                .as("no sideways scrolling of %s", page).isEqualTo((long) width);
        assertThat((List<?>) browser.driver.executeScript(Contrast.SCRIPT)).as("texts below 4.5:1 of %s", page).isEmpty();
        // That a page itself is answered with 404 or 429 is no fault of the page
        String address = browser.driver.getCurrentUrl();
        assertThat(browser.complaints()).as("complaints about %s", page)
                .allMatch(each -> each.startsWith(address + " ") && each.contains("status of 4"));
    }

    /** @param width of the screen */
    static void usable(Browser browser, String page, int width) {
        fits(browser, page, width);
        assertThat(Accessibility.violations(browser.driver)).as("what axe finds on %s", page).isEmpty();
        assertThat((List<?>) browser.driver.executeScript(FORBIDDEN)).as("inline or foreign on %s", page).isEmpty();
        String source = browser.driver.getPageSource();
        assertThat(source).as("texts of %s", page).doesNotContain("??");
        assertThat(source.getBytes(StandardCharsets.UTF_8).length).as("size of %s", page).isLessThan(LARGEST_PAGE_BYTES);
    }
}
