package vn.postalgateway.console.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.postalgateway.console.ConsoleUsers;

/**
 * Ends a session at its next request once the person's right or password is another than when it began, or the password
 * was given too long ago, however busy the session is.
 */
class StandingFilter extends OncePerRequestFilter {

    private final ConsoleUsers users;
    private final Duration longest;
    private final Clock clock;

    StandingFilter(ConsoleUsers users, Duration longest, Clock clock) {
        this.users = users;
        this.longest = longest;
        this.clock = clock;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getDispatcherType() != DispatcherType.REQUEST
                || request.getRequestURI().startsWith("/assets/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        String end = login != null && login.getDetails() instanceof ConsoleUsers.SignIn signIn ? end(signIn) : null;
        if (end != null) {
            new SecurityContextLogoutHandler().logout(request, response, login);
            response.sendRedirect("/console/sign-in?" + end);
            return;
        }
        chain.doFilter(request, response);
    }

    /** What the sign-in page says about it; null while the session goes on. */
    private String end(ConsoleUsers.SignIn signIn) {
        if (clock.instant().isAfter(signIn.since().plus(longest))) {
            return "long";
        }
        return users.mayGoOn(signIn) ? null : "changed";
    }
}
