package vn.postalgateway.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.postalgateway.calendar.VietnamTime;

/** A claim that a month left out, over HTTP: said, answered, agreed, adjusted by another person, paid with the next month. */
class DisputeDoorTest extends RunningGateway {

    private static final String CONTRACT = "ha-tinh-city-per-100g";
    private static final String DISPUTES = "/api/v1/disputes";
    private static int taken = 3;
    private YearMonth month;
    private String dispute;

    /** Each test has months of its own, the older the later. */
    @BeforeEach
    void leaveAClaimOut() {
        taken += 2;
        month = VietnamTime.monthOf(Instant.now()).minusMonths(taken);
        String statement = "/api/v1/statements/" + finance().postStatement("vnpost", CONTRACT, month.toString(),
                "bang-ke.csv", "itemCode,tariffVnd,citizenPaidVnd,claimedVnd\nCV497960035VN,26000,10000,16000\n").json()
                .path("statementId").asText();
        await().atMost(Duration.ofSeconds(60)).until(() -> finance().get(statement).json().path("state").asText()
                .equals("READY"));
        assertThat(finance().postJson(statement + "/resolutions", Map.of("action", "DISPUTE", "outcome",
                "NOT_IN_GATEWAY", "reason", "không có trong hệ thống")).status()).isEqualTo(200);
        approve(month);
        JsonNode found = finance().get(DISPUTES + "?contract=" + CONTRACT + "&period=" + month).json();
        assertThat(OpenApiAnswersTest.faults("Disputes", found)).isEmpty();
        assertThat(found.path("disputes")).hasSize(1);
        dispute = DISPUTES + "/" + found.at("/disputes/0/disputeId").asText();
    }

    @Test
    void aClaimThatWasLeftOutIsPaidWithTheNextMonth() {
        assertThat(finance().postJson(dispute + "/words", Map.of("text", "đang tìm phiếu gửi")).status()).isEqualTo(200);
        JsonNode sent = finance().postJson(dispute + "/send", Map.of("text", "đề nghị cung cấp phiếu gửi")).json();
        assertThat(sent.path("dueOn").asText()).isNotBlank();
        assertThat(sent.path("overdue").asBoolean()).isFalse();
        finance().postJson(dispute + "/answer", Map.of("text", "gửi kèm phiếu gửi"));
        JsonNode agreed = finance().postJson(dispute + "/agree", Map.of("amountVnd", 12_000)).json();
        assertThat(agreed.path("agreedBy").asText()).isEqualTo("clerk");

        assertThat(finance().postJson(dispute + "/adjust", Map.of("amountVnd", 12_000)).status()).isEqualTo(403);
        JsonNode adjusted = approver().postJson(dispute + "/adjust", Map.of("amountVnd", 12_000)).json();
        assertThat(adjusted.path("state").asText()).isEqualTo("ADJUSTED");
        assertThat(adjusted.at("/adjustment/origin").asText()).isEqualTo(month.toString());
        YearMonth landing = YearMonth.parse(adjusted.at("/adjustment/period").asText());
        JsonNode approved = approve(landing);

        assertThat(approved.path("payableVnd").asLong()).isEqualTo(12_000);
        JsonNode closed = finance().get(dispute).json();
        assertThat(closed.path("state").asText()).isEqualTo("CLOSED");
        assertThat(closed.path("history")).extracting(e -> e.path("kind").asText()).containsExactly("OPENED", "WORD",
                "SENT", "ANSWERED", "AGREED", "ADJUSTED", "CLOSED");
        assertThat(OpenApiAnswersTest.faults("Dispute", closed)).isEmpty();
        assertThat(finance().get("/api/v1/ledger/verification").json().path("intact").asBoolean()).isTrue();
    }

    @Test
    void keepsPapersAndHandsThemOutToBeSavedOnly() {
        PartnerClient.Reply kept = paper("../../phiếu\u0007 gửi.pdf", "%PDF-1.7 <script>alert(1)</script>", "POST");
        assertThat(kept.status()).isEqualTo(201);
        assertThat(kept.json().path("name").asText()).isEqualTo("phiếu gửi.pdf");
        assertThat(OpenApiAnswersTest.faults("DisputeFile", kept.json())).isEmpty();

        PartnerClient.Reply paper = finance().get(kept.header("Location"));
        assertThat(paper.body()).isEqualTo("%PDF-1.7 <script>alert(1)</script>");
        assertThat(paper.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(paper.header("Content-Disposition")).startsWith("attachment; filename=\"dsf_");
        assertThat(paper.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(paper.header("Content-Security-Policy")).contains("sandbox");

        assertThat(paper("x.html", "<html><script>", "POST").status()).isEqualTo(422);
        assertThat(paper("x.pdf", "", "POST").status()).isEqualTo(422);
        assertThat(paper("x.pdf", "%PDF-", "JUDGE").pointers()).containsExactly("/side");
        assertThat(paper("x.pdf", "%PDF-" + "x".repeat(5 * 1024 * 1024), "POST").status()).isEqualTo(413);
        assertThat(finance().get(dispute + "/files/dsf_none").status()).isEqualTo(404);
        assertThat(finance().postJson(dispute + "/files", Map.of()).pointers()).containsExactly("/file");
    }

    @Test
    void refusesRubbishByItsField() {
        assertThat(finance().postJson(dispute + "/send", Map.of("text", " ", "x", 1)).pointers())
                .containsExactlyInAnyOrder("/text", "/x");
        assertThat(finance().postJson(dispute + "/words", Map.of("text", "x".repeat(4_001), "side", "JUDGE")).pointers())
                .containsExactlyInAnyOrder("/text", "/side");
        assertThat(finance().postJson(dispute + "/agree", Map.of("amountVnd", "1")).pointers())
                .containsExactly("/amountVnd");
        assertThat(finance().postJson(dispute + "/agree", Map.of("amountVnd", 1)).json().path("code").asText())
                .isEqualTo("dispute-stands-otherwise");
        assertThat(finance().post(dispute + "/agree", "application/json", "{").status()).isEqualTo(400);
        for (String query : List.of("state=NEW", "period=2026-13", "limit=0", "limit=1001", "limit=99999999999",
                "cursor=x", "overdue=maybe")) {
            assertThat(finance().get(DISPUTES + "?" + query).pointers()).as(query)
                    .containsExactly("/" + query.substring(0, query.indexOf('=')));
        }
        assertThat(finance().get(DISPUTES + "?contract=%00&itemCode=%F0%9F%98%80").status()).isIn(200, 400, 422);
        assertThat(finance().get(DISPUTES + "/dsp_none").status()).isEqualTo(404);
        assertThat(finance().postJson(DISPUTES + "/dsp_none/send", Map.of("text", "x")).status()).isEqualTo(404);
        assertThat(oneStop().get(DISPUTES).status()).isEqualTo(403);
        assertThat(approver().postJson(dispute + "/agree", Map.of("amountVnd", 1)).status()).isEqualTo(403);
    }

    @Test
    void pagesThroughThem() {
        JsonNode first = finance().get(DISPUTES + "?state=OPEN&limit=1").json();
        assertThat(first.path("disputes")).hasSize(1);
        JsonNode second = finance().get(DISPUTES + "?state=OPEN&limit=1000&cursor="
                + first.at("/disputes/0/disputeId").asText()).json();

        assertThat(second.path("disputes")).noneMatch(d -> d.equals(first.at("/disputes/0")));
        assertThat(second.path("nextCursor").isNull()).isTrue();
    }

    private JsonNode approve(YearMonth period) {
        String path = "/api/v1/contracts/" + CONTRACT + "/periods/" + period;
        JsonNode submitted = finance().send(finance().request(path + "/submit").POST(
                HttpRequest.BodyPublishers.noBody())).json();
        assertThat(submitted.path("state").asText()).isEqualTo("SUBMITTED");
        JsonNode approved = approver().postJson(path + "/approve", Map.of("contentSha256",
                submitted.path("contentSha256").asText())).json();
        assertThat(approved.path("state").asText()).isEqualTo("APPROVED");
        assertThat(OpenApiAnswersTest.faults("Period", approved)).isEmpty();
        return approved;
    }

    private PartnerClient.Reply paper(String name, String content, String side) {
        String boundary = "boundary-of-the-paper";
        return finance().post(dispute + "/files", "multipart/form-data; boundary=" + boundary, "--" + boundary
                + "\r\nContent-Disposition: form-data; name=\"side\"\r\n\r\n" + side + "\r\n--" + boundary
                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: application/pdf\r\n\r\n" + content + "\r\n--" + boundary + "--\r\n");
    }

    private PartnerClient approver() {
        return new PartnerClient(url(), PartnerClient.credential(HOME, "APPROVER_TOKEN"));
    }
}
