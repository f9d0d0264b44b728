package vn.postalgateway.console.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Cookie;
import vn.postalgateway.journey.OrderSample;
import vn.postalgateway.journey.PartnerClient;

/** The citizen's page on the running gateway, in a real browser as wide as a small phone. */
class CitizenPageTest extends RunningConsole {

    private String delivered(ObjectNode order) {
        return ordered(order, view -> view.path("movement").asText().equals("DELIVERED"));
    }

    private String ordered(ObjectNode order, Predicate<JsonNode> until) {
        String path = "/api/v1/orders/" + oneStop().postJson("/api/v1/orders", order).json().path("orderId").asText();
        await().atMost(Duration.ofSeconds(60)).until(() -> oneStop().get(path).json(), until);
        return order.at("/dossiers/0/code").asText();
    }

    private void ask(String dossier, String digits) {
        element("input[name=dossier]").clear();
        element("input[name=dossier]").sendKeys(dossier);
        element("input[name=digits]").sendKeys(digits);
        leaveBy(element("button"));
    }

    private void look(String name, int width) {
        browser.picture("track-" + name + "-phone");
        assertThat((List<?>) browser.driver.executeScript("""
                return [...document.querySelectorAll('a, button, input:not([type=hidden])')]
                  .filter(e => e.getBoundingClientRect().height < 44).map(e => e.outerHTML);""")).as("small targets").isEmpty();
        assertThat(text("body")).doesNotContain("Nguyễn", "0912345678", "Phan Đình Phùng");
        assertThat(browser.driver.getPageSource()).doesNotContain("<script");
        Looks.usable(browser, name, width);
    }

    @Test
    void tellsACitizenWhereBothLegsAreAndWhenAndNothingAboutAnybody() {
        browser.screen(320, 640, true);
        ObjectNode result = OrderSample.order();
        String code = result.at("/dossiers/0/code").asText();
        ObjectNode pickup = OrderSample.order("T-" + code, code).put("service", "DOSSIER_PICKUP");
        pickup.set("sender", result.get("recipient"));
        pickup.set("recipient", result.get("sender"));
        delivered(pickup);
        delivered(result);
        browser.driver.manage().deleteAllCookies();
        visit("/track?dossier=" + code);
        look("ask-vi", 320);
        assertThat(element("input[name=dossier]").getAttribute("value")).isEqualTo(code);

        ask(code, "5678");

        assertThat(text(".where")).isEqualTo("Giấy tờ đang ở chỗ bạn");
        assertThat(all(".leg")).hasSize(2);
        assertThat(text("main")).contains("Nhận hồ sơ tại nhà", "Trả kết quả tận nhà", "Đã phát đến tay người nhận",
                "UBND phường Thành Sen");
        look("found-vi", 320);
        assertThat(browser.driver.getCurrentUrl()).endsWith("/track").doesNotContain("5678");
        assertThat(browser.driver.manage().getCookies()).extracting(Cookie::getName).containsExactly("gateway-language");
        visit("/track?lang=en");
        ask(code, "5678");
        assertThat(text(".where")).isEqualTo("You have the papers");
        look("found-en", 320);
    }

    @Test
    void saysWhatToDoAfterAFailedAttempt() {
        browser.screen(390, 844, true);
        // The simulated post reads this note: nobody is at home twice, then somebody has to decide.
        String code = ordered(OrderSample.order().put("note", "Người nhận đi vắng"),
                view -> view.path("decideBy").isTextual());
        for (String language : List.of("vi", "en")) {
            visit("/track?lang=" + language);
            ask(code, "5678");

            assertThat(text(".advice")).contains(language.equals("vi") ? "hẹn phát lại" : "another delivery");
            look("failed-" + language, 390);
        }
    }

    @Test
    void givesAWrongNumberAndAnUnknownDossierTheSameAnswer() {
        browser.screen(320, 640, true);
        String code = delivered(OrderSample.order());
        PartnerClient anybody = new PartnerClient(url(), null);

        PartnerClient.Reply wrong = posted(anybody, code, "5679");
        PartnerClient.Reply unknown = posted(anybody, code.replace("H27", "H28"), "5678");

        assertThat(wrong.status()).isEqualTo(404);
        assertThat(wrong.body()).isEqualTo(unknown.body().replace("H28", "H27"));
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(wrong.response().headers().map().keySet()).isEqualTo(unknown.response().headers().map().keySet());
        assertThat(wrong.header("X-Robots-Tag")).isEqualTo("noindex, nofollow");
        assertThat(wrong.header("Cache-Control")).contains("no-store");
        assertThat(wrong.header("Set-Cookie")).contains("gateway-language=vi").contains("HttpOnly");
        visit("/track");
        ask(code, "0000");
        assertThat(text(".notice")).startsWith("Không tìm thấy hồ sơ");
        look("unknown-vi", 320);
    }

    @Test
    void asksForWhatIsMissingAndTakesNoRubbish() {
        PartnerClient anybody = new PartnerClient(url(), null);

        for (Map.Entry<String, String> rubbish : List.of(Map.entry("", "5678"), Map.entry("H27", "567"),
                Map.entry("H27", "56789"), Map.entry("H27", "５６７８"), Map.entry("x".repeat(500), "5678"))) {
            assertThat(posted(anybody, rubbish.getKey(), rubbish.getValue()).status()).isEqualTo(400);
        }
        assertThat(posted(anybody, "' or 1=1 --<script>", "5678").body()).doesNotContain("--<script>");
        assertThat(anybody.send(anybody.request("/track").DELETE()).status()).isIn(401, 403, 405);
        assertThat(anybody.get("/track/x").status()).isIn(401, 403, 404);
    }

    private static PartnerClient.Reply posted(PartnerClient anybody, String dossier, String digits) {
        return anybody.post("/track", "application/x-www-form-urlencoded", "lang=vi&dossier="
                + java.net.URLEncoder.encode(dossier, java.nio.charset.StandardCharsets.UTF_8) + "&digits="
                + java.net.URLEncoder.encode(digits, java.nio.charset.StandardCharsets.UTF_8));
    }
}
