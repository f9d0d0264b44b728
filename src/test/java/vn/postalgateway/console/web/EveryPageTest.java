package vn.postalgateway.console.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.Method;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vn.postalgateway.calendar.VietnamTime;
import vn.postalgateway.journey.PartnerClient;
import vn.postalgateway.partner.Partner;
import vn.postalgateway.partner.Scope;
import vn.postalgateway.partner.TokenRegister;
import vn.postalgateway.platform.door.Edge;

/**
 * Every page of the gateway in a real browser, in both languages, on a desk and on a phone: readable, reachable, small, and
 * made of nothing but the gateway's own files. Pages that only a form leads to are looked at where that form is posted.
 */
class EveryPageTest extends RunningConsole {

    private static final String CONTRACT = "ha-tinh-city-per-100g";
    private static final YearMonth PERIOD = VietnamTime.monthOf(Instant.now()).minusMonths(13);
    private static final Path SCREENS = Path.of("src", "docs", "screens");
    private static final String NOBODY = "";
    /** Parts of pages, ways to others, the API's pages with a policy of their own, and one that only a new gateway shows. */
    private static final Set<String> NO_PAGES = Set.of("/console", "/console/admin", "/docs", "/docs/",
            "/fragments/overview", "/console/finance/statements/{statementId}/progress", "/console/set-up");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private TokenRegister tokens;

    private PartnerClient system;

    /** @param user NOBODY for a page that is open to all */
    private record Shown(String user, String picture, String path) { }

    @Test
    void isReadableInBothLanguagesOnADeskAndOnAPhone() {
        SupportCases cases = new SupportCases(jdbc, oneStop(), support());
        String delivered = cases.ordered().json().path("orderId").asText();
        String parked = cases.parked();
        String doubtful = cases.doubtful();
        String told = told();
        try {
            Map<String, Shown> pages = pages(delivered, parked, told, statement());
            pages.put("an order in doubt", new Shown("support", "doubt", "/console/support/orders/" + doubtful));
            assertThat(pages.keySet()).as("a page that nobody looks at here").containsAll(mapped());

            pages.values().stream().collect(Collectors.groupingBy(Shown::user)).forEach((user, shown) -> {
                browser.forget();
                if (!user.equals(NOBODY)) {
                    signIn(user, "CONSOLE_" + user.toUpperCase() + "_PASSWORD");
                }
                shown.forEach(this::lookAtIt);
            });
            assertThat(withoutPictures(pages)).as("pictures that are missing in %s", SCREENS).isEmpty();
        } finally {
            support().postJson("/api/v1/parked/prk_" + parked.substring(4) + "/retry", Map.of());
            support().postJson("/api/v1/doubts/" + doubtful + "/decision", Map.of("decision", "DOES_NOT_EXIST"));
            system.send(system.request("/api/v1/webhook").DELETE());
        }
    }

    private static List<String> withoutPictures(Map<String, Shown> pages) {
        return pages.values().stream().flatMap(page -> Stream.of("vi", "en").map(language -> "console-" + page.picture()
                + "-" + language + ".png")).filter(picture -> Files.notExists(SCREENS.resolve(picture))).toList();
    }

    private void lookAtIt(Shown page) {
        look(page.picture(), page.path(), "vi", false);
        assertThat(policy()).as("policy of %s", page.path()).contains("default-src 'self'").doesNotContain("unsafe");
        look(page.picture(), page.path(), "en", false);
        browser.screen(390, 844, true);
        visit(page.path());
        Looks.fits(browser, page.picture(), 390);
    }

    /** Each by the pattern of its address. */
    private Map<String, Shown> pages(String delivered, String parked, String told, String statement) {
        Map<String, Shown> pages = new LinkedHashMap<>();
        String finance = "/console/finance/";
        pages.put("/", new Shown(NOBODY, "home-live", "/"));
        pages.put("/track", new Shown(NOBODY, "track", "/track"));
        pages.put("/docs/problems", new Shown(NOBODY, "problems", "/docs/problems"));
        pages.put("/docs/problems/{code}", new Shown(NOBODY, "problem", "/docs/problems/request-id-reused"));
        pages.put("/console/sign-in", new Shown(NOBODY, "sign-in", "/console/sign-in"));
        pages.put("/console/not-yours", new Shown("clerk", "not-yours", "/console/support"));
        pages.put(Edge.REFUSAL_PAGE, new Shown("clerk", "refused", finance + "statements/stm_unknown"));
        pages.put("/console/password", new Shown("clerk", "password", "/console/password"));
        pages.put("/console/finance", new Shown("clerk", "finance", "/console/finance"));
        pages.put(finance + "approvals", new Shown("clerk", "approvals-none", finance + "approvals"));
        pages.put(finance + "statements/{statementId}", new Shown("clerk", "statement", statement));
        pages.put(finance + "statements/{statementId}/differences",
                new Shown("clerk", "differences", statement + "/differences"));
        pages.put(finance + "statements/{statementId}/changes", new Shown("clerk", "changes", statement + "/changes"));
        pages.put(finance + "statements/{statementId}/lines/{resultId}",
                new Shown("clerk", "line", statement + "/lines/" + aResultOf(statement)));
        pages.put(finance + "contracts/{contract}/{period}",
                new Shown("clerk", "period", finance + "contracts/" + CONTRACT + "/" + PERIOD));
        pages.put(finance + "reports", new Shown("clerk", "reports-today", finance + "reports"));
        pages.put(finance + "reports/due", new Shown("clerk", "due", finance + "reports/due"));
        pages.put(finance + "charts", new Shown("clerk", "charts-now", finance + "charts"));
        String support = "/console/support";
        pages.put(support, new Shown("support", "support", support));
        pages.put(support + "/orders/{orderId}", new Shown("support", "order", support + "/orders/" + delivered));
        pages.put(support + "/doubts", new Shown("support", "doubts", support + "/doubts"));
        pages.put(support + "/parked", new Shown("support", "parked", support + "/parked"));
        pages.put(support + "/parked/{parkedId}",
                new Shown("support", "parked-one", support + "/parked/prk_" + parked.substring(4)));
        pages.put(support + "/webhooks", new Shown("support", "webhooks", support + "/webhooks"));
        pages.put(support + "/webhooks/{partner}", new Shown("support", "webhook-one", support + "/webhooks/" + told));
        pages.put(support + "/operators", new Shown("support", "operators", support + "/operators"));
        String admin = "/console/admin/";
        pages.put(admin + "partners", new Shown("admin", "partners", admin + "partners"));
        pages.put(admin + "partners/{partner}", new Shown("admin", "partner", admin + "partners/" + told));
        pages.put(admin + "people", new Shown("admin", "people", admin + "people"));
        pages.put(admin + "people/{name}", new Shown("admin", "person", admin + "people/clerk"));
        pages.put(admin + "configuration", new Shown("admin", "configuration", admin + "configuration"));
        return pages;
    }

    /** The patterns of all pages that the gateway has: what answers a GET with the name of a template. */
    private Set<String> mapped() {
        Set<String> patterns = new TreeSet<>();
        for (Map.Entry<RequestMappingInfo, HandlerMethod> each : mapping.getHandlerMethods().entrySet()) {
            Method method = each.getValue().getMethod();
            Set<RequestMethod> asked = each.getKey().getMethodsCondition().getMethods();
            if (method.getReturnType() == String.class && (asked.isEmpty() || asked.contains(RequestMethod.GET))) {
                patterns.addAll(each.getKey().getPatternValues());
            }
        }
        patterns.removeAll(NO_PAGES);
        return patterns;
    }

    /** Of the page that is shown, which is asked for once more. */
    private static String policy() {
        String policy = (String) browser.driver.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                fetch(location.href).then(answer => done(answer.headers.get('content-security-policy')));""");
        browser.complaints();
        return policy;
    }

    /** The page of one that is a second version, with differences and a cell that cannot be read. */
    private String statement() {
        handedIn(15_000);
        return "/console/finance/statements/" + handedIn(14_000);
    }

    private String handedIn(int claimed) {
        String id = finance().postStatement("vnpost", CONTRACT, PERIOD.toString(), "bang-ke.csv",
                "itemCode,tariffVnd,citizenPaidVnd,claimedVnd\nCV497960035VN,26000,10000,16000\nCV497960035VN,26000,10000,"
                        + claimed + "\nCM494135331VN,?,10000,20000\n").json().path("statementId").asText();
        await().atMost(Duration.ofSeconds(60)).until(() -> finance().get("/api/v1/statements/" + id).json().path("state")
                .asText().equals("READY"));
        return id;
    }

    private String aResultOf(String statement) {
        return jdbc.sql("select max(result_id) from statement_result where statement_id = ?")
                .param(statement.substring(statement.lastIndexOf('/') + 1)).query(String.class).single();
    }

    /** A partner whose address answers nobody, and who missed something. */
    private String told() {
        String partner = "ky-anh-" + System.nanoTime();
        system = new PartnerClient(url(),
                tokens.issue(new Partner(partner, Scope.ORDERS), "admin", Instant.now()).orElseThrow());
        system.send(system.request("/api/v1/webhook").header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"url\": \"http://127.0.0.1:9/nowhere\"}")));
        new SupportCases(jdbc, system, support()).givenUp(partner);
        return partner;
    }
}
