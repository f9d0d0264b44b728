package vn.postalgateway.console.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.postalgateway.console.ConsoleUsers;

/** Ends a session at its next request once the person's right or password is another than when it began. */
class StandingFilter extends OncePerRequestFilter {

    private final ConsoleUsers users;

    StandingFilter(ConsoleUsers users) {
        this.users = users;
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
        if (login != null && login.getDetails() instanceof ConsoleUsers.SignIn signIn && !users.mayGoOn(signIn)) {
            new SecurityContextLogoutHandler().logout(request, response, login);
            response.sendRedirect("/console/sign-in?changed");
            return;
        }
        chain.doFilter(request, response);
    }
}
