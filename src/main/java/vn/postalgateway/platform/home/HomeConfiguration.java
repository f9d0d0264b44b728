package vn.postalgateway.platform.home;

import java.nio.file.Path;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.util.StringUtils;

/** The home folder and what secret things it keeps. */
@Configuration(proxyBeanMethods = false)
class HomeConfiguration {

    @Bean
    GatewayHome gatewayHome(Environment environment) {
        return GatewayHome.take(Path.of(given(environment, "GATEWAY_HOME").orElse("var")));
    }

    @Bean
    SetupToken setupToken(GatewayHome home) {
        return new SetupToken(home);
    }

    @Bean
    Credentials credentials(GatewayHome home, SetupToken setupToken, Environment environment) {
        CredentialsFile file = new CredentialsFile(home.root(), name -> given(environment, name));
        if (environment.acceptsProfiles(Profiles.of("production"))) {
            setupToken.provide();
            return file.fromEnvironmentOnly();
        }
        return file.readOrGenerate();
    }

    @Bean
    DataKey dataKey(Credentials credentials) {
        return credentials.dataKey();
    }

    /** An empty variable counts as none: container tools pass on empty ones. */
    private static Optional<String> given(Environment environment, String name) {
        return Optional.ofNullable(environment.getProperty(name)).filter(StringUtils::hasText).map(String::strip);
    }
}
