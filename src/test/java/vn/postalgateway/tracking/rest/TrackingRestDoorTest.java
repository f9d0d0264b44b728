package vn.postalgateway.tracking.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.postalgateway.operator.OperatorProfiles;
import vn.postalgateway.partner.Partner;
import vn.postalgateway.partner.Scope;
import vn.postalgateway.platform.door.Answer;
import vn.postalgateway.platform.door.Caller;
import vn.postalgateway.platform.door.HttpCall;
import vn.postalgateway.platform.door.Problem;
import vn.postalgateway.tracking.EventReader;
import vn.postalgateway.tracking.EventVerdict;
import vn.postalgateway.tracking.TrackingEvents;
import vn.postalgateway.tracking.TrackingIntake;
import vn.postalgateway.tracking.Verdict;

class TrackingRestDoorTest {

    private final TrackingEvents events = mock(TrackingEvents.class);
    private final TrackingRestDoor door = new TrackingRestDoor(new TrackingIntake(events, mock(OperatorProfiles.class)));

    @BeforeEach
    void applyEverything() {
        when(events.record(eq("vnpost"), any())).thenAnswer(call -> call.<List<EventReader.Reading>>getArgument(1)
                .stream().map(r -> r.event() == null ? EventVerdict.invalid(r.invalid()) : new EventVerdict(
                        r.event().eventId(), Verdict.APPLIED, r.event().orderReference(), null)).toList());
    }

    @Test
    void answersOneVerdictPerElementInTheirOrder() throws JsonProcessingException {
        Answer answer = door.take(call(Scope.TRACKING, """
                [7, {"eventId": "e1", "orderReference": "ord_1", "status": "14",
                    "occurredAt": "2026-10-05T15:00:00+07:00"},
                 {"eventId": "e2", "orderReference": "ord_1", "status": 14, "occurredAt": "2026-10-05T15:00:00+07:00"},
                 {"eventId": "e3", "orderReference": "ord_1", "status": "14", "occurredAt": "2026-10-05T15:00:00+07:00",
                  "weightGrams": 80.5}]"""));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(new ObjectMapper().writeValueAsString(answer.body())).isEqualTo("""
                {"verdicts":[{"eventId":null,"verdict":"INVALID","detail":"the element must be an object"},\
                {"eventId":"e1","verdict":"APPLIED","orderId":"ord_1"},\
                {"eventId":"e2","verdict":"INVALID","detail":"status must be a string"},\
                {"eventId":"e3","verdict":"INVALID","detail":"weightGrams must be a whole number"}]}""");
    }

    @Test
    void answersAnEmptyArrayWithNoVerdicts() {
        assertThat(door.take(call(Scope.TRACKING, "[]")).body()).isEqualTo(Map.of("verdicts", List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[", "\"x\"", "[] []", "[{\"eventId\": \"a\", \"eventId\": \"b\"}]"})
    void refusesABodyThatIsNoReadableArray(String body) {
        Problem problem = catchThrowableOfType(Problem.class, () -> door.take(call(Scope.TRACKING, body)));

        assertThat(problem.status()).isEqualTo(400);
    }

    @Test
    void letsOnlyPostalOperatorsIn() {
        Problem problem = catchThrowableOfType(Problem.class, () -> door.take(call(Scope.ORDERS, "[]")));

        assertThat(problem.status()).isEqualTo(403);
    }

    private static HttpCall call(Scope scope, String body) {
        return new HttpCall(new Caller(new Partner("vnpost", scope), "req-1", null), "POST", "/api/v1/tracking-events",
                Map.of(), Map.of(), "application/json", body.getBytes(StandardCharsets.UTF_8), Map.of(), null);
    }
}
