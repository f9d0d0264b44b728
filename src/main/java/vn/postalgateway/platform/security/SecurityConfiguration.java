package vn.postalgateway.platform.security;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.DispatcherType;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.DefaultOAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.server.resource.introspection.BadOpaqueTokenException;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import vn.postalgateway.partner.Partner;
import vn.postalgateway.partner.PartnerTokens;
import vn.postalgateway.partner.Scope;
import vn.postalgateway.platform.door.EdgeFilter;
import vn.postalgateway.platform.door.FailureFilter;
import vn.postalgateway.platform.door.Problem;
import vn.postalgateway.platform.door.ProblemWriter;
import vn.postalgateway.platform.door.ReadyFilter;
import vn.postalgateway.platform.door.RequestIdFilter;

/** One chain per door, deny by default: what no chain names is nobody's. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final String[] FINANCE = {Scope.FINANCE_CLERK.name(), Scope.FINANCE_APPROVER.name()};

    /** The REST doors: bearer tokens, a scope per path. */
    @Bean
    @Order(1)
    SecurityFilterChain restDoors(HttpSecurity http, PartnerTokens tokens, ObjectMapper json) throws Exception {
        AuthenticationEntryPoint unauthenticated = (request, response, e) -> ProblemWriter.write(json, request,
                response,
                Problem.of(401, "unauthenticated", "A live bearer token is needed.").with("WWW-Authenticate",
                "Bearer"));
        AccessDeniedHandler denied = anotherScope(json);
        return stateless(http.securityMatcher("/api/**"))
                .authorizeHttpRequests(may -> may
                        .dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR).permitAll()
                        .requestMatchers(HttpMethod.GET, "/api/v1/orders/*/notices")
                        .hasAnyAuthority(Scope.SUPPORT.name(), Scope.ORDERS.name())
                        .requestMatchers("/api/v1/orders/**", "/api/v1/quotes", "/api/v1/dossiers/**",
                                "/api/v1/feed/**", "/api/v1/webhook/**", "/api/v1/agencies/**")
                        .hasAuthority(Scope.ORDERS.name())
                        .requestMatchers("/api/v1/tracking-events").hasAuthority(Scope.TRACKING.name())
                        .requestMatchers("/api/v1/operators/*/open-points")
                        .hasAnyAuthority(Scope.SUPPORT.name(), Scope.TRACKING.name())
                        .requestMatchers("/api/v1/deadlines")
                        .hasAnyAuthority(Scope.SUPPORT.name(), Scope.ORDERS.name())
                        .requestMatchers("/api/v1/doubts/**", "/api/v1/operators/**", "/api/v1/parked/**")
                        .hasAuthority(Scope.SUPPORT.name())
                        .requestMatchers(HttpMethod.GET, "/api/v1/statements/**", "/api/v1/contracts/**",
                                "/api/v1/ledger/**", "/api/v1/disputes/**", "/api/v1/reports/**")
                        .hasAnyAuthority(FINANCE)
                        .requestMatchers("/api/v1/statements/**", "/api/v1/reports/**")
                        .hasAuthority(Scope.FINANCE_CLERK.name())
                        .requestMatchers("/api/v1/disputes/*/adjust").hasAuthority(Scope.FINANCE_APPROVER.name())
                        .requestMatchers("/api/v1/disputes/**").hasAuthority(Scope.FINANCE_CLERK.name())
                        .requestMatchers(HttpMethod.POST, "/api/v1/contracts/*/periods/*/approve",
                                "/api/v1/contracts/*/periods/*/reopen").hasAuthority(Scope.FINANCE_APPROVER.name())
                        .requestMatchers("/api/v1/contracts/**").hasAuthority(Scope.FINANCE_CLERK.name())
                        .anyRequest().authenticated())
                .oauth2ResourceServer(bearer -> bearer.opaqueToken(t -> t.introspector(introspector(tokens)))
                        .authenticationEntryPoint(unauthenticated).accessDeniedHandler(denied))
                .exceptionHandling(e -> e.authenticationEntryPoint(unauthenticated).accessDeniedHandler(denied))
                .addFilterAfter(new CallerFilter(), AuthorizationFilter.class)
                .addFilterAfter(new EdgeFilter(json), CallerFilter.class)
                .build();
    }

    /** The SOAP doors: WS-Security is checked inside, by each endpoint; limits hold outside. */
    @Bean
    @Order(2)
    SecurityFilterChain soapDoors(HttpSecurity http, ObjectMapper json) throws Exception {
        // By the raw path: Spring's own patterns leave the prefix of CXF's servlet out.
        return stateless(http.securityMatcher(request -> request.getRequestURI().startsWith("/services/")))
                .authorizeHttpRequests(may -> may.anyRequest().permitAll())
                .addFilterAfter(new EdgeFilter(json), AuthorizationFilter.class)
                .build();
    }

    /** The order form of one-stop systems: their token in a header of its own, or in the usual one. */
    @Bean
    @Order(9)
    SecurityFilterChain formDoors(HttpSecurity http, PartnerTokens tokens, ObjectMapper json) throws Exception {
        BearerTokenResolver usual = new DefaultBearerTokenResolver();
        AuthenticationEntryPoint unauthenticated = (request, response, e) -> ProblemWriter.write(json, request,
                response, Problem.of(401, "unauthenticated", "A live token is needed in the header access_token."));
        AccessDeniedHandler denied = anotherScope(json);
        return stateless(http.securityMatcher("/forms/**"))
                .authorizeHttpRequests(may -> may
                        .dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR).permitAll()
                        .anyRequest().hasAuthority(Scope.ORDERS.name()))
                .oauth2ResourceServer(bearer -> bearer
                        .bearerTokenResolver(request -> Optional.ofNullable(request.getHeader("access_token"))
                                .filter(token -> !token.isBlank()).orElseGet(() -> usual.resolve(request)))
                        .opaqueToken(t -> t.introspector(introspector(tokens)))
                        .authenticationEntryPoint(unauthenticated).accessDeniedHandler(denied))
                .exceptionHandling(e -> e.authenticationEntryPoint(unauthenticated).accessDeniedHandler(denied))
                .addFilterAfter(new CallerFilter(), AuthorizationFilter.class)
                .addFilterAfter(new EdgeFilter(json), CallerFilter.class)
                .build();
    }

    /** Where operators call back in their own forms: only from where each of them is known to call. */
    @Bean
    @Order(3)
    SecurityFilterChain callbackDoors(HttpSecurity http, ObjectMapper json, CallbackGate.Settings settings)
            throws Exception {
        AccessDeniedHandler denied = (request, response, e) -> ProblemWriter.write(json, request, response,
                Problem.of(403, "forbidden", "This caller is not known at this door."));
        return stateless(http.securityMatcher("/callbacks/**"))
                .authorizeHttpRequests(may -> may
                        .dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR).permitAll()
                        .anyRequest().access(new CallbackGate(settings)))
                .exceptionHandling(e -> e.accessDeniedHandler(denied).authenticationEntryPoint(
                        (request, response, nobody) -> denied.handle(request, response, null)))
                .addFilterAfter(new EdgeFilter(json), AuthorizationFilter.class)
                .build();
    }

    /** The management port: health and metrics for those who reach it, nothing else. */
    @Bean
    @Order(4)
    SecurityFilterChain management(HttpSecurity http) throws Exception {
        return stateless(http.securityMatcher("/actuator/**"))
                .authorizeHttpRequests(may -> may
                        .requestMatchers(HttpMethod.GET, "/actuator/health/**", "/actuator/prometheus").permitAll()
                        .anyRequest().denyAll())
                .build();
    }

    /** Pages that need no login, in demo only. */
    @Bean
    @Order(5)
    @Profile("demo")
    SecurityFilterChain demoPages(HttpSecurity http) throws Exception {
        return stateless(http.securityMatcher("/", "/fragments/**", "/docs", "/docs/**", "/openapi.yaml", "/webjars/**",
                "/assets/**", "/favicon.ico", "/error"))
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(
                        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
                                + "frame-ancestors 'none'; base-uri 'none'; form-action 'self'")))
                .authorizeHttpRequests(may -> may.anyRequest().permitAll())
                .build();
    }

    /** What the {@code type} of a problem document leads to, for whoever got one; in every profile. */
    @Bean
    @Order(7)
    SecurityFilterChain problemPages(HttpSecurity http) throws Exception {
        return stateless(http.securityMatcher("/docs/problems", "/docs/problems/*", "/docs/docs.css"))
                .authorizeHttpRequests(may -> may.requestMatchers(HttpMethod.GET).permitAll().anyRequest().denyAll())
                .build();
    }

    @Bean
    @Order(SecurityProperties.BASIC_AUTH_ORDER)
    SecurityFilterChain everythingElse(HttpSecurity http) throws Exception {
        return stateless(http).authorizeHttpRequests(may -> may.anyRequest().denyAll()).build();
    }

    /** No observation around each of some thirty filters: nobody reads them, and they cost more than the filters. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    /** Before every chain, so that refusals carry a request id too. */
    @Bean
    FilterRegistrationBean<RequestIdFilter> requestIdFilter() {
        FilterRegistrationBean<RequestIdFilter> registration = new FilterRegistrationBean<>(new RequestIdFilter());
        registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER - 10);
        return registration;
    }

    /** Behind the request id, before every chain: a login that fails for want of a database is answered politely. */
    @Bean
    FilterRegistrationBean<FailureFilter> failureFilter(ObjectMapper json) {
        FilterRegistrationBean<FailureFilter> registration = new FilterRegistrationBean<>(new FailureFilter(json));
        registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER - 8);
        return registration;
    }

    @Bean
    ReadyFilter readyFilter(ObjectMapper json) {
        return new ReadyFilter(json);
    }

    /** Behind the request id, before every chain: whoever comes too early is told so, not that he is unknown. */
    @Bean
    FilterRegistrationBean<ReadyFilter> readyFilterRegistration(ReadyFilter readyFilter) {
        FilterRegistrationBean<ReadyFilter> registration = new FilterRegistrationBean<>(readyFilter);
        registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER - 9);
        return registration;
    }

    private static AccessDeniedHandler anotherScope(ObjectMapper json) {
        return (request, response, e) -> ProblemWriter.write(json, request, response,
                Problem.of(403, "forbidden", "This token does not open this door."));
    }

    // Nothing here has a session or a cookie, so there is nothing for a foreign page to ride on.
    private static HttpSecurity stateless(HttpSecurity http) throws Exception {
        return http.csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .formLogin(AbstractHttpConfigurer::disable).httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable).requestCache(AbstractHttpConfigurer::disable);
    }

    private static OpaqueTokenIntrospector introspector(PartnerTokens tokens) {
        return token -> {
            Partner partner = tokens.holderOf(token)
                    .orElseThrow(() -> new BadOpaqueTokenException("not a live token"));
            List<GrantedAuthority> scope = List.of(new SimpleGrantedAuthority(partner.scope().name()));
            return new DefaultOAuth2AuthenticatedPrincipal(partner.partnerId(), java.util.Map.of("partner", partner),
                    scope);
        };
    }
}
