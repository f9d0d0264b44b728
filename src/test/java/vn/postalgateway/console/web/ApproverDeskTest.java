package vn.postalgateway.console.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.springframework.beans.factory.annotation.Autowired;
import vn.postalgateway.calendar.VietnamTime;
import vn.postalgateway.console.People;
import vn.postalgateway.journey.PartnerClient;
import vn.postalgateway.operator.ItemCode;
import vn.postalgateway.partner.Partner;
import vn.postalgateway.partner.Scope;
import vn.postalgateway.partner.TokenRegister;

/** What an approver looks at, signs and sends back, in a real browser. */
class ApproverDeskTest extends RunningConsole {

    private static final String CONTRACT = "ha-tinh-city-per-100g";
    private static final YearMonth PERIOD = VietnamTime.monthOf(Instant.now()).minusMonths(14);
    private static final String PERIOD_PAGE = "/console/finance/contracts/" + CONTRACT + "/" + PERIOD;

    @Autowired
    private People people;
    @Autowired
    private TokenRegister tokens;

    @Test
    void signsExactlyWhatSomebodyElseSubmittedAfterALookAtTheMonthBefore() {
        statement(PERIOD.minusMonths(1), 16_000);
        submit(finance(), PERIOD.minusMonths(1));
        assertThat(step(approver(), PERIOD.minusMonths(1), "approve").status()).isEqualTo(200);
        statement(PERIOD, 20_000);
        String submitted = submit(finance(), PERIOD);

        signIn("approver", "CONSOLE_APPROVER_PASSWORD");
        assertThat(text("h1")).as("where an approver begins").isEqualTo("Kỳ chờ duyệt");
        assertThat(waiting().getText()).contains("clerk trình lúc", submitted, "16.000 20.000 +4.000 (+25,00 %)");
        look("approvals", "/console/finance/approvals", "en", false);
        look("approvals", "/console/finance/approvals", "vi", true);
        look("approvals", "/console/finance/approvals", "vi", false);
        leaveBy(waiting().findElement(By.linkText("Xem và duyệt")));
        assertThat(text("code.hash")).isEqualTo(submitted);
        element("input[name=reason]").sendKeys("thiếu phiếu gửi");
        press("Trả lại cho kế toán");
        assertThat(text("main")).contains("approver trả lại lúc", "thiếu phiếu gửi");
        visit("/console/finance/approvals");
        assertThat(all("main a[href='" + PERIOD_PAGE + "']")).as("it waits no more").isEmpty();

        signsOnlyWhatAnotherPersonSubmitted();
    }

    private void signsOnlyWhatAnotherPersonSubmitted() {
        String name = "huong." + System.nanoTime();
        people.add(new Partner(name, Scope.FINANCE_CLERK), "the-first-one", "admin", Instant.now());
        submit(new PartnerClient(url(), tokens.issue(new Partner(name, Scope.FINANCE_CLERK), "admin", Instant.now())
                .orElseThrow()), PERIOD);
        people.changeRole(name, Scope.FINANCE_APPROVER, "admin", Instant.now());
        browser.forget();
        signIn(name, "the-first-one");
        assertThat(waiting().getText()).contains("Bạn đã trình kỳ này nên người khác phải duyệt.");
        leaveBy(waiting().findElement(By.linkText("Xem")));
        assertThat(all("form[action$=approve]")).isEmpty();
        String hash = text("code.hash");
        postByHand(PERIOD_PAGE + "/approve", "contentSha256=" + hash);
        assertThat(text("h1 .chip")).as("not by hand either").isEqualTo("chờ duyệt");

        browser.forget();
        signIn("approver", "CONSOLE_APPROVER_PASSWORD");
        postByHand(PERIOD_PAGE + "/approve", "contentSha256=" + "0".repeat(64));
        assertThat(text("h1 .chip")).as("not what was never submitted").isEqualTo("chờ duyệt");
        assertThat(text(".notice.bad")).isNotBlank();
        press("Duyệt: phải trả 20.000 đ");

        await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> text("h1 .chip").equals("đã duyệt"));
        assertThat(text("main")).contains("approver duyệt lúc", name + " trình lúc", hash);
        people.disable(name, "admin", Instant.now());
    }

    private static WebElement waiting() {
        return element("//section[.//a[contains(@href, '" + PERIOD_PAGE + "')]]");
    }

    /** Claims one item that we never saw, and all of it is accepted. */
    private void statement(YearMonth period, int claimed) {
        String itemCode = ItemCode.of("RY", (int) (System.nanoTime() % 100_000_000), "VN").value();
        PartnerClient.Reply received = finance().postStatement("vnpost", CONTRACT, period.toString(), "bang-ke.csv",
                "itemCode,tariffVnd,citizenPaidVnd,claimedVnd\n%s,%d,10000,%d\n".formatted(itemCode, claimed + 10_000,
                        claimed));
        String statement = "/api/v1/statements/" + received.json().path("statementId").asText();
        await().atMost(Duration.ofSeconds(60)).until(() -> finance().get(statement).json().path("state").asText()
                .equals("READY"));
        assertThat(finance().postJson(statement + "/resolutions", Map.of("action", "ACCEPT_THEIRS", "outcome",
                "NOT_IN_GATEWAY", "reason", "có phiếu gửi", "expectedPayableVnd", claimed)).status()).isEqualTo(200);
    }

    /** The hash of what was submitted. */
    private static String submit(PartnerClient clerk, YearMonth period) {
        PartnerClient.Reply reply = step(clerk, period, "submit");
        assertThat(reply.json().path("state").asText()).as(reply.body()).isEqualTo("SUBMITTED");
        return reply.json().path("contentSha256").asText();
    }

    private static PartnerClient.Reply step(PartnerClient client, YearMonth period, String step) {
        return client.send(client.request("/api/v1/contracts/" + CONTRACT + "/periods/" + period + "/" + step)
                .POST(HttpRequest.BodyPublishers.noBody()));
    }

    private PartnerClient approver() {
        return new PartnerClient(url(), PartnerClient.credential(HOME, "APPROVER_TOKEN"));
    }
}
