package vn.postalgateway.console.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.method.annotation.AuthenticationPrincipalArgumentResolver;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import vn.postalgateway.console.AgencyMonth;
import vn.postalgateway.console.CauseSum;
import vn.postalgateway.console.Statistics;
import vn.postalgateway.console.spring.ConsoleWiring;
import vn.postalgateway.partner.Partner;
import vn.postalgateway.partner.Scope;
import vn.postalgateway.reconciliation.Outcome;
import vn.postalgateway.report.AgencyVolumes;
import vn.postalgateway.tariff.Vnd;

/** The charts in a real browser, before a year by hand. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"spring.config.location=optional:classpath:/no-files/", "spring.main.banner-mode=off"})
@ActiveProfiles("demo")
class ChartsPageTest {

    private static Browser browser;

    @LocalServerPort
    private int port;
    @Autowired
    private Year year;

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
    void begin() {
        year.empty = false;
    }

    /** Seven agencies over ten of the twelve months; Hồng Ngự alone tells how many results it had, in two of them. */
    static class Year implements Statistics, AgencyVolumes {

        private boolean empty;

        @Override
        public List<AgencyMonth> months(YearMonth from) {
            List<AgencyMonth> months = new ArrayList<>();
            for (int month = 2; month < 12 && !empty; month++) {
                for (int agency = 0; agency < 7; agency++) {
                    long items = agency == 0 && month >= 9 ? (month == 9 ? 900 : month == 10 ? 968 : 0)
                            : 700 - 90L * agency + 37L * month % 150;
                    months.add(new AgencyMonth(from.plusMonths(month), "H20.3" + (3 + agency), Vnd.of(16_000 * items), items,
                            items, items * (88 + month) / 100));
                }
            }
            return months;
        }

        @Override
        public List<CauseSum> causes(YearMonth from) {
            return empty ? List.of() : List.of(new CauseSum(Outcome.TARIFF_DIFFERS, 214, Vnd.of(8_346_000)),
                    new CauseSum(Outcome.NOT_DELIVERED, 77, Vnd.of(1_232_000)),
                    new CauseSum(Outcome.NOT_ON_STATEMENT, 31, Vnd.of(-496_000)),
                    new CauseSum(Outcome.UNREADABLE, 2, Vnd.of(0)));
        }

        @Override
        public void tell(String agencyCode, YearMonth month, String partnerId, long results, Instant at) {
            throw new UnsupportedOperationException("charts tell nothing");
        }

        @Override
        public Map<String, Long> of(YearMonth month, Instant asOf) {
            return empty ? Map.of() : month.equals(YearMonth.of(2026, 9)) ? Map.of("H20.33", 4_600L)
                    : month.equals(YearMonth.of(2026, 10)) ? Map.of("H20.33", 4_657L) : Map.of();
        }
    }

    @Test
    void drawsTheYearAndSaysEachNumberBesideIt() {
        for (String language : List.of("vi", "en")) {
            for (boolean phone : new boolean[] {false, true}) {
                look("charts", language, phone);
            }
        }
        visit("vi");

        assertThat(element("section[aria-labelledby=chart-returned]").getText())
                .contains("20,17 %", "1.868 trên 9.257 kết quả trả qua bưu chính", "19,56 %", "20,78 %");
        assertThat(element("section[aria-labelledby=chart-subsidy] .legend").getText()).contains("H20.33", "Cơ quan khác");
        assertThat(element("section[aria-labelledby=chart-causes]").getText()).contains("khác giá cước", "+8.346.000 đ");
        for (WebElement drawing : browser.driver.findElements(By.cssSelector("svg.columns"))) {
            assertThat(drawing.getAttribute("role")).isEqualTo("img");
            assertThat(drawing.getAttribute("aria-label")).isNotBlank();
            assertThat(drawing.findElements(By.cssSelector("rect"))).isNotEmpty();
        }
    }

    @Test
    void saysWhatIsMissingWhereThereIsNothingToDraw() {
        year.empty = true;

        look("charts-empty", "vi", false);

        assertThat(browser.driver.findElements(By.cssSelector(".empty"))).hasSize(4);
    }

    private void look(String name, String language, boolean phone) {
        browser.screen(phone ? 390 : 1280, 900, phone);
        visit(language);
        browser.picture("console-" + name + "-" + language + (phone ? "-phone" : ""));
        assertThat(browser.driver.executeScript("return document.documentElement.scrollWidth")).isEqualTo(phone ? 390L : 1280L);
        assertThat((List<?>) browser.driver.executeScript(Contrast.SCRIPT)).as("texts below 4.5:1").isEmpty();
        assertThat(element("body").getText()).doesNotContain("??");
        assertThat(browser.driver.getPageSource().getBytes(StandardCharsets.UTF_8).length).isLessThan(150 * 1024);
        assertThat(browser.complaints()).isEmpty();
    }

    private void visit(String language) {
        browser.driver.get("http://127.0.0.1:" + port + "/console/finance/charts?lang=" + language);
    }

    private static WebElement element(String selector) {
        return browser.driver.findElement(By.cssSelector(selector));
    }

    @SpringBootConfiguration
    @Import({ChartsController.class, Page.class, ConsoleWiring.class})
    @ImportAutoConfiguration({ServletWebServerFactoryAutoConfiguration.class, DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class, HttpMessageConvertersAutoConfiguration.class, HttpEncodingAutoConfiguration.class,
        ThymeleafAutoConfiguration.class, PropertyPlaceholderAutoConfiguration.class})
    static class PagesOnly implements WebMvcConfigurer {

        @Bean
        Year year() {
            return new Year();
        }

        @Bean
        Clock clock() {
            return Clock.fixed(Instant.parse("2026-11-23T02:00:00Z"), ZoneOffset.UTC);
        }

        @Override
        public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
            resolvers.add(new AuthenticationPrincipalArgumentResolver());
        }

        /** The clerk has signed in, under the policy of the gateway's own security. */
        @Bean
        FilterRegistrationBean<Filter> signedIn() {
            return new FilterRegistrationBean<>((request, response, chain) -> {
                ((HttpServletResponse) response).setHeader("Content-Security-Policy", "default-src 'self'; object-src 'none'");
                SecurityContextHolder.getContext().setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                        new Partner("clerk", Scope.FINANCE_CLERK), null, List.of()));
                chain.doFilter(request, response);
                SecurityContextHolder.clearContext();
            });
        }
    }
}
