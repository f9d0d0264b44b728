package vn.postalgateway.console.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.WebDriverWait;
import vn.postalgateway.journey.PartnerClient;
import vn.postalgateway.journey.RunningGateway;

/** The console of the running gateway in a real browser, which forgets between two tests who was signed in. */
abstract class RunningConsole extends RunningGateway {

    static final int LARGEST_PAGE_BYTES = 150 * 1024;

    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    static Browser browser;

    @BeforeAll
    static void open() {
        assumeTrue(System.getProperty("noBrowser") == null, "left out on purpose by -DnoBrowser");
        browser = Browser.open();
        browser.driver.manage().timeouts().scriptTimeout(Duration.ofSeconds(30));
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void forgetWhoWasHere() {
        browser.screen(1280, 900, false);
        visit("/console/sign-in");
        browser.driver.manage().deleteAllCookies();
        browser.complaints();
    }

    /** Takes the page's picture and looks whether anybody can use it. */
    void look(String name, String path, String language, boolean phone) {
        browser.screen(phone ? 390 : 1280, 900, phone);
        visit(path + "?lang=" + language);
        lookAt(name, language, phone);
    }

    void lookAt(String name, String language, boolean phone) {
        browser.picture("console-" + name + "-" + language + (phone ? "-phone" : ""));
        assertThat(browser.driver.executeScript("return document.documentElement.scrollWidth"))
                .as("no sideways scrolling of %s", name).isEqualTo(phone ? 390L : 1280L);
        assertThat((List<?>) browser.driver.executeScript(Contrast.SCRIPT)).as("texts below 4.5:1 of %s", name).isEmpty();
        assertThat(Accessibility.violations(browser.driver)).as("what axe finds on %s", name).isEmpty();
        assertThat(text("body")).doesNotContain("??");
        assertThat(browser.driver.getPageSource().getBytes(StandardCharsets.UTF_8).length).as("size of %s", name)
                .isLessThan(LARGEST_PAGE_BYTES);
        assertThat(browser.complaints()).isEmpty();
    }

    /** @param password itself, or its name among the credentials */
    void signIn(String name, String password) {
        visit("/console/sign-in");
        element("input[name=name]").sendKeys(name);
        element("input[name=password]").sendKeys(password.startsWith("CONSOLE_")
                ? PartnerClient.credential(HOME, password) : password);
        press("Đăng nhập");
    }

    void press(String words) {
        leaveBy(all("button").stream().filter(button -> button.getText().equals(words)).findFirst()
                .orElseThrow(() -> new AssertionError("no button says " + words + " on\n" + text("main"))));
    }

    /** Clicks and waits for the page after this one, which a click alone does not always. */
    static void leaveBy(WebElement way) {
        leave(way::click);
    }

    // Told by a mark on the old page: asked about an element of it, the driver fails in more ways than one meanwhile.
    private static void leave(Runnable way) {
        browser.driver.executeScript("window.left = true");
        way.run();
        new WebDriverWait(browser.driver, Duration.ofSeconds(20), LOOK_AGAIN).ignoring(WebDriverException.class).until(driver ->
                browser.driver.executeScript("return !window.left && document.readyState === 'complete'"));
    }

    void visit(String path) {
        browser.driver.get(url() + path);
    }

    /** Posts a form of this site, with its token against forgery, as somebody with the browser's own tools could. */
    void postByHand(String path, String body) {
        visit("/console");
        leave(() -> browser.driver.executeScript("""
                const f = document.createElement('form'); f.method = 'post'; f.action = arguments[0];
                new URLSearchParams(arguments[1]).forEach((value, name) => {
                  const i = document.createElement('input'); i.name = name; i.value = value; f.append(i); });
                f.append(document.querySelector('input[name=_csrf]').cloneNode());
                document.body.append(f); f.submit();""", path, body));
    }

    static WebElement element(String selector) {
        return browser.driver.findElement(By.cssSelector(selector));
    }

    static List<WebElement> all(String selector) {
        return browser.driver.findElements(By.cssSelector(selector));
    }

    static String text(String selector) {
        return element(selector).getText();
    }
}
