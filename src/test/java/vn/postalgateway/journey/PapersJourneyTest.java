package vn.postalgateway.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HexFormat;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import vn.postalgateway.calendar.VietnamTime;

/** The papers of a month over HTTP: a draft at first, and the same bytes for ever once two people signed. */
class PapersJourneyTest extends RunningGateway {

    private static final String CONTRACT = "ha-tinh-city-per-100g";
    private static final YearMonth PERIOD = VietnamTime.monthOf(Instant.now()).minusMonths(2);
    private static final String PATH = "/api/v1/contracts/" + CONTRACT + "/periods/" + PERIOD;

    @Test
    void aMonthIsPrintedSignedAndProvedByItsHash() throws Exception {
        PartnerClient.Reply received = finance().postStatement("vnpost", CONTRACT, PERIOD.toString(), "bang-ke.csv",
                "itemCode,tariffVnd,citizenPaidVnd,claimedVnd,note\nCM494135331VN,30000,10000,20000,=1+1\n");
        String statement = "/api/v1/statements/" + received.json().path("statementId").asText();
        await().atMost(Duration.ofSeconds(60)).until(() -> finance().get(statement).json().path("state").asText()
                .equals("READY"));
        JsonNode line = finance().get(statement + "/lines").json().at("/lines/0");

        // While people still decide, the minutes are a draft.
        assertThat(text(finance().download(PATH + "/minutes.pdf"))).contains("Bản nháp", "Chưa thống nhất 20.000");
        finance().postJson(statement + "/lines/" + line.path("resultId").asText() + "/resolution",
                Map.of("action", "ACCEPT_THEIRS", "reason", "=cmd|' /C calc'!A0"));
        empty(finance(), PATH + "/submit");
        assertThat(empty(approver(), PATH + "/approve").status()).isEqualTo(200);

        // Approved, they name the sum, and the hash of the very annex that is handed out.
        PartnerClient.Reply answered = finance().get(PATH + "/minutes.pdf");
        assertThat(answered.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(answered.header("Content-Disposition")).contains("bien-ban-doi-soat-" + CONTRACT + "-" + PERIOD);
        byte[] csv = finance().download(PATH + "/lines.csv");
        byte[] minutes = approver().download(PATH + "/minutes.pdf");
        assertThat(text(minutes)).contains("Xác nhận 20.000", "Bằng chữ: Hai mươi nghìn đồng.", sha256(csv),
                sha256(finance().download(PATH + "/lines.xlsx"))).doesNotContain("Bản nháp");
        assertThat(new String(csv, java.nio.charset.StandardCharsets.UTF_8)).contains(",'=cmd|");
        byte[] pack = finance().download(PATH + "/pack.zip");

        // Opened again, the month is a draft once more; what was signed stays to be had, byte for byte.
        approver().postJson(PATH + "/reopen", Map.of("reason", "bưu điện gửi lại"));
        assertThat(text(finance().download(PATH + "/minutes.pdf"))).contains("Bản nháp", "Bản 2, thay bản 1");
        assertThat(finance().download(PATH + "/minutes.pdf?revision=1")).isEqualTo(minutes);
        assertThat(finance().download(PATH + "/pack.zip?revision=1")).isEqualTo(pack);
    }

    @Test
    void whoeverHasNoRightAndWhateverIsNotThereIsRefused() {
        for (String paper : new String[] {"/minutes.pdf", "/lines.csv", "/lines.xlsx", "/pack.zip"}) {
            assertThat(new PartnerClient(url(), "x").get(PATH + paper).status()).isEqualTo(401);
            assertThat(oneStop().get(PATH + paper).status()).isEqualTo(403);
            assertThat(post().get(PATH + paper).status()).isEqualTo(403);
            assertThat(finance().get("/api/v1/contracts/atlantis/periods/2026-10" + paper).status()).isEqualTo(404);
            assertThat(finance().get("/api/v1/contracts/" + CONTRACT + "/periods/2026-13" + paper).pointers())
                    .containsExactly("/period");
            assertThat(finance().get(PATH + paper + "?revision=-1").pointers()).containsExactly("/revision");
            PartnerClient.Reply none = finance().get(PATH + paper + "?revision=999");
            assertThat(none.status()).isEqualTo(404);
            assertThat(OpenApiAnswersTest.faults("Problem", none.json())).isEmpty();
        }
    }

    private PartnerClient approver() {
        return new PartnerClient(url(), PartnerClient.credential(HOME, "APPROVER_TOKEN"));
    }

    private static PartnerClient.Reply empty(PartnerClient client, String path) {
        return client.send(client.request(path).POST(HttpRequest.BodyPublishers.noBody()));
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }

    private static String sha256(byte[] bytes) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
