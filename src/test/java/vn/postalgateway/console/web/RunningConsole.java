package vn.postalgateway.console.web;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import vn.postalgateway.journey.PartnerClient;
import vn.postalgateway.journey.RunningGateway;

/** The console of the running gateway in a real browser, which forgets between two tests who was signed in. */
abstract class RunningConsole extends RunningGateway {

    static Browser browser;

    @BeforeAll
    static void open() {
        browser = Browser.shared();
    }

    @BeforeEach
    void forgetWhoWasHere() {
        browser.forget();
    }

    /** Takes the page's picture and looks whether anybody can use it. */
    void look(String name, String path, String language, boolean phone) {
        browser.screen(phone ? 390 : 1280, 900, phone);
        visit(path + "?lang=" + language);
        lookAt(name, language, phone);
    }

    void lookAt(String name, String language, boolean phone) {
        browser.picture("console-" + name + "-" + language + (phone ? "-phone" : ""));
        Looks.usable(browser, name, phone ? 390 : 1280);
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
        leaveBy(all("//button[normalize-space(translate(., '\u00a0', ' ')) = '" + words + "']").stream()
                .filter(WebElement::isDisplayed).findFirst()
                .orElseThrow(() -> new AssertionError("no button says " + words + " on\n" + text("main"))));
    }

    static void leaveBy(WebElement way) {
        browser.leave(way::click);
    }

    void visit(String path) {
        browser.driver.get(url() + path);
    }

    /** Posts a form of this site, with its token against forgery, as somebody with the browser's own tools could. */
    void postByHand(String path, String body) {
        visit("/console");
        browser.leave(() -> browser.driver.executeScript("""
                const f = document.createElement('form'); f.method = 'post'; f.action = arguments[0];
                new URLSearchParams(arguments[1]).forEach((value, name) => {
                  const i = document.createElement('input'); i.name = name; i.value = value; f.append(i); });
                f.append(document.querySelector('input[name=_csrf]').cloneNode());
                document.body.append(f); f.submit();""", path, body));
    }

    /** @param selector of a style sheet, or a path that begins with {@code //} */
    static WebElement element(String selector) {
        return browser.driver.findElement(by(selector));
    }

    static List<WebElement> all(String selector) {
        return browser.driver.findElements(by(selector));
    }

    private static By by(String selector) {
        return selector.startsWith("//") ? By.xpath(selector) : By.cssSelector(selector);
    }

    static String text(String selector) {
        return element(selector).getText();
    }
}
