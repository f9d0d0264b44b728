package vn.postalgateway.operator.vnpost;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.postalgateway.operator.RawPost;
import vn.postalgateway.operator.TrackingAnswer.Told;
import vn.postalgateway.operator.TrackingAnswer.Unanswered;

class VnpostOrderTrackRouteTest extends AskedVnpost {

    @Test
    void tellsEachEventInThePostsOwnWords() {
        post.will(answer("""
                <event><eventId>e1</eventId><status>6</status><occurredAt>05/10/2026 14:00:00</occurredAt>
                    <weightGrams>260</weightGrams></event>
                <event><status>14</status><occurredAt>hôm qua</occurredAt><collectedVnd>10000</collectedVnd></event>"""));

        var answer = routes.track("CV497960035VN");

        assertThat(answer).isEqualTo(new Told(List.of(
                Map.of("eventId", "e1", "status", "6", "occurredAt", "05/10/2026 14:00:00", "weightGrams", 260L),
                Map.of("status", "14", "occurredAt", "hôm qua", "collectedVnd", 10_000L))));
        assertThat(post.requests).singleElement().asString()
                .contains("SOAPAction: \"urn:vn:public-postal:v1/GetTracking\"", "UsernameToken")
                .contains("<itemCode>CV497960035VN</itemCode>");
    }

    @Test
    void takesNoEventsForAnAnswer() {
        post.will(answer(""));

        assertThat(routes.track("CV497960035VN")).isEqualTo(new Told(List.of()));
    }

    @Test
    void staysUnansweredAfterACutAndLetsABusyPostsQueueWait() {
        post.will(RawPost.CUT);
        var cut = routes.track("CV497960035VN");
        post.will(RawPost.http("503 Service Unavailable", "Retry-After: 7\r\n", ""));
        var busy = routes.track("CV497960035VN");

        assertThat(List.of(cut, busy)).allSatisfy(a -> assertThat(a).isInstanceOf(Unanswered.class));
        assertThat(routes.pauses()).containsExactly(Duration.ofSeconds(7));
    }

    private static RawPost.Reaction answer(String events) {
        return RawPost.soap("<GetTrackingResponse xmlns=\"urn:vn:public-postal:v1\">" + events
                + "</GetTrackingResponse>");
    }
}
