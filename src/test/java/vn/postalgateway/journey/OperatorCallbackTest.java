package vn.postalgateway.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a caller at an operator's callback door is told; what a good callback does shows in the lifecycle. */
class OperatorCallbackTest extends RunningGateway {

    private static final String UNSIGNED = "{\"data\": [{\"itemCode\": \"CV497960035VN\", \"status\": 14, \"statusDate\": "
            + "\"05/10/2026 14:00:00\"}], \"sendDate\": \"05/10/2026 14:00:05\", \"signature\": \"bm8=\"}";

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/plain", "application/x-www-form-urlencoded"})
    void refusesACallbackWithoutItsSignatureInTheOperatorsForm(String type) {
        PartnerClient.Reply reply = nobody().post("/callbacks/vnpost-json", type, UNSIGNED);

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.body()).isEqualTo("{\"code\":\"02\",\"message\":\"wrong signature\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "{", "[1]", "{\"data\": []}"})
    void refusesWhatIsNoCallback(String body) {
        PartnerClient.Reply reply = nobody().post("/callbacks/vnpost-json", "application/json", body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("code").asText()).isEqualTo("01");
    }

    @Test
    void readsNoMoreOfABodyThanItTakes() {
        PartnerClient.Reply reply = nobody().post("/callbacks/vnpost-json", "application/json", " ".repeat(1_100_000));

        assertThat(reply.status()).isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/callbacks/vnpost", "/callbacks/nobody", "/callbacks/", "/callbacks"})
    void letsNobodyInWhereNoAddressIsKnown(String path) {
        assertThat(nobody().post(path, "application/json", UNSIGNED).status()).isEqualTo(403);
    }

    @Test
    void isPostedAndNothingElse() {
        assertThat(nobody().get("/callbacks/vnpost-json").status()).isEqualTo(405);
    }

    private PartnerClient nobody() {
        return new PartnerClient(url(), null);
    }
}
