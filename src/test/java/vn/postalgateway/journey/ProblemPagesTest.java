package vn.postalgateway.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The link in a refusal leads to a page that says what to do. */
class ProblemPagesTest extends RunningGateway {

    private static final int MOST_BYTES = 150 * 1024;

    @Test
    void theTypeOfARefusalLeadsToItsPageInBothLanguages() {
        String type = oneStop().postJson("/api/v1/orders", "{\"requestId\": 1}").json().path("type").asText();

        PartnerClient.Reply vietnamese = nobody().get(type);
        PartnerClient.Reply english = nobody().get(type + "?lang=en");

        assertThat(type).isEqualTo("/docs/problems/invalid-fields");
        assertThat(vietnamese.status()).isEqualTo(200);
        assertThat(vietnamese.body()).contains("<html lang=\"vi\"", "Sửa mọi trường", "&quot;pointer&quot;", "<code>invalid-fields");
        assertThat(vietnamese.body()).contains("&lt;code&gt;invalid-fields&lt;/code&gt;").doesNotContain("??");
        assertThat(english.body()).contains("<html lang=\"en\"", "Mend every field", "&quot;type&quot;").doesNotContain("??");
    }

    @Test
    void everyListedCodeHasASmallPageWithoutScripts() {
        PartnerClient.Reply list = nobody().get("/docs/problems?lang=en");
        List<String> links = Pattern.compile("href=\"(/docs/problems/[a-z-]+)\"").matcher(list.body()).results()
                .map(found -> found.group(1)).toList();

        assertThat(links).hasSizeGreaterThan(40);
        for (String link : links) {
            PartnerClient.Reply page = nobody().get(link);
            assertThat(page.status()).as(link).isEqualTo(200);
            assertThat(page.body()).as(link).hasSizeLessThan(MOST_BYTES).doesNotContain("<script", "<style", " style=", "??");
            assertThat(page.header("Content-Security-Policy")).as(link).contains("default-src 'self'")
                    .doesNotContain("unsafe");
        }
    }

    @Test
    void refusesACodeThatNobodyAnswers() {
        assertThat(nobody().get("/docs/problems/no-such-code").status()).isEqualTo(404);
        assertThat(nobody().get("/docs/problems/%3Cscript%3E").body()).doesNotContain("<script>");
    }

    private PartnerClient nobody() {
        return new PartnerClient(url(), null);
    }
}
