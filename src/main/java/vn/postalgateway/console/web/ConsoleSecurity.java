package vn.postalgateway.console.web;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.ServletListenerRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.session.HttpSessionEventPublisher;
import vn.postalgateway.console.ConsoleUsers;
import vn.postalgateway.console.Doorkeeper;
import vn.postalgateway.partner.Scope;
import vn.postalgateway.platform.door.Edge;
import vn.postalgateway.platform.json.PlainText;

/** The console's door: a person signs in with name and password, and has a few sessions at most. */
@Configuration(proxyBeanMethods = false)
class ConsoleSecurity {

    private static final String SIGN_IN = "/console/sign-in";
    private static final String NOT_YOURS = "/console/not-yours";
    private static final String SET_UP = "/console/set-up";
    private static final int MOST_SESSIONS = 3;
    /** Nothing but our own files: no inline script, no inline style, no frame. */
    private static final String POLICY = "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; "
            + "frame-ancestors 'none'";

    @Bean
    @Order(6)
    SecurityFilterChain consoleDoor(HttpSecurity http, ConsoleUsers users, Doorkeeper doorkeeper, Clock clock,
                                    @Value("${gateway.console.sign-in.longest}") Duration longest) throws Exception {
        return http.securityMatcher("/console", "/console/**", "/assets/**")
                .authenticationProvider(new PasswordCheck(doorkeeper))
                .authorizeHttpRequests(may -> may
                        .requestMatchers(SIGN_IN, NOT_YOURS, SET_UP, Edge.REFUSAL_PAGE, "/assets/**").permitAll()
                        .requestMatchers(HttpMethod.POST, "/console/finance/contracts/*/*/approve",
                                "/console/finance/contracts/*/*/reopen")
                        .hasAuthority(Scope.FINANCE_APPROVER.name())
                        .requestMatchers(HttpMethod.POST, "/console/finance/**")
                        .hasAuthority(Scope.FINANCE_CLERK.name())
                        .requestMatchers("/console/finance", "/console/finance/**")
                        .hasAnyAuthority(Scope.FINANCE_CLERK.name(), Scope.FINANCE_APPROVER.name())
                        .requestMatchers("/console/support", "/console/support/**").hasAuthority(Scope.SUPPORT.name())
                        .requestMatchers("/console/admin", "/console/admin/**").hasAuthority(Scope.ADMIN.name())
                        .requestMatchers("/console", "/console/password").authenticated()
                        .anyRequest().denyAll())
                .formLogin(form -> form.loginPage(SIGN_IN).usernameParameter("name")
                        .defaultSuccessUrl("/console").failureHandler((request, response, failure) -> response
                                .sendRedirect(SIGN_IN + (failure instanceof LockedException ? "?wait" : "?wrong"))))
                .logout(out -> out.logoutUrl("/console/sign-out").logoutSuccessUrl(SIGN_IN + "?out"))
                .httpBasic(AbstractHttpConfigurer::disable)
                .addFilterBefore(new StandingFilter(users, longest, clock), AuthorizationFilter.class)
                .exceptionHandling(refused -> refused.accessDeniedPage(NOT_YOURS))
                .sessionManagement(sessions -> sessions.maximumSessions(MOST_SESSIONS)
                        .expiredUrl(SIGN_IN + "?elsewhere"))
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
                .build();
    }

    /** The citizen's page: for everybody, without a session; its form changes nothing, so nobody can forge it. */
    @Bean
    @Order(8)
    SecurityFilterChain citizensDoor(HttpSecurity http) throws Exception {
        return http.securityMatcher("/track")
                .authorizeHttpRequests(may -> may.requestMatchers(HttpMethod.GET).permitAll()
                        .requestMatchers(HttpMethod.POST).permitAll().anyRequest().denyAll())
                .csrf(AbstractHttpConfigurer::disable).requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(none -> none.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER)))
                .build();
    }

    /** So that a session that ended makes room for the next one. */
    @Bean
    ServletListenerRegistrationBean<HttpSessionEventPublisher> sessionEvents() {
        return new ServletListenerRegistrationBean<>(new HttpSessionEventPublisher());
    }

    /** As who somebody goes on who has given the right password. */
    static Authentication entered(ConsoleUsers.SignIn signIn) {
        UsernamePasswordAuthenticationToken entered = UsernamePasswordAuthenticationToken.authenticated(signIn.user(),
                null, List.of(new SimpleGrantedAuthority(signIn.user().scope().name())));
        entered.setDetails(signIn);
        return entered;
    }

    private record PasswordCheck(Doorkeeper doorkeeper) implements AuthenticationProvider {

        @Override
        public Authentication authenticate(Authentication asked) throws AuthenticationException {
            try {
                return Optional.of(asked.getName()).filter(PlainText::isPlain)
                        .flatMap(name -> doorkeeper.signIn(name, String.valueOf(asked.getCredentials())))
                        .map(ConsoleSecurity::entered)
                        .orElseThrow(() -> new BadCredentialsException("no such name and password"));
            } catch (Doorkeeper.MustWait wait) {
                throw new LockedException("too many wrong passwords", wait);
            }
        }

        @Override
        public boolean supports(Class<?> authentication) {
            return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
        }
    }
}
