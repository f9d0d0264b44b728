package vn.postalgateway.console.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.postalgateway.journey.OrderSample;
import vn.postalgateway.journey.ParkedSample;
import vn.postalgateway.journey.PartnerClient;
import vn.postalgateway.operator.ItemCode;

/** What support does at the console, in a real browser. */
class SupportDeskTest extends RunningConsole {

    private static final String NAME = "Nguyễn Thị Bưởi";
    private static final String PHONE = "0987001234";

    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void letEverythingLeaveAgain() {
        new PartnerClient(url(), PartnerClient.credential(HOME, "SUPPORT_TOKEN"))
                .postJson("/api/v1/operators/vnpost/resume", Map.of());
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
        String orderId = doubtful();
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
        String orderId = parked();
        visit("/console/support/parked?orderId=" + orderId);
        assertThat(text("tbody")).contains("IllegalStateException", "đơn được gửi tới bưu điện");

        press("Xem trước quyết định cho 1 thông điệp");
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
        String orderId = parked();
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
    void isReadableInBothLanguagesOnEachScreen() {
        String delivered = ordered().json().path("orderId").asText();
        await().atMost(Duration.ofSeconds(60)).until(() -> show(delivered).path("movement").asText().equals("DELIVERED"));
        String doubtful = doubtful();
        String parkedOrder = parked();
        signIn("support", "CONSOLE_SUPPORT_PASSWORD");

        lookAtAll(delivered, doubtful, parkedOrder, "vi", false);
        lookAtAll(delivered, doubtful, parkedOrder, "vi", true);
        lookAtAll(delivered, doubtful, parkedOrder, "en", false);

        visit("/console/support/parked/prk_" + parkedOrder.substring(4) + "?lang=vi");
        press("Thử lại");
        postByHand(page(doubtful) + "/exists", "sure=true&itemCode=" + newItemCode());
        assertThat(text(".notice")).isEqualTo("Đã ghi: bưu điện có bưu gửi này.");
    }

    private void lookAtAll(String delivered, String doubtful, String parkedOrder, String language, boolean phone) {
        look("support", "/console/support", language, phone);
        element("input[name=code]").sendKeys("1234");
        leaveBy(element("form[role=search] button"));
        lookAt("support-found", language, phone);
        look("order", page(delivered), language, phone);
        look("doubts", "/console/support/doubts", language, phone);
        look("doubt", page(doubtful), language, phone);
        look("parked", "/console/support/parked", language, phone);
        leaveBy(element("form[action$=preview] button"));
        lookAt("parked-preview", language, phone);
        look("parked-one", "/console/support/parked/prk_" + parkedOrder.substring(4), language, phone);
        look("operators", "/console/support/operators", language, phone);
    }

    private PartnerClient.Reply ordered() {
        ObjectNode order = OrderSample.order();
        ObjectNode recipient = (ObjectNode) order.path("recipient");
        recipient.put("name", NAME).put("phone", PHONE);
        PartnerClient.Reply reply = oneStop().postJson("/api/v1/orders", order);
        assertThat(reply.status()).as(reply.body()).isEqualTo(202);
        return reply;
    }

    private String placed(String orderId) {
        await().atMost(Duration.ofSeconds(30)).until(() -> show(orderId).path("placement").asText().equals("PLACED"));
        return show(orderId).path("itemCode").asText();
    }

    private JsonNode show(String orderId) {
        return oneStop().get("/api/v1/orders/" + orderId).json();
    }

    /** As an operator of class C would have left it. */
    private String doubtful() {
        String orderId = held();
        jdbc.sql("""
                update delivery_order set placement = 'OUTCOME_UNKNOWN', doubt_since = created_at - interval '1 hour',
                    placement_detail = 'no answer within 8 s' where order_id = ?""").param(orderId).update();
        return orderId;
    }

    /** As parking leaves it. */
    private String parked() {
        String orderId = held();
        ParkedSample.park(jdbc, orderId);
        return orderId;
    }

    /** Accepted, its work held. */
    private String held() {
        PartnerClient support = new PartnerClient(url(), PartnerClient.credential(HOME, "SUPPORT_TOKEN"));
        support.postJson("/api/v1/operators/vnpost/stop", Map.of("reason", "a test"));
        String orderId = ordered().json().path("orderId").asText();
        ParkedSample.hold(jdbc, orderId);
        support.postJson("/api/v1/operators/vnpost/resume", Map.of());
        return orderId;
    }

    private static String newItemCode() {
        return ItemCode.of("RX", (int) (System.nanoTime() % 100_000_000), "VN").value();
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
