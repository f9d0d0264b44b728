package vn.postalgateway.console.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.support.ui.Select;
import vn.postalgateway.calendar.VietnamTime;
import vn.postalgateway.journey.OrderSample;
import vn.postalgateway.reconciliation.TableFormat;
import vn.postalgateway.reconciliation.TableFormat.Column;
import vn.postalgateway.reconciliation.xlsx.XlsxTableFormat;

/** The finance people's console on the running gateway, in a real browser. */
class FinanceDeskTest extends RunningConsole {

    private static final String CONTRACT = "ha-tinh-city-per-100g";
    private static final YearMonth PERIOD = VietnamTime.monthOf(Instant.now()).minusMonths(6);
    private static final YearMonth SPOILT = PERIOD.minusMonths(2);
    private static final String PERIOD_PAGE = "/console/finance/contracts/" + CONTRACT + "/" + PERIOD;

    private static final String FAULTY = "itemCode,tariffVnd,citizenPaidVnd,claimedVnd\nCV497960035VN,26000,10000,16000\n"
            + "CV497960035VN,26000,10000,15000\nCM494135331VN,?,10000,20000\n";

    @Test
    void letsNobodyInWithoutHisPassword() {
        visit("/console/finance");
        assertThat(text("h1")).isEqualTo("Đăng nhập");

        signIn("clerk", "wrong");

        assertThat(text(".notice")).startsWith("Tên đăng nhập hoặc mật khẩu không đúng.");
        visit("/console/finance");
        assertThat(text("h1")).isEqualTo("Đăng nhập");
    }

    @Test
    void takesAStatementFromTheDroppedFileToTheSumThatTwoPeopleSigned() {
        signIn("clerk", "CONSOLE_CLERK_PASSWORD");
        handIn(PERIOD, "itemCode,tariffVnd,citizenPaidVnd,claimedVnd\nCV497960035VN,26000,10000,16000\n"
                + "CM494135331VN,30000,10000,20000\n");

        await().atMost(Duration.ofSeconds(60)).until(() -> !all(".payable").isEmpty());
        assertThat(text(".equation")).contains("36.000");
        element("main .actions .button").click();
        assertThat(all("tbody tr")).hasSize(2);
        assertThat(all("tbody tr").get(0).getText()).contains("CM494135331VN", "không có trong sổ");

        chooseWithTheKeyboard("có phiếu gửi");
        assertThat(text("#after")).isEqualTo("20.000 đ");
        press("Ghi quyết định");
        assertThat(text(".notice.good")).isEqualTo("Đã ghi quyết định cho 1 dòng.");
        all(".filters a").get(1).click();
        element("input[name=action][value=DISPUTE]").click();
        element("input[name=reason]").sendKeys("không có trong hệ thống");
        press("Xem trước với cả 1 dòng chưa quyết định của bộ lọc");
        assertThat(text("#count")).isEqualTo("1 dòng");
        assertThat(text("#after")).isEqualTo("20.000 đ");
        assertThat(text("#same")).startsWith("Số phải trả không đổi.");
        press("Ghi quyết định");

        all(".filters a").get(0).click();
        String differences = browser.driver.getCurrentUrl().replaceFirst("^https?://[^/]+", "");
        String line = element("td a.code").getAttribute("href").replaceFirst("^https?://[^/]+", "");
        leaveBy(element("#to-period"));
        press("Trình duyệt: phải trả 20.000 đ");
        awaitState("chờ duyệt");
        assertThat(all("form[action$=approve]")).as("one's own submission").isEmpty();
        String seen = text("code.hash");

        for (String page : List.of(differences, line)) {
            visit(page);
            assertThat(text("main")).as(page).contains("đã trình hoặc đã duyệt nên không quyết định được nữa");
            assertThat(all("input[name=action]")).as(page).isEmpty();
        }
        press("Thoát");
        signIn("approver", "CONSOLE_APPROVER_PASSWORD");
        visit(PERIOD_PAGE);
        assertThat(text("code.hash")).isEqualTo(seen);
        press("Duyệt: phải trả 20.000 đ");
        awaitState("đã duyệt");

        assertThat(text("#payable")).isEqualTo("20.000 đ");
        assertThat(text("#pay-by")).matches("Thanh toán chậm nhất ngày \\d\\d/\\d\\d/\\d{4}");
        assertThat(text("main")).contains("approver duyệt lúc", "clerk trình lúc");
        assertThat(finance().get("/api/v1/contracts/" + CONTRACT + "/periods/" + PERIOD).json().path("approvedBy")
                .asText()).isEqualTo("approver");
        assertThat(download(PERIOD_PAGE + "/minutes.pdf")).isEqualTo("200 application/pdf inline %PDF");
        assertThat(download(PERIOD_PAGE + "/pack.zip")).isEqualTo("200 application/zip attachment PK");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void findsAFewLinesAmongManyAndKeepsTheQuestionInTheAddress() {
        signIn("clerk", "CONSOLE_CLERK_PASSWORD");
        handIn(PERIOD.minusMonths(6), FAULTY);
        await().atMost(Duration.ofSeconds(60)).until(() -> !all(".payable").isEmpty());
        element("main .actions .button").click();
        assertThat(text("#results")).isEqualTo("3 dòng");

        element("#words").sendKeys("mau thuan");
        new Select(element("select[name=decided]")).selectByValue("NOT_YET");
        element("input[name=atLeast]").sendKeys("15.500");
        press("Lọc");
        assertThat(text("#results")).isEqualTo("1 dòng");
        assertThat(browser.driver.getCurrentUrl()).contains("q=mau+thuan", "decided=NOT_YET", "atLeast=15.500")
                .doesNotContain("zone");
        leaveBy(element("a[lang=en]"));
        assertThat(text("#results")).as("the same question in the other language").isEqualTo("1 lines");
        assertThat(download(element("a[href*='.xlsx']").getAttribute("href"))).endsWith("attachment PK");
        leaveBy(element("a[lang=vi]"));

        leaveBy(element(".asking a.button"));
        element("summary").click();
        element("textarea").sendKeys("Số hiệu\ncm 494 135 331 vn\nCM494135331VN\nRR999999999VN\n");
        press("Lọc theo các mã này");
        assertThat(text("#results")).isEqualTo("1 dòng");
        assertThat(text("#codes")).contains("2 mã đã dán", "1 mã không tìm thấy");
        assertThat(text("#unknown")).isEqualTo("RR999999999VN");

        String result = element("input[name=result]").getAttribute("value");
        bringBack(result, "bỏ qua");
        assertThat(text("#faults")).startsWith("Ô B2: Không có cách xử lý này");
        lookAt("sheet-faults", "vi", false);
        leaveBy(element("main form a.button"));
        leaveBy(element("a[lang=en]"));
        bringBack(result, "dispute");
        lookAt("sheet", "en", false);
        leaveBy(element("main form a.button"));
        leaveBy(element("a[lang=vi]"));
        bringBack(result, "tranh chap");
        lookAt("sheet", "vi", false);
        assertThat(text("#count")).isEqualTo("1 dòng");
        press("Ghi quyết định");
        assertThat(text(".notice.good")).isEqualTo("Đã ghi quyết định cho 1 dòng.");
        assertThat(text("#undecided")).isEqualTo("còn 2 dòng chưa quyết định");

        leaveBy(element("td a.code"));
        assertThat(text("h1")).contains("CM494135331VN", "không đọc được");
        assertThat(text("main")).contains("clerk", "gửi bưu điện xem lại");
        assertThat(browser.printedSheets()).isEqualTo(1);
        String differences = element(".way a:last-child").getAttribute("href").replaceFirst("^https?://[^/]+", "");
        for (String rubbish : List.of("?list=gone", "?q=%00", "?zone=NOWHERE", "?page=x")) {
            visit(differences + rubbish);
            assertThat(text("h1")).as(rubbish).isEqualTo("Không thực hiện được");
        }
        visit(differences + "?page=999999999&atLeast=" + "9".repeat(40) + "&q=" + "%25".repeat(200));
        assertThat(text("#results")).isEqualTo("0 dòng");
        postByHand(differences + "/preview", "whole=true&action=DISPUTE&reason=%00");
        assertThat(text(".notice.bad")).startsWith("Hãy chọn ít nhất một dòng");
        postByHand(differences + "/preview", "whole=true&action=DISPUTE&reason=x&decided=KEEP_OURS");
        assertThat(text(".notice.bad")).startsWith("Bộ lọc này không còn dòng nào");
    }

    @Test
    void keepsAFullPageOfDifferencesLight() {
        signIn("clerk", "CONSOLE_CLERK_PASSWORD");
        handIn(PERIOD.minusMonths(10), FAULTY.substring(0, FAULTY.indexOf('\n') + 1) + IntStream.range(10, 70)
                .mapToObj(i -> "CV4979600" + i + "VN,26000,10000,16000\n").collect(Collectors.joining()));
        await().atMost(Duration.ofSeconds(60)).until(() -> !all(".payable").isEmpty());
        element("main .actions .button").click();

        assertThat(text("#results")).isEqualTo("60 dòng");
        assertThat(all("input[name=result]")).hasSize(50);
        lookAt("differences-full", "vi", false);
    }

    @Test
    void saysWhyAFileCannotBeUsedAndWhichCellsCannotBeRead() {
        signIn("clerk", "CONSOLE_CLERK_PASSWORD");
        handIn(SPOILT, "itemCode,tariffVnd,citizenPaidVnd,claimedVnd\nCV497960035VN,26000,10000,mười sáu nghìn\n");
        await().atMost(Duration.ofSeconds(60)).until(() -> text("main").contains("Ô không đọc được"));
        assertThat(text("main")).contains("mười sáu nghìn");
        assertThat(download(element("a[href$=marked]").getAttribute("href"))).startsWith("200 text/csv attachment");

        handIn(SPOILT, "không,có,cột,nào\n1,2,3,4\n");
        await().atMost(Duration.ofSeconds(60)).until(() -> text("main").contains("Không dùng được tệp này"));

        visit("/console/finance/statements/stm_unknown");
        assertThat(text("h1")).isEqualTo("Không thực hiện được");
        assertThat(text("main")).contains("Không tìm thấy");
    }

    @Test
    void refusesAFormThatAnotherSitePosts() {
        signIn("clerk", "CONSOLE_CLERK_PASSWORD");
        visit(PERIOD_PAGE);

        browser.driver.executeScript("const f = document.createElement('form'); f.method = 'post'; f.action = arguments[0];"
                + "document.body.append(f); f.submit();", PERIOD_PAGE + "/submit");

        await().until(() -> text("main").contains("không thuộc quyền của bạn"));
    }

    @Test
    void isReadableInBothLanguagesOnEachScreen() {
        signIn("clerk", "CONSOLE_CLERK_PASSWORD");
        handIn(PERIOD.minusMonths(4), FAULTY);
        await().atMost(Duration.ofSeconds(60)).until(() -> !all(".payable").isEmpty());
        String item = placedItem();
        handIn(PERIOD.minusMonths(4), FAULTY.replace("15000", "14000") + item + ",27000,10000,17000\n");
        await().atMost(Duration.ofSeconds(60)).until(() -> !all(".payable").isEmpty());
        String statement = browser.driver.getCurrentUrl().replaceFirst("^https?://[^/]+", "").replaceFirst("\\?.*", "");

        visit(statement + "/differences");
        String line = browser.driver.findElement(By.linkText(item)).getAttribute("href").replaceFirst("^https?://[^/]+", "");
        visit(statement + "/changes");
        assertThat(text("main")).contains("Phiên bản 2 khác phiên bản 1", item, "15.000 đ → 14.000 đ", "−1.000 đ");
        visit(line);
        assertThat(text("main")).contains("Vì sao giá này", item).doesNotContain("Nguyễn", "Mẫu", "0912345678");
        assertThat(browser.printedSheets()).isEqualTo(1);
        for (String language : List.of("vi", "en")) {
            for (boolean phone : new boolean[] {false, true}) {
                look("finance", "/console/finance", language, phone);
                look("statement", statement, language, phone);
                look("changes", statement + "/changes", language, phone);
                look("differences", statement + "/differences", language, phone);
                look("line", line, language, phone);
                look("period", PERIOD_PAGE.replace(PERIOD.toString(), PERIOD.minusMonths(4).toString()), language, phone);
            }
        }
    }

    /** The workbook with one decision, as a person filled it. */
    private void bringBack(String result, String decision) {
        all("summary").get(1).click();
        element("input[type=file]").sendKeys(workbook(result, decision).toString());
        leaveBy(element("form[enctype] button"));
    }

    private static Path workbook(String result, String decision) {
        try {
            Path file = Files.createTempFile(HOME, "quyet-dinh", ".xlsx");
            try (OutputStream out = Files.newOutputStream(file); TableFormat.Table<String> table = new XlsxTableFormat().begin(
                    "x", List.of(Column.text("Mã dòng", row -> row), Column.text("Quyết định", row -> decision),
                            Column.text("Lý do", row -> "gửi bưu điện xem lại"), Column.text("Số quyết định", row -> null)), out)) {
                table.row(result);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String placedItem() {
        String order = "/api/v1/orders/" + oneStop().postJson("/api/v1/orders", OrderSample.order().put("contract", CONTRACT))
                .json().path("orderId").asText();
        return await().atMost(Duration.ofSeconds(60)).until(() -> oneStop().get(order).json().path("itemCode").asText(),
                code -> code.endsWith("VN"));
    }

    private void handIn(YearMonth period, String csv) {
        visit("/console/finance");
        new Select(element("select[name=contract]")).selectByValue(CONTRACT);
        browser.driver.executeScript("arguments[0].value = arguments[1]", element("input[name=period]"), period.toString());
        element("input[type=file]").sendKeys(file(csv).toString());
        press("Nộp và đối soát");
    }

    /** The first line is accepted without a mouse. */
    private void chooseWithTheKeyboard(String reason) {
        element("body").sendKeys("?");
        assertThat(element("#keys-help").isDisplayed()).isTrue();
        element("#keys-help").sendKeys(Keys.ESCAPE);
        element("body").sendKeys("jjkxa");
        assertThat(text("#chosen")).isEqualTo("Đã chọn 1 dòng, chênh +20.000 đ");
        browser.driver.switchTo().activeElement().sendKeys(reason);
        press("Xem trước với các dòng đã chọn");
    }

    /** Status, kind, whether it is shown or kept, and how it begins. */
    private static String download(String address) {
        return (String) browser.driver.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                fetch(arguments[0]).then(async answer => {
                  const start = new TextDecoder('latin1').decode((await answer.arrayBuffer()).slice(0, 4));
                  done([answer.status, answer.headers.get('content-type').split(';')[0],
                    answer.headers.get('content-disposition').split(';')[0], start.replace(/[^ -~]/g, '')].join(' '));
                }, done);""", address);
    }

    private static Path file(String csv) {
        try {
            return Files.writeString(Files.createTempFile(HOME, "bang-ke", ".csv"), csv);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // The page loads itself anew while a step is under way, and may be asked in between.
    private void awaitState(String words) {
        await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> text("h1 .chip").equals(words));
    }
}
