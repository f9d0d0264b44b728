package vn.postalgateway.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import vn.postalgateway.console.ConsoleUsers;
import vn.postalgateway.partner.Partner;
import vn.postalgateway.partner.Scope;

/** When a session has lasted long enough. */
class StandingFilterTest {

    private static final Instant MORNING = Instant.parse("2026-11-23T01:00:00Z");
    private static final Duration LONGEST = Duration.ofHours(12);

    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @AfterEach
    void forget() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void endsASessionThatBeganTooLongAgoHoweverBusyItIs() throws Exception {
        assertThat(goesOnAt(MORNING.plus(LONGEST))).isTrue();
        assertThat(goesOnAt(MORNING.plus(LONGEST).plusSeconds(1))).isFalse();

        assertThat(response.getRedirectedUrl()).isEqualTo("/console/sign-in?long");
        assertThat(SecurityContextHolder.getContext().getAuthentication()).isNull();
    }

    private boolean goesOnAt(Instant now) throws Exception {
        MockFilterChain pages = new MockFilterChain();
        SecurityContextHolder.getContext().setAuthentication(ConsoleSecurity.entered(
                new ConsoleUsers.SignIn(new Partner("clerk", Scope.FINANCE_CLERK), 1, MORNING)));
        new StandingFilter(new Unchanged(), LONGEST, Clock.fixed(now, ZoneOffset.UTC))
                .doFilter(new MockHttpServletRequest("GET", "/console/finance"), response, pages);
        return pages.getRequest() != null;
    }

    /** Nobody's right or password changes. */
    private static final class Unchanged implements ConsoleUsers {

        @Override
        public Optional<SignIn> signIn(String name, String password) {
            throw new UnsupportedOperationException("nobody signs in here");
        }

        @Override
        public boolean mayGoOn(SignIn signIn) {
            return true;
        }

        @Override
        public void add(Partner user, String password) {
            throw new UnsupportedOperationException("nobody is added here");
        }
    }
}
