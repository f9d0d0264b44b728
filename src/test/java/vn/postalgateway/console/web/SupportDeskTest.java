package vn.postalgateway.console.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.postalgateway.console.web.SupportCases.NAME;
import static vn.postalgateway.console.web.SupportCases.PHONE;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.WebElement;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.postalgateway.journey.PartnerClient;
import vn.postalgateway.notification.http.Receiver;
import vn.postalgateway.operator.ItemCode;
import vn.postalgateway.partner.Partner;
import vn.postalgateway.partner.Scope;
import vn.postalgateway.partner.TokenRegister;

/** What support does at the console, in a real browser. */
class SupportDeskTest extends RunningConsole {

    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private TokenRegister tokens;

    private SupportCases cases;

    @BeforeEach
    void begin() {
        cases = new SupportCases(jdbc, oneStop(), support());
    }

    @AfterEach
    void letEverythingLeaveAgain() {
        support().postJson("/api/v1/operators/vnpost/resume", Map.of());
    }

    @Test
    void findsAnOrderByWhateverTheCallerCanName() {
        PartnerClient.Reply order = ordered();
        String orderId = order.json().path("orderId").asText();
        String itemCode = placed(orderId);
        signIn("support", "CONSOLE_SUPPORT_PASSWORD");

        for (String code : List.of(orderId, "  " + orderId.toLowerCase() + "\u00a0",
                order.json().path("requestId").asText(), order.json().at("/dossiers/0/code").asText(), itemCode,
                itemCode.substring(0, 2) + " " + itemCode.substring(2, 6) + " " + itemCode.substring(6))) {
            search(code);
            assertThat(browser.driver.getCurrentUrl()).as("found by " + code).endsWith("/orders/" + orderId);
        }

        for (String nobodys : List.of("không có mã này", "%", "x".repeat(5_000), "%00", "%ED%A0%80", "';--")) {
            postByHand("/console/support", "code=" + nobodys.replace("'", "%27"));
            assertThat(text("main")).as(nobodys).contains("Không tìm thấy đơn nào", "hỏi một cửa");
        }
        postByHand("/console/support/parked/preview", "reasonCode=%00&state=OPEN");
        assertThat(text("h1")).isEqualTo("Nếu quyết định bây giờ");
        postByHand(page(orderId) + "/personal", "reason=%00");
        assertThat(text(".notice")).startsWith("Chưa làm gì: hãy ghi lý do");
    }

    @Test
    void findsOrdersByAPhoneAndShowsNobodysDataInTheList() {
        ordered();
        ordered();
        signIn("support", "CONSOLE_SUPPORT_PASSWORD");

        for (String phone : List.of("1234", PHONE, "+84 987.001.234")) {
            search(phone);
            assertThat(all("main tbody tr").size()).as(phone).isGreaterThanOrEqualTo(2);
            assertThat(text("main table")).contains("N. T. B.", "••••••1234").doesNotContain(NAME, PHONE);
            assertThat(browser.driver.getCurrentUrl()).as("no phone in an address").endsWith("/console/support");
        }
        lookAt("support-found", "vi", false);
        assertThat(copied("main table")).as("a code that is copied into a spreadsheet stays as it is")
                .containsPattern("<td style='mso-number-format:\"\\\\@\"'><a class=\"code\"[^>]*>H27\\.");
        visit("/console/support?lang=en");
        search("1234");
        lookAt("support-found", "en", false);
    }

    @Test
    void showsWhoItIsOnlyForAReasonAndRecordsIt() {
        String orderId = ordered().json().path("orderId").asText();
        signIn("support", "CONSOLE_SUPPORT_PASSWORD");
        visit(page(orderId));
        assertThat(browser.driver.getPageSource()).contains("N. T. B.").doesNotContain(NAME, PHONE);

        element("input[name=reason]").sendKeys("người nhận gọi hỏi địa chỉ phát");
        press("Xem tên, số điện thoại, địa chỉ");

        assertThat(text("#shown")).contains(NAME, PHONE);
        Looks.usable(browser, "an order with its people", 1280);
        assertThat(jdbc.sql("""
                        select actor || '|' || detail from audit_entry
                        where action = 'personal.shown' and subject_id = ?""").param(orderId).query(String.class).list())
                .containsExactly("support|người nhận gọi hỏi địa chỉ phát");
        visit(page(orderId));
        assertThat(browser.driver.getPageSource()).doesNotContain(NAME, PHONE);
        assertThat(text("#personal")).contains("Đã có 1 lần xem");
        postByHand(page(orderId) + "/personal", "reason=%20");
        assertThat(text(".notice")).startsWith("Chưa làm gì: hãy ghi lý do");
        assertThat(browser.driver.getPageSource()).doesNotContain(NAME);
    }

    @Test
    void settlesADoubtByWhatThePostSaid() {
        String orderId = cases.doubtful();
        String itemCode = newItemCode();
        signIn("support", "CONSOLE_SUPPORT_PASSWORD");
        visit("/console/support/doubts");
        leaveBy(element("a[href$='" + orderId + "']"));

        element("input[name=itemCode]").sendKeys("RH000000011VN");
        element("form[action$=exists] input[name=sure]").click();
        press("Ghi là đã có");
        assertThat(text(".notice")).contains("không đúng mẫu bưu chính");
        element("input[name=itemCode]").sendKeys(itemCode.toLowerCase());
        element("form[action$=exists] input[name=sure]").click();
        press("Ghi là đã có");

        assertThat(text(".notice")).isEqualTo("Đã ghi: bưu điện có bưu gửi này.");
        assertThat(text("h1")).contains("ở bưu điện");
        assertThat(jdbc.sql("select actor from audit_entry where action = 'doubt.exists' and subject_id = ?")
                .param(orderId).query(String.class).list()).containsExactly("support");
        postByHand(page(orderId) + "/does-not-exist", "sure=true");
        assertThat(text(".notice")).contains("đơn này đã rõ kết quả");
    }

    @Test
    void retriesAParkedMessageAfterLookingWhatThatDoes() {
        signIn("support", "CONSOLE_SUPPORT_PASSWORD");
        String orderId = cases.parked();
        postByHand("/console/support/parked/preview", "orderId=" + orderId + "&lang=en");
        lookAt("parked-preview", "en", false);
        visit("/console/support/parked?lang=vi&orderId=" + orderId);
        assertThat(text("tbody")).contains("IllegalStateException", "đơn được gửi tới bưu điện");

        press("Xem trước quyết định cho 1 thông điệp");
        lookAt("parked-preview", "vi", false);
        assertThat(text("main")).contains("đơn được gửi tới bưu điện");
        press("Thử lại 1 thông điệp");

        assertThat(text(".notice")).isEqualTo("Đã cho thử lại 1 thông điệp.");
        assertThat(placed(orderId)).isNotEmpty();
        assertThat(jdbc.sql("select actor from audit_entry where action = 'parked.retry' and subject_id = ?")
                .param("prk_" + orderId.substring(4)).query(String.class).list()).containsExactly("support");
    }

    @Test
    void discardsAParkedMessageAndMayRetryItAfterAll() {
        signIn("support", "CONSOLE_SUPPORT_PASSWORD");
        String orderId = cases.parked();
        visit("/console/support/parked?orderId=" + orderId);
        leaveBy(element("tbody a"));

        element("input[name=reason]").sendKeys("đã xử lý bằng tay");
        press("Bỏ qua");
        assertThat(text("h1")).contains("đã bỏ qua");
        assertThat(text("main")).contains("support quyết định lúc", "đã xử lý bằng tay");
        press("Thử lại");

        assertThat(text("h1")).contains("đã thử lại");
        assertThat(placed(orderId)).isNotEmpty();
    }

    @Test
    void stopsAnOperatorAndLetsOrdersLeaveAgain() {
        signIn("support", "CONSOLE_SUPPORT_PASSWORD");
        visit("/console/support/operators");
        assertThat(text("#vnpost")).contains("đang gửi", "gửi đơn", "thông");

        element("#vnpost input[name=reason]").sendKeys("bưu điện bảo trì");
        element("#vnpost input[name=sure]").click();
        press("Tạm dừng gửi tới vnpost");
        assertThat(text("#vnpost")).contains("đang tạm dừng gửi", "support tạm dừng lúc", "bưu điện bảo trì");
        String orderId = ordered().json().path("orderId").asText();
        visit("/console/support/operators");
        assertThat(text("#vnpost .figures div")).contains("Đơn chờ gửi", "1");
        element("#vnpost input[name=sure]").click();
        press("Gửi tiếp tới vnpost");

        assertThat(text("#vnpost")).contains("đang gửi");
        assertThat(placed(orderId)).isNotEmpty();
    }

    @Test
    void tellsAPartnerAgainWhatItsDeadAddressMissedForDays() throws Exception {
        String partner = "cam-xuyen-" + System.nanoTime();
        PartnerClient system = new PartnerClient(url(),
                tokens.issue(new Partner(partner, Scope.ORDERS), "admin", Instant.now()).orElseThrow());
        try (Receiver receiver = new Receiver()) {
            name(system, "http://127.0.0.1:9/nowhere");
            String missed = new SupportCases(jdbc, system, support()).givenUp(partner);
            name(system, receiver.url().toString());
            signIn("support", "CONSOLE_SUPPORT_PASSWORD");
            leaveBy(element("a.tile[href$=webhooks]"));
            assertThat(element("//tr[td[1]='" + partner + "']")).extracting(WebElement::getText).asString()
                    .contains("đang báo");
            leaveBy(element("//a[.='" + partner + "']"));
            assertThat(text("main")).contains("Đã thôi thử từ số", "đã thôi", "bưu điện nhận đơn");
            press("Xem trước");

            assertThat(text("h1")).isEqualTo("Nếu báo lại bây giờ");
            lookAt("webhook-preview", "vi", false);
            press("Báo lại 1 thông báo");

            assertThat(text(".notice.good")).isEqualTo("Đang báo lại 1 thông báo, cũ nhất trước.");
            await().atMost(Duration.ofSeconds(30)).until(() -> receiver.told().stream()
                    .anyMatch(told -> told.header("webhook-id").equals(missed)));
            assertThat(jdbc.sql("select actor from audit_entry where action = 'webhook.resent' and subject_id = ?")
                    .param(partner).query(String.class).list()).containsExactly("support");
            postByHand("/console/support/webhooks/" + partner + "/replay", "from=5&to=4");
            assertThat(text(".notice")).startsWith("Chưa làm gì: hãy ghi số đầu");
            postByHand("/console/support/webhooks/" + partner + "/preview", "from=1&to=9&lang=en");
            lookAt("webhook-preview", "en", false);
        } finally {
            system.send(system.request("/api/v1/webhook").DELETE());
        }
    }

    private static void name(PartnerClient system, String url) {
        assertThat(system.send(system.request("/api/v1/webhook").header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"url\": \"" + url + "\"}"))).status()).isIn(200, 201);
    }

    private PartnerClient.Reply ordered() {
        return cases.ordered();
    }

    private String placed(String orderId) {
        await().atMost(Duration.ofSeconds(30)).until(() -> show(orderId).path("placement").asText().equals("PLACED"));
        return show(orderId).path("itemCode").asText();
    }

    private JsonNode show(String orderId) {
        return oneStop().get("/api/v1/orders/" + orderId).json();
    }

    private static String newItemCode() {
        return ItemCode.of("RX", (int) (System.nanoTime() % 100_000_000), "VN").value();
    }

    /** What a spreadsheet gets. */
    private static String copied(String selector) {
        return (String) browser.driver.executeScript("""
                getSelection().selectAllChildren(document.querySelector(arguments[0]));
                const data = new DataTransfer();
                document.dispatchEvent(new ClipboardEvent('copy', {clipboardData: data, bubbles: true, cancelable: true}));
                return data.getData('text/html');""", selector);
    }

    private void search(String code) {
        visit("/console/support");
        element("input[name=code]").sendKeys(code);
        leaveBy(element("form[role=search] button"));
    }

    private static String page(String orderId) {
        return "/console/support/orders/" + orderId;
    }
}
