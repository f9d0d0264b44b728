package vn.postalgateway.console.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.postalgateway.calendar.VietnamTime;
import vn.postalgateway.journey.OrderSample;
import vn.postalgateway.journey.PartnerClient;
import vn.postalgateway.report.AgencyFigures;
import vn.postalgateway.report.QuickReport;
import vn.postalgateway.report.Reports;
import vn.postalgateway.tariff.Vnd;

/** The daily reports on the running gateway: as the API tells them, and on pages in a real browser. */
class ReportDeskTest extends RunningConsole {

    private static final LocalDate DAY = LocalDate.of(2025, 11, 20);
    private static final Instant FOUR = Instant.parse("2025-11-20T09:00:00Z");

    @Autowired
    private Reports reports;

    private static AgencyFigures agency(String code, long received, long returned, Long results, int scale) {
        return new AgencyFigures(code, received, returned, results, returned * 6 / 10, returned / 10, received + returned,
                (received + returned) * 97 / 100, scale * 3L, scale, scale / 3, scale * 2L, scale, Vnd.of(10_000 * returned),
                Vnd.of(16_000 * returned), Vnd.of(45_000 * returned));
    }

    private void keepAReport() {
        reports.keep(new QuickReport(DAY, FOUR.minus(Duration.ofDays(1)), FOUR, FOUR.plusSeconds(61),
                List.of(agency("H20.33", 11, 46, null, 1), agency("H20.34", 3, 12, null, 0)),
                List.of(agency("H20.33", 412, 1_868, 9_257L, 7), agency("H20.34", 98, 310, null, 3))),
                Set.of(Reports.Way.FOLDER, Reports.Way.MAIL));
    }

    @Test
    void tellsAReportByApiAndTakesTheNumberOfAllResults() {
        keepAReport();
        String month = VietnamTime.monthOf(Instant.now()).toString();

        PartnerClient.Reply told = put(oneStop(), "H27.99", Map.of("month", month, "results", 120));
        PartnerClient.Reply shown = finance().get("/api/v1/reports/daily?date=" + DAY);
        PartnerClient.Reply again = finance().postJson("/api/v1/reports/daily?date=2020-01-02", Map.of());

        assertThat(told.status()).as(told.body()).isEqualTo(200);
        assertThat(told.json().path("results").asLong()).isEqualTo(120);
        assertThat(shown.status()).as(shown.body()).isEqualTo(200);
        assertThat(shown.json().path("deliveries")).hasSize(2);
        assertThat(shown.json().at("/month/0/sharePercent").asText()).isEqualTo("20.17");
        assertThat(again.pointers()).containsExactly("/date");
        await().atMost(Duration.ofSeconds(30)).until(() -> finance().get("/api/v1/reports/daily?date=" + DAY).json()
                .path("deliveries").findValuesAsText("state"), List.of("DONE", "DONE")::equals);
        assertThat(HOME.resolve("reports/bao-cao-nhanh-" + DAY + ".xlsx")).isRegularFile();
        assertThat(MAIL.getReceivedMessages()).extracting(letter -> letter.getMessageID())
                .containsOnlyOnce("<report.quick." + DAY + "@post.example>");
    }

    @Test
    void refusesWhatIsNoReportAndNoNumber() {
        String month = VietnamTime.monthOf(Instant.now()).toString();

        assertThat(finance().get("/api/v1/reports/daily").pointers()).containsExactly("/date");
        assertThat(finance().get("/api/v1/reports/daily?date=today").pointers()).containsExactly("/date");
        assertThat(finance().get("/api/v1/reports/daily?date=2025-01-02&x=1").pointers()).containsExactly("/x");
        assertThat(finance().get("/api/v1/reports/daily?date=2025-01-02").status()).isEqualTo(404);
        assertThat(finance().postJson("/api/v1/reports/daily?date=2999-01-01", Map.of()).status()).isEqualTo(422);
        assertThat(oneStop().get("/api/v1/reports/daily?date=2025-01-02").status()).isEqualTo(403);
        assertThat(put(oneStop(), "H27.99", Map.of("month", "2999-01", "results", 1)).pointers()).containsExactly("/month");
        assertThat(put(oneStop(), "H27.99", Map.of("month", "2026-13", "results", 1)).pointers()).containsExactly("/month");
        assertThat(put(oneStop(), "H27.99", Map.of("month", month, "results", -1)).pointers()).containsExactly("/results");
        assertThat(put(oneStop(), "H27.99", Map.of("month", month, "results", "9")).pointers()).containsExactly("/results");
        assertThat(put(oneStop(), "H27.99", Map.of("month", month)).pointers()).containsExactly("/results");
        assertThat(put(oneStop(), "x".repeat(65), Map.of("month", month, "results", 1)).pointers()).containsExactly("/code");
        assertThat(put(finance(), "H27.99", Map.of("month", month, "results", 1)).status()).isEqualTo(403);
    }

    private static PartnerClient.Reply put(PartnerClient client, String agency, Map<String, Object> body) {
        try {
            return client.send(client.request("/api/v1/agencies/" + agency + "/volumes")
                    .header("Content-Type", "application/json").PUT(java.net.http.HttpRequest.BodyPublishers
                            .ofString(new com.fasterxml.jackson.databind.ObjectMapper().writeValueAsString(body))));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void showsReportsTodaySoFarAndWhatIsDueOnPages() {
        keepAReport();
        oneStop().postJson("/api/v1/orders", OrderSample.order());
        put(oneStop(), "H27.12", Map.of("month", VietnamTime.monthOf(Instant.now()).toString(), "results", 40));
        signIn("clerk", "CONSOLE_CLERK_PASSWORD");

        for (String language : List.of("vi", "en")) {
            visit("/console/finance/reports?day=" + DAY + "&lang=" + language);
            lookAt("report", language, false);
        }
        visit("/console/finance/reports?day=" + DAY + "&lang=vi");
        assertThat(text(".headline")).contains("20,17 %", "1.868 trên 9.257 kết quả");
        assertThat(text("main")).contains("H20.33", "18.680.000", "bưu gửi đang đi mà ngày hẹn đã qua");
        assertThat(browser.onPaper("table")).isTrue();
        assertThat(browser.onPaper("header.top, form")).as("what is no use on paper").isFalse();
        leaveBy(all(".filters a").get(1));
        assertThat(element(".filters a[aria-current]").getText()).isEqualTo("Từ báo cáo trước, 19/11/2025 16:00:00");
        assertThat(text("tbody")).contains("46").doesNotContain("1.868");
        element("main form[method=post] input[name=day]").sendKeys("20/11/2025");
        press("Lập báo cáo");
        assertThat(text(".notice")).as("a day before the first order").startsWith("Ngày này không có báo cáo");
        visit("/console/finance/reports?day=2025-01-01");
        assertThat(text("main")).contains("Không tìm thấy");
        press("Thoát");
        signIn("approver", "CONSOLE_APPROVER_PASSWORD");
        visit("/console/finance/reports?day=" + DAY);
        assertThat(all("form[method=post] input[name=day]")).as("the clerk makes reports").isEmpty();
    }
}
