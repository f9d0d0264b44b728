package vn.postalgateway.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import vn.postalgateway.partner.PartnerTokens;

/** What anybody may read without a login, in demo and in production. */
class OpenPagesTest {

    @Configuration(proxyBeanMethods = false)
    @EnableWebSecurity
    @EnableWebMvc
    static class Surroundings {

        @Bean
        PartnerTokens tokens() {
            return mock(PartnerTokens.class);
        }

        @Bean
        ObjectMapper json() {
            return new ObjectMapper();
        }

        @Bean
        CallbackGate.Settings callbacks() {
            return new CallbackGate.Settings(Map.of());
        }
    }

    @ParameterizedTest
    @CsvSource({"production, GET, /docs/problems/invalid-fields, true", "production, GET, /docs/problems, true",
        "production, GET, /docs/docs.css, true", "production, POST, /docs/problems/invalid-fields, false",
        "production, GET, /docs, false", "production, GET, /docs/problems/a/b, false", "production, GET, /openapi.yaml, false",
        "production, GET, /, false", "production, GET, /api/v1/orders, false",
        "demo, GET, /docs/problems/invalid-fields, true", "demo, GET, /docs, true", "demo, GET, /api/v1/orders, false"})
    void letsNobodyReadMoreThanIsMeantForAll(String profile, String method, String path, boolean open)
            throws ServletException, IOException {
        try (AnnotationConfigWebApplicationContext context = new AnnotationConfigWebApplicationContext()) {
            context.getEnvironment().setActiveProfiles(profile);
            context.setServletContext(new MockServletContext());
            context.register(Surroundings.class, SecurityConfiguration.class);
            context.refresh();
            MockHttpServletRequest request = new MockHttpServletRequest(method, path);
            request.setServletPath(path);
            MockFilterChain behind = new MockFilterChain();

            context.getBean("springSecurityFilterChain", Filter.class)
                    .doFilter(request, new MockHttpServletResponse(), behind);

            assertThat(behind.getRequest() != null).isEqualTo(open);
        }
    }
}
