package vn.postalgateway.platform.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class ReadyFilterTest {

    private final ReadyFilter filter = new ReadyFilter(new ObjectMapper());
    private final MockFilterChain behind = new MockFilterChain();
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Test
    void asksToComeAgainWhileTheGatewayStarts() throws Exception {
        filter.doFilter(request("/api/v1/orders"), response, behind);

        JsonNode problem = new ObjectMapper().readTree(response.getContentAsString());
        assertThat(behind.getRequest()).isNull();
        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeader("Retry-After")).isEqualTo("2");
        assertThat(response.getContentType()).startsWith("application/problem+json");
        assertThat(problem.path("code").asText()).isEqualTo("try-later");
    }

    @Test
    void letsEverybodyThroughOnceTheGatewayIsReady() throws Exception {
        filter.onApplicationEvent(mock(ApplicationReadyEvent.class));

        filter.doFilter(request("/api/v1/orders"), response, behind);

        assertThat(behind.getRequest()).isNotNull();
        assertThat(response.getStatus()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/services/simulated-post", "/actuator/health/readiness"})
    void leavesOpenWhatIsNoDoorOfTheGateway(String path) throws Exception {
        filter.doFilter(request(path), response, behind);

        assertThat(behind.getRequest()).isNotNull();
    }

    private static MockHttpServletRequest request(String path) {
        return new MockHttpServletRequest("POST", path);
    }
}
