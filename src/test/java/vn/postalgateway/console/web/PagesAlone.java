package vn.postalgateway.console.web;

import static org.mockito.Mockito.mock;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
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
import vn.postalgateway.console.AskingPace;
import vn.postalgateway.console.CitizenTracking;
import vn.postalgateway.console.spring.ConsoleWiring;
import vn.postalgateway.order.AgencyNames;
import vn.postalgateway.order.DeliveryOrders;
import vn.postalgateway.partner.Partner;
import vn.postalgateway.partner.Scope;
import vn.postalgateway.tracking.TrackingEvents;

/** Pages before read models by hand, without a gateway, in a real browser; all tests share one server. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, classes = PagesAlone.Pages.class,
        properties = {"spring.config.location=optional:classpath:/no-files/", "spring.main.banner-mode=off",
            "spring.thymeleaf.servlet.produce-partial-output-while-processing=false"})
@ActiveProfiles("demo")
abstract class PagesAlone {

    static final Instant NINE = Instant.parse("2026-11-23T02:00:30Z");

    static Browser browser;

    @LocalServerPort
    private int port;

    @BeforeAll
    static void open() {
        browser = Browser.shared();
    }

    @BeforeEach
    void forgetWhoWasHere() {
        browser.forget();
    }

    void visit(String path) {
        browser.driver.get("http://127.0.0.1:" + port + path);
    }

    /** Lays the page out on a screen, takes its picture, and looks whether anybody can use it. */
    void look(String picture, String path, int width, boolean phone) {
        browser.screen(width, phone ? 844 : 900, phone);
        visit(path);
        lookAt(picture, width);
    }

    void lookAt(String picture, int width) {
        browser.picture(picture);
        Looks.usable(browser, picture, width);
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

    /** No component that a scan would find: the gateway of other tests has beans of these names. */
    @Import({HomeController.class, DocsController.class, DocsResources.class, ChartsController.class, Page.class,
        TrackController.class, ConsoleWiring.class})
    @ImportAutoConfiguration({ServletWebServerFactoryAutoConfiguration.class, DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class, HttpMessageConvertersAutoConfiguration.class, HttpEncodingAutoConfiguration.class,
        ThymeleafAutoConfiguration.class, PropertyPlaceholderAutoConfiguration.class})
    static class Pages implements WebMvcConfigurer {

        @Bean
        StubOverview overview() {
            return new StubOverview();
        }

        @Bean
        StubYear year() {
            return new StubYear();
        }

        @Bean
        AgencyNames agencyNames() {
            return new AgencyNames(Map.of("H20.33", "UBND thành phố Hồng Ngự"));
        }

        /** Nobody's dossier is known. */
        @Bean
        CitizenTracking citizenTracking(Clock clock) {
            return new CitizenTracking((dossierCode, lastDigits, most) -> List.of(), mock(DeliveryOrders.class),
                    mock(TrackingEvents.class), new AgencyNames(Map.of()), clock);
        }

        @Bean
        AskingPace askingByAddress(Clock clock) {
            return new AskingPace(0, Duration.ofMinutes(10), clock);
        }

        @Bean
        AskingPace askingByDossier(Clock clock) {
            return new AskingPace(1, Duration.ofMinutes(10), clock);
        }

        @Bean
        Clock clock() {
            return Clock.fixed(NINE, ZoneOffset.UTC);
        }

        @Override
        public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
            resolvers.add(new AuthenticationPrincipalArgumentResolver());
        }

        /** The clerk has signed in, under the policies of the gateway's own security. */
        @Bean
        FilterRegistrationBean<Filter> signedIn() {
            return new FilterRegistrationBean<>((request, response, chain) -> {
                boolean docs = ((HttpServletRequest) request).getRequestURI().startsWith("/docs");
                ((HttpServletResponse) response).setHeader("Content-Security-Policy", docs
                        ? "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; form-action 'self'"
                        : "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
                SecurityContextHolder.getContext().setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                        new Partner("clerk", Scope.FINANCE_CLERK), null, List.of()));
                chain.doFilter(request, response);
                SecurityContextHolder.clearContext();
            });
        }
    }
}
