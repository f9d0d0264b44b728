package vn.postalgateway.operator.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.postalgateway.operator.AskedOperator;
import vn.postalgateway.operator.Movement;
import vn.postalgateway.operator.OperatorCallback.Refused;
import vn.postalgateway.operator.OperatorCallback.Told;
import vn.postalgateway.operator.OperatorContract;
import vn.postalgateway.operator.OperatorProfile;
import vn.postalgateway.operator.PlacementOutcome.InDoubt;
import vn.postalgateway.operator.RawPost;
import vn.postalgateway.operator.yaml.ShippedProfiles;
import vn.postalgateway.platform.call.CallJudge;
import vn.postalgateway.platform.call.HttpCalls;
import vn.postalgateway.tracking.EventTime;

/** An operator of quite another style, added from the page alone: nothing that stands was edited for it. */
class FormPostContractTest extends OperatorContract {

    private static final Path OWN_FILES = Path.of("src/test/resources/operators/form-post");
    private static final HttpCalls.Limits LIMITS = new HttpCalls.Limits(Duration.ofMillis(500), Duration.ofMillis(700),
            Duration.ofSeconds(2), 20_000);

    @Override
    protected AskedOperator asking(String address) throws Exception {
        CallJudge judge = new CallJudge(pause -> { });
        Map<String, Object> beans = new HashMap<>(bound("form-post", FormQuestions.place(judge),
                FormQuestions.find(judge), FormQuestions.cancel(judge), FormQuestions.track(judge)));
        Clock clock = Clock.systemUTC();
        beans.put("formPost", new FormPost(address, new HttpCalls(LIMITS, 40, clock), LIMITS.deadline(), clock));
        return new AskedOperator("form-post", OWN_FILES).with(beans).start();
    }

    @Test
    void doubtsTheAnswerToAnotherTransaction() {
        post.will(taken("ord_2", ITEM));

        assertThat(operator.place("ord_1")).isInstanceOf(InDoubt.class);
    }

    @Test
    void readsACallbackUnderItsSecretAndRepeatsItsTransaction() throws Refused {
        byte[] body = ("waybill=" + ITEM + "&state=14&at=2026-10-05+14%3A00%3A00&transaction=77")
                .getBytes(StandardCharsets.UTF_8);
        FormCallback callback = new FormCallback("a-secret");

        Told told = callback.read("a-secret", body);

        assertThat(told.events()).containsExactly(Map.of("eventId", ITEM + " 14 2026-10-05 14:00:00", "itemCode", ITEM,
                "status", "14", "occurredAt", "2026-10-05 14:00:00"));
        assertThat(told.answer().body()).isEqualTo("result=ok&transaction=77");
        for (String wrong : List.of("", "a-secre", "a-secret/..")) {
            assertThatThrownBy(() -> callback.read(wrong, body)).isInstanceOf(Refused.class);
        }
    }

    @Test
    void meansVietnamsTimeWhereItNamesNoZone() {
        OperatorProfile profile = ShippedProfiles.in(OWN_FILES.resolve("config").toString()).byId("form-post")
                .orElseThrow();

        assertThat(EventTime.read("2026-10-05 14:00:00", profile.times().forms())).get().extracting(EventTime::at)
                .isEqualTo(Instant.parse("2026-10-05T07:00:00Z"));
        assertThat(EventTime.read("05/10/2026 14:00:00", profile.times().forms())).isEmpty();
        assertThat(profile.statuses().get("14").movement()).isEqualTo(Movement.DELIVERED);
    }

    @Override
    protected RawPost.Reaction taken(String orderReference, String itemCode) {
        return form(orderReference, "taken=yes&waybill=" + itemCode);
    }

    @Override
    protected RawPost.Reaction takenBefore(String orderReference, String itemCode) {
        return taken(orderReference, itemCode);
    }

    @Override
    protected RawPost.Reaction notTaken(String why) {
        return form("ord_1", "taken=no&" + FormPost.written(Map.of("why", why)));
    }

    @Override
    protected RawPost.Reaction found(String orderReference, String itemCode) {
        return form(orderReference, "there=yes&state=6&waybill=" + itemCode);
    }

    @Override
    protected RawPost.Reaction notFound() {
        return form("ord_2", "there=no");
    }

    @Override
    protected RawPost.Reaction cancelled() {
        return form("ord_1", "result=done");
    }

    @Override
    protected RawPost.Reaction cancelPending(String why) {
        return form("ord_1", "result=pending&" + FormPost.written(Map.of("why", why)));
    }

    @Override
    protected RawPost.Reaction cancelRefused(String why) {
        return form("ord_1", "result=refused&" + FormPost.written(Map.of("why", why)));
    }

    @Override
    protected RawPost.Reaction delivered(String itemCode) {
        return form("ord_1", "state=14&at=2026-10-05+14%3A00%3A00");
    }

    @Override
    protected long creates() {
        return post.requests.stream().filter(request -> request.contains("/create ")).count();
    }

    private static RawPost.Reaction form(String transaction, String fields) {
        return RawPost.http("200 OK", "application/x-www-form-urlencoded", "", fields + "&transaction=" + transaction);
    }
}
