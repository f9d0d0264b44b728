package vn.postalgateway.platform.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.postalgateway.order.Acceptance;
import vn.postalgateway.order.json.OrderRefusal;
import vn.postalgateway.partner.FieldFault;

/** How the order form's answer says what other doors say by a status and a problem document. */
class OrderFormAnswerTest {

    @Test
    void namesEachWrongFieldInAnAnswerThatEveryClientReads() {
        Answer answer = answer(Problem.wrongFields(List.of(new FieldFault("/ReceiverTel", "is required"),
                new FieldFault("/CODAmount", "must be whole"))));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(Map.of("Status", "422", "Message",
                "ReceiverTel is required; CODAmount must be whole"));
    }

    @Test
    void saysThatItIsNotKnownWhereItIsNotKnown() {
        Answer inFlight = answer(OrderRefusal.inFlight());
        Answer unsure = answer(ProblemDocument.of(new org.springframework.dao.QueryTimeoutException("too slow")));

        assertThat(inFlight.status()).isEqualTo(200);
        assertThat(unsure.status()).isEqualTo(503);
        assertThat(unsure.headers()).containsEntry("Retry-After", "2");
        assertThat(List.of(inFlight, unsure)).allSatisfy(answer ->
                assertThat(((Map<?, ?>) answer.body()).get("Status")).isEqualTo("101"));
    }

    @Test
    void saysThatNothingWasTakenWhereThatIsSure() {
        Answer full = answer(OrderRefusal.of(new Acceptance.BacklogFull()));

        assertThat(full.status()).isEqualTo(503);
        assertThat(full.headers()).containsEntry("Retry-After", "10");
        assertThat(((Map<?, ?>) full.body()).get("Status")).isEqualTo("503");
    }

    @Test
    void tellsNothingOfWhatBrokeInside() {
        Answer answer = answer(ProblemDocument.of(new IllegalStateException("secret")));

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body().toString()).contains("500").doesNotContain("secret");
    }

    @Test
    void leavesAllOtherPathsTheirProblemDocuments() {
        assertThat(ProblemDocument.answer(OrderRefusal.inFlight(), "/api/v1/orders", "r").contentType())
                .isEqualTo("application/problem+json");
        assertThat(ProblemDocument.answer(OrderRefusal.inFlight(), null, null).status()).isEqualTo(409);
    }

    private static Answer answer(Problem problem) {
        return ProblemDocument.answer(problem, "/forms/orders", "r");
    }
}
