package vn.postalgateway.console.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.thymeleaf.ThymeleafAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.HttpEncodingAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import vn.postalgateway.console.spring.ConsoleWiring;

/** The home page in a real browser, before a read model by hand. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"spring.config.location=optional:classpath:/no-files/", "spring.main.banner-mode=off",
            "spring.thymeleaf.servlet.produce-partial-output-while-processing=false"})
@ActiveProfiles("demo")
class HomePageTest {

    private static Browser browser;

    @LocalServerPort
    private int port;
    @Autowired
    private StubOverview overview;

    @BeforeAll
    static void open() {
        assumeTrue(System.getProperty("noBrowser") == null, "left out on purpose by -DnoBrowser");
        browser = Browser.open();
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void forgetLanguage() {
        overview.moment = StubOverview.Moment.OVER;
        browser.screen(1280, 900, false);
        visit("/");
        browser.driver.manage().deleteAllCookies();
        browser.complaints();
    }

    @Test
    void speaksVietnameseFirstWhateverTheBrowserPrefers() {
        visit("/");

        assertThat(element("html").getAttribute("lang")).isEqualTo("vi");
        assertThat(text("h1")).isEqualTo("Hồ sơ nào cũng đến nơi, đồng nào cũng có lý do");
    }

    @Test
    void keepsEnglishOnceItIsChosen() {
        element(".switch").click();
        visit("/");

        assertThat(element("html").getAttribute("lang")).isEqualTo("en");
        assertThat(text("#one-stop-title")).isEqualTo("One-stop");
    }

    @Test
    void showsTheCountsThatMustBeZeroBesideWhatWasAccepted() {
        visit("/?lang=en");

        List<String> tiles = browser.driver.findElements(By.cssSelector(".tile")).stream()
                .map(tile -> tile.findElement(By.tagName("dt")).getText() + " " + tile.findElement(By.tagName("dd")).getText())
                .toList();
        assertThat(tiles).containsExactly("accepted 126", "at the post 126", "lost 0", "doubled 0", "in doubt 0");
    }

    @Test
    void tellsOneOrdersJourneyStepByStepAndAnotherOneOnAClick() {
        visit("/");
        assertThat(text("#journey-title")).isEqualTo("H27.12-261005-0001");
        assertThat(browser.driver.findElements(By.cssSelector(".step"))).hasSize(9);

        element("#to-ord_3").click();

        // The page that is left may be asked in between.
        await().ignoreExceptions().until(() -> text("#journey-title").equals("H27.12-261005-0003"));
        assertThat(browser.driver.getCurrentUrl()).endsWith("/?order=ord_3");
    }

    @Test
    void putsThePriceAsAnEquationInWholeDong() {
        visit("/");

        assertThat(text(".equation").replace('\n', ' ').replace('\u00a0', ' '))
                .isEqualTo("26.000 đ giá cước = 10.000 đ người dân trả + 16.000 đ ngân sách hỗ trợ");
        assertThat(text(".said").replace('\u00a0', ' ')).isEqualTo("Bưu điện đề nghị 2.508.500 đ");
    }

    @Test
    void writesMoneyInEnglishAsItsSentencesDo() {
        visit("/?lang=en");

        assertThat(text(".equation").replace('\n', ' ').replace('\u00a0', ' '))
                .isEqualTo("26,000 VND tariff = 10,000 VND citizens pay + 16,000 VND budget subsidy");
    }

    @Test
    void refreshesItselfWhileOrdersCome() {
        overview.moment = StubOverview.Moment.EMPTY;
        visit("/");
        assertThat(text(".one-stop .empty")).startsWith("Chưa có đơn nào.");

        overview.moment = StubOverview.Moment.RUNNING;

        await().until(() -> browser.driver.findElements(By.cssSelector(".feed li")).size() == 12);
        assertThat(text(".day-words")).startsWith("Đang chạy");
    }

    @Test
    void needsNothingThatItsContentSecurityPolicyForbids() {
        visit("/");
        visit("/docs");
        await().until(() -> !browser.driver.findElements(By.cssSelector(".opblock")).isEmpty());
        browser.picture("docs");

        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void isReadableAtEveryMomentInBothLanguagesOnEachScreen() {
        for (StubOverview.Moment moment : StubOverview.Moment.values()) {
            overview.moment = moment;
            for (String language : List.of("vi", "en")) {
                look(moment, language, 1280, 900, false);
                look(moment, language, 390, 844, true);
            }
        }
    }

    private void look(StubOverview.Moment moment, String language, int width, int height, boolean phone) {
        browser.screen(width, height, phone);
        visit("/?lang=" + language);

        browser.picture(moment.name().toLowerCase() + "-" + language + (phone ? "-phone" : "-desktop"));
        assertThat(browser.driver.executeScript("return document.documentElement.scrollWidth"))
                .as("no sideways scrolling at %s px", width).isEqualTo((long) width);
        assertThat((List<?>) browser.driver.executeScript(Contrast.SCRIPT))
                .as("texts below 4.5:1 (%s, %s)", moment, language).isEmpty();
        assertThat(Accessibility.violations(browser.driver)).as("what axe finds (%s, %s)", moment, language).isEmpty();
        assertThat(text("body")).doesNotContain("??");
    }

    private void visit(String path) {
        browser.driver.get("http://127.0.0.1:" + port + path);
    }

    private WebElement element(String selector) {
        return browser.driver.findElement(By.cssSelector(selector));
    }

    private String text(String selector) {
        return element(selector).getText();
    }

    @SpringBootConfiguration
    @Import({HomeController.class, DocsController.class, DocsResources.class, ConsoleWiring.class})
    @ImportAutoConfiguration({ServletWebServerFactoryAutoConfiguration.class, DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class, HttpMessageConvertersAutoConfiguration.class, HttpEncodingAutoConfiguration.class,
        ThymeleafAutoConfiguration.class, PropertyPlaceholderAutoConfiguration.class})
    static class PagesOnly {

        @Bean
        StubOverview overview() {
            return new StubOverview();
        }

        /** The policy that the gateway's own security sets before these pages; the home page sets a stricter one. */
        @Bean
        FilterRegistrationBean<Filter> policy() {
            FilterRegistrationBean<Filter> first = new FilterRegistrationBean<>((request, response, chain) -> {
                ((HttpServletResponse) response).setHeader("Content-Security-Policy", "default-src 'self'; "
                        + "style-src 'self' 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; form-action 'self'");
                chain.doFilter(request, response);
            });
            first.addUrlPatterns("/docs/*");
            return first;
        }

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }
}
