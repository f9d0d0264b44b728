package vn.postalgateway.platform.start;

import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Profiles;
import org.springframework.util.StringUtils;
import vn.postalgateway.platform.StartRefused;

/**
 * Looks at the profile before anything else is made: {@code demo} or {@code production}, never both, never neither
 * (a misspelt {@code production} must not fall back to demo's ways). In production nothing has a default, so every
 * variable that is missing is named, all in one line.
 */
class ProfileCheck implements EnvironmentPostProcessor, Ordered {

    static final List<String> PRODUCTION_NEEDS = List.of("GATEWAY_DATA_KEY",
            "SPRING_DATASOURCE_URL", "SPRING_DATASOURCE_USERNAME", "SPRING_DATASOURCE_PASSWORD",
            "SPRING_FLYWAY_USER", "SPRING_FLYWAY_PASSWORD",
            "SPRING_ARTEMIS_BROKER_URL", "SPRING_ARTEMIS_USER", "SPRING_ARTEMIS_PASSWORD",
            "VNPOST_ENDPOINT", "VNPOST_USERNAME", "VNPOST_PASSWORD");

    /** After the configuration files were read, so that they and the profiles they name count. */
    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 1;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        boolean production = environment.acceptsProfiles(Profiles.of("production"));
        boolean demo = environment.acceptsProfiles(Profiles.of("demo"));
        if (production && demo) {
            throw new StartRefused("the profiles demo and production exclude each other; name one of them.");
        }
        if (!production && !demo) {
            throw new StartRefused("the profile must be demo or production, but SPRING_PROFILES_ACTIVE names neither.");
        }
        if (production) {
            refuseMissing(environment);
        }
    }

    private static void refuseMissing(ConfigurableEnvironment environment) {
        List<String> missing = PRODUCTION_NEEDS.stream()
                .filter(name -> !StringUtils.hasText(environment.getProperty(name)))
                .toList();
        if (!missing.isEmpty()) {
            throw new StartRefused("in production nothing has a default, and these variables are missing: "
                    + String.join(", ", missing) + ".");
        }
    }
}
