package vn.postalgateway.console.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import vn.postalgateway.console.People;
import vn.postalgateway.journey.OrderSample;
import vn.postalgateway.journey.PartnerClient;
import vn.postalgateway.partner.Partner;
import vn.postalgateway.partner.Scope;

/** What administrators do at the console, and what each right does not open, in a real browser. */
class AdministratorDeskTest extends RunningConsole {

    private static final Map<String, String> PASSWORD_OF = Map.of("clerk", "CONSOLE_CLERK_PASSWORD", "approver",
            "CONSOLE_APPROVER_PASSWORD", "support", "CONSOLE_SUPPORT_PASSWORD", "admin", "CONSOLE_ADMIN_PASSWORD");
    private static final List<String> FINANCE = List.of("/console/finance");
    private static final List<String> SUPPORT = List.of("/console/support", "/console/support/doubts",
            "/console/support/parked", "/console/support/webhooks", "/console/support/operators");
    private static final List<String> ADMIN = List.of("/console/admin/partners", "/console/admin/people",
            "/console/admin/configuration");
    private static final List<String> SUPPORT_POSTS = List.of("/console/support",
            "/console/support/orders/ord_x/personal", "/console/support/orders/ord_x/exists",
            "/console/support/orders/ord_x/does-not-exist", "/console/support/parked/preview",
            "/console/support/parked/retry", "/console/support/parked/discard", "/console/support/parked/prk_x/retry",
            "/console/support/parked/prk_x/discard", "/console/support/operators/vnpost/stop",
            "/console/support/operators/vnpost/resume", "/console/support/webhooks/one-stop/stop",
            "/console/support/webhooks/one-stop/resume", "/console/support/webhooks/one-stop/preview",
            "/console/support/webhooks/one-stop/replay");
    private static final List<String> ADMIN_POSTS = List.of("/console/admin/partners",
            "/console/admin/partners/one-stop/tokens/x/revoke", "/console/admin/partners/one-stop/webhook/secret",
            "/console/admin/partners/one-stop/webhook/stop", "/console/admin/partners/one-stop/webhook/resume",
            "/console/admin/partners/one-stop/webhook/preview", "/console/admin/partners/one-stop/webhook/replay",
            "/console/admin/people", "/console/admin/people/clerk/role", "/console/admin/people/clerk/password",
            "/console/admin/people/clerk/disable", "/console/admin/people/clerk/enable");
    private static final List<String> FINANCE_POSTS = List.of("/console/finance/statements",
            "/console/finance/contracts/ha-tinh-city/2026-01/submit",
            "/console/finance/contracts/ha-tinh-city/2026-01/approve");

    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private TransactionOperations transaction;
    @Autowired
    private People people;

    @Test
    void opensToEachRightItsOwnPagesOnly() {
        for (String user : PASSWORD_OF.keySet()) {
            visit("/console/sign-in");
            browser.driver.manage().deleteAllCookies();
            signIn(user, PASSWORD_OF.get(user));

            boolean finance = user.equals("clerk") || user.equals("approver");
            FINANCE.forEach(page -> assertThat(status("GET", page)).as(user + " " + page).isEqualTo(finance ? 200 : 403));
            SUPPORT.forEach(page -> assertThat(status("GET", page)).as(user + " " + page)
                    .isEqualTo(user.equals("support") ? 200 : 403));
            ADMIN.forEach(page -> assertThat(status("GET", page)).as(user + " " + page)
                    .isEqualTo(user.equals("admin") ? 200 : 403));
            if (!user.equals("support")) {
                SUPPORT_POSTS.forEach(page -> assertThat(status("POST", page)).as(user + " " + page).isEqualTo(403));
            }
            if (!user.equals("admin")) {
                ADMIN_POSTS.forEach(page -> assertThat(status("POST", page)).as(user + " " + page).isEqualTo(403));
            }
            if (!finance) {
                FINANCE_POSTS.forEach(page -> assertThat(status("POST", page)).as(user + " " + page).isEqualTo(403));
            }
            assertThat(status("GET", "/console/nothing-here")).isEqualTo(403);
        }
    }

    @Test
    void answersWhatIsNotThereWithAPage() {
        signIn("admin", "CONSOLE_ADMIN_PASSWORD");

        for (String page : List.of("/console/admin/nothing", "/console/admin/people/nobody/role",
                "/console/admin/partners/nobody")) {
            visit(page);
            assertThat(text("h1")).as(page).isEqualTo("Không thực hiện được");
        }
        postByHand("/console/admin/people", "name=x1&role=EMPEROR");
        assertThat(text("h1")).isEqualTo("Không thực hiện được");
        visit("/console/set-up");
        assertThat(browser.driver.getCurrentUrl()).as("there is an administrator").endsWith("/console/sign-in");
    }

    @Test
    void showsATokenOnceAndRevokesIt() {
        String partner = "huong-khe-" + unique();
        signIn("admin", "CONSOLE_ADMIN_PASSWORD");

        String token = issue(partner, "ORDERS");
        lookAt("secret", "vi", false);
        assertThat(orders(token)).isEqualTo(200);
        leaveBy(element("main a.button"));
        assertThat(browser.driver.getPageSource()).doesNotContain(token);
        assertThat(text("tbody")).contains("còn hiệu lực");
        press("Tạo mã thay thế");
        assertThat(orders(text("#secret"))).isEqualTo(200);
        leaveBy(element("main a.button"));
        press("Tạo mã thay thế");
        assertThat(text(".notice")).contains("đã có hai mã còn hiệu lực");
        visit("/console/admin/partners/" + partner);
        WebElement first = all("tbody tr").get(1);
        first.findElement(By.tagName("summary")).click();
        first.findElement(By.name("sure")).click();
        leaveBy(first.findElement(By.tagName("button")));

        assertThat(text(".notice")).isEqualTo("Đã thu hồi mã.");
        await().atMost(Duration.ofSeconds(20)).until(() -> orders(token) == 401);
        assertThat(jdbc.sql("select actor || ' ' || action from audit_entry where subject_id = ? order by audit_id")
                .param(partner).query(String.class).list())
                .containsExactly("admin token.issued", "admin token.issued", "admin token.revoked");
        postByHand("/console/admin/partners", "partner=" + partner + "-2&scope=ORDERS&lang=en");
        lookAt("secret", "en", false);
    }

    @Test
    void givesATokenOnlyToWhoeverCarriesThatNameAndRight() {
        signIn("admin", "CONSOLE_ADMIN_PASSWORD");

        assertThat(refusalOf("vnpost", "ORDERS")).contains("thuộc về một bưu điện hoặc một người dùng");
        assertThat(refusalOf("clerk", "ORDERS")).contains("thuộc về một bưu điện hoặc một người dùng");
        assertThat(refusalOf("no-such-post", "TRACKING")).contains("không có bưu điện nào");
        assertThat(refusalOf("nobody", "SUPPORT")).contains("không có người dùng nào");
        assertThat(refusalOf("support", "FINANCE_CLERK")).contains("không có người dùng nào");
        postByHand("/console/admin/partners", "partner=x1&scope=ADMIN");
        assertThat(text(".notice")).contains("Chưa làm gì");
    }

    @Test
    void putsAPersonOutAtTheNextClick() {
        String name = "mai." + unique();
        signIn("admin", "CONSOLE_ADMIN_PASSWORD");
        visit("/console/admin/people");
        element("form.card input[name=name]").sendKeys(name);
        new Select(element("form.card select[name=role]")).selectByValue("SUPPORT");
        press("Thêm người dùng");
        String password = text("#secret");
        press("Thoát");

        signIn(name, password);
        assertThat(text("h1")).isEqualTo("Tìm đơn");
        people.changeRole(name, Scope.FINANCE_CLERK, "admin", Instant.now());
        visit("/console/support");
        assertThat(text(".notice")).startsWith("Quyền hoặc mật khẩu của bạn vừa được thay đổi.");
        signIn(name, password);
        assertThat(text("h1")).isEqualTo("Đối soát và quyết toán");
        people.disable(name, "admin", Instant.now());
        visit("/console/finance");
        assertThat(text("h1")).isEqualTo("Đăng nhập");
        signIn(name, password);
        assertThat(text(".notice")).startsWith("Tên đăng nhập hoặc mật khẩu không đúng.");
    }

    @Test
    void changesAnybodyButHimself() {
        String name = "lan-" + unique();
        people.add(new Partner(name, Scope.SUPPORT), "the-first-one", "admin", Instant.now());
        signIn("admin", "CONSOLE_ADMIN_PASSWORD");

        change(name, "/password", "Đặt mật khẩu mới");
        String password = text("#secret");
        change(name, "/role", "Đổi quyền");
        assertThat(text(".notice")).startsWith("Không có gì để đổi");
        change(name, "/disable", "Khóa người dùng");
        assertThat(text(".notice")).isEqualTo("Đã khóa " + name + ".");
        leaveBy(element("//a[. = 'Thay đổi " + name + "']"));
        press("Cho dùng lại");
        postByHand("/console/admin/people/admin/disable", "sure=true");
        assertThat(text(".notice")).startsWith("Không ai tự đổi quyền");
        press("Thoát");

        signIn(name, "the-first-one");
        assertThat(text("h1")).isEqualTo("Đăng nhập");
        signIn(name, password);
        assertThat(text("h1")).isEqualTo("Tìm đơn");
        people.disable(name, "admin", Instant.now());
    }

    @Test
    void letsEverybodyChooseAnOwnPasswordAndPutsTheOtherSessionsOut() {
        String name = "binh." + unique();
        people.add(new Partner(name, Scope.SUPPORT), "the-first-one", "admin", Instant.now());
        signIn(name, "the-first-one");
        Cookie elsewhere = browser.driver.manage().getCookieNamed("gateway-session");
        browser.driver.manage().deleteAllCookies();
        signIn(name, "the-first-one");
        leaveBy(element("header a[href='/console/password']"));

        choosePassword("the-first-one", "hai mươi lăm ký tự", "hai mươi lăm ký tự?");
        assertThat(text(".notice")).contains("không giống nhau");
        choosePassword("not-the-first", "hai mươi lăm ký tự", "hai mươi lăm ký tự");
        assertThat(text(".notice")).contains("mật khẩu hiện nay không đúng");
        choosePassword("the-first-one", "hai mươi lăm ký tự", "hai mươi lăm ký tự");

        assertThat(text(".notice.good")).startsWith("Đã đổi mật khẩu.");
        visit("/console/support");
        assertThat(text("h1")).as("this session goes on").isEqualTo("Tìm đơn");
        browser.driver.manage().deleteAllCookies();
        browser.driver.manage().addCookie(elsewhere);
        visit("/console/support");
        assertThat(text(".notice")).startsWith("Quyền hoặc mật khẩu của bạn vừa được thay đổi.");
        signIn(name, "hai mươi lăm ký tự");
        assertThat(text("h1")).isEqualTo("Tìm đơn");
        people.disable(name, "admin", Instant.now());
    }

    @Test
    void endsTheOldestSessionWhereAPersonHasMoreThanThree() {
        String name = "tam." + unique();
        people.add(new Partner(name, Scope.SUPPORT), "the-first-one", "admin", Instant.now());
        signIn(name, "the-first-one");
        Cookie oldest = browser.driver.manage().getCookieNamed("gateway-session");
        for (int i = 0; i < 3; i++) {
            browser.driver.manage().deleteAllCookies();
            signIn(name, "the-first-one");
        }

        assertThat(text("h1")).isEqualTo("Tìm đơn");
        browser.driver.manage().deleteAllCookies();
        browser.driver.manage().addCookie(oldest);
        visit("/console/support");
        assertThat(text(".notice")).startsWith("Phiên này đã kết thúc vì bạn đăng nhập ở nhiều nơi khác.");
        people.disable(name, "admin", Instant.now());
    }

    private void choosePassword(String old, String fresh, String again) {
        element("input[name=old]").sendKeys(old);
        element("input[name=fresh]").sendKeys(fresh);
        element("input[name=again]").sendKeys(again);
        press("Đổi mật khẩu");
    }

    @Test
    void rotatesAWebhookSecretAndShowsWhatDidNotArrive() {
        String partner = "can-loc-" + unique();
        signIn("admin", "CONSOLE_ADMIN_PASSWORD");
        PartnerClient system = new PartnerClient(url(), issue(partner, "ORDERS"));
        visit("/console/admin/partners/" + partner);
        assertThat(text("main")).contains("chưa khai báo nơi nhận thông báo");
        assertThat(system.send(system.request("/api/v1/webhook").header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"url\": \"http://127.0.0.1:9/nowhere\"}"))).status())
                .isEqualTo(201);
        system.postJson("/api/v1/orders", OrderSample.order());
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            visit("/console/admin/partners/" + partner);
            return text("main").contains("bưu điện nhận đơn") && text("main").contains("thử lại lúc");
        });

        element("form[action$=secret] input[name=sure]").click();
        press("Đổi khóa ký");
        assertThat(text("#secret")).startsWith("whsec_");
        leaveBy(element("main a.button"));
        assertThat(text(".figures")).contains("127.0.0.1:9", " đến ");
        element("form[action$=stop] input[name=sure]").click();
        press("Ngừng báo");

        assertThat(text("main")).contains("Đã ngừng báo.", "đã ngừng");
        assertThat(jdbc.sql("select actor from audit_entry where subject_id = ? and action like 'webhook.s%'")
                .param(partner).query(String.class).list()).containsExactly("admin", "admin");
    }

    @Test
    void saysOnAPageWhatToDoWhileTheDatabaseCannotAnswer() {
        signIn("admin", "CONSOLE_ADMIN_PASSWORD");
        visit("/console/admin/people");

        transaction.executeWithoutResult(held -> {
            jdbc.sql("lock table partner_token in access exclusive mode").update();
            visit("/console/admin/partners");
        });

        assertThat(text("h1")).isEqualTo("Không thực hiện được");
        assertThat(text("main")).contains("cơ sở dữ liệu đang không ghi được", "Mã để tra cứu: req_");
        visit("/console/admin/partners?lang=en");
        assertThat(text("h1")).isEqualTo("Partners");
    }

    @Test
    void makesTheFirstAdministratorByTheSetupTokenOnce() throws IOException {
        String name = "first-" + unique();
        Path setupToken = Files.writeString(HOME.resolve("setup-token"), "the-token-of-this-home\n");
        people.disable("admin", "a test", Instant.now());
        try {
            visit("/console/sign-in");
            leaveBy(element("main .notice a"));
            setUp("guessed", name);
            assertThat(text(".notice")).startsWith("Mã thiết lập không đúng");
            look("set-up", "/console/set-up", "en", false);
            look("set-up", "/console/set-up", "vi", true);
            look("set-up", "/console/set-up", "vi", false);
            setUp("the-token-of-this-home", name);

            assertThat(text(".notice.good")).isEqualTo("Đã tạo người quản trị. Hãy đăng nhập.");
            signIn(name, "mười hai ký tự");
            assertThat(text("h1")).isEqualTo("Đối tác kết nối");
            assertThat(setupToken).isEmptyFile();
        } finally {
            people.enable("admin", "a test", Instant.now());
            people.disable(name, "a test", Instant.now());
            Files.delete(setupToken);
        }
    }

    private void setUp(String token, String name) {
        element("input[name=token]").sendKeys(token);
        element("input[name=name]").sendKeys(name);
        element("input[name=password]").sendKeys("mười hai ký tự");
        press("Tạo người quản trị");
    }

    private String issue(String partner, String scope) {
        visit("/console/admin/partners");
        element("form.card input[name=partner]").sendKeys(partner);
        new Select(element("form.card select[name=scope]")).selectByValue(scope);
        press("Tạo mã truy cập");
        return text("#secret");
    }

    private String refusalOf(String partner, String scope) {
        postByHand("/console/admin/partners", "partner=" + partner + "&scope=" + scope);
        return text(".notice");
    }

    private int orders(String token) {
        return new PartnerClient(url(), token).get("/api/v1/orders").status();
    }

    private void change(String name, String what, String words) {
        visit("/console/admin/people/" + name);
        element("form[action$='" + what + "'] input[name=sure]").click();
        press(words);
    }

    private static String unique() {
        return UUID.randomUUID().toString().substring(0, 8);
    }

    /** Asked by the signed-in browser, with the page's token against forgery. */
    private int status(String method, String path) {
        return ((Number) browser.driver.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                const form = document.querySelector('input[name=_csrf]');
                fetch(arguments[1], {method: arguments[0], body: arguments[0] === 'POST'
                    ? new URLSearchParams({_csrf: form.value}) : undefined}).then(answer => done(answer.status));""",
                method, path)).intValue();
    }
}
