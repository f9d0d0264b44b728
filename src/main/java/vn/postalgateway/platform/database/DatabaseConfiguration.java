package vn.postalgateway.platform.database;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.flyway.FlywayConfigurationCustomizer;
import org.springframework.boot.autoconfigure.flyway.FlywayConnectionDetails;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.util.StringUtils;
import vn.postalgateway.platform.embedded.EmbeddedPostgres;
import vn.postalgateway.platform.home.DataKey;
import vn.postalgateway.platform.home.GatewayHome;

/**
 * The database under Spring Boot's own pool and Flyway. They take their connections from the beans here, and through
 * them depend on the embedded server, which is therefore stopped after they have closed.
 */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Bean
    @Conditional(NoDatabaseNamed.class)
    EmbeddedPostgres embeddedPostgres(GatewayHome home, Environment environment) {
        Optional<Path> programs = Optional.ofNullable(environment.getProperty("gateway.embedded.programs-folder"))
                .filter(StringUtils::hasText)
                .map(Path::of);
        return EmbeddedPostgres.start(home.postgres(), programs).keepRunning();
    }

    @Bean
    DatabaseAccess databaseAccess(ObjectProvider<EmbeddedPostgres> embedded, Environment environment, DataKey dataKey) {
        DatabaseAccessChoice choice = new DatabaseAccessChoice(environment, dataKey);
        EmbeddedPostgres postgres = embedded.getIfAvailable();
        return postgres == null ? choice.external() : choice.embedded(postgres);
    }

    @Bean
    DatabasePreparation databasePreparation(DatabaseAccess access, DataKey dataKey) {
        return new DatabasePreparation(access, new InstallationKey(dataKey));
    }

    /** Part of the readiness: {@code recording}. */
    @Bean
    RecordingHealthIndicator recordingHealthIndicator(JdbcTemplate jdbc, TransactionOperations transaction) {
        return new RecordingHealthIndicator(jdbc, transaction);
    }

    @Bean
    JdbcConnectionDetails applicationConnection(DatabaseAccess access) {
        return new ApplicationConnection(access);
    }

    @Bean
    FlywayConnectionDetails ownerConnection(DatabaseAccess access) {
        return new OwnerConnection(access);
    }

    @Bean
    FlywayConfigurationCustomizer applicationRolePlaceholder(DatabasePreparation preparation) {
        return configuration -> {
            Map<String, String> placeholders = new HashMap<>(configuration.getPlaceholders());
            placeholders.putAll(preparation.placeholders());
            configuration.placeholders(placeholders);
        };
    }

    private record ApplicationConnection(DatabaseAccess access) implements JdbcConnectionDetails {

        @Override
        public String getUsername() {
            return access.applicationRole();
        }

        @Override
        public String getPassword() {
            return access.applicationPassword();
        }

        @Override
        public String getJdbcUrl() {
            return access.url();
        }
    }

    private record OwnerConnection(DatabaseAccess access) implements FlywayConnectionDetails {

        @Override
        public String getUsername() {
            return access.owner();
        }

        @Override
        public String getPassword() {
            return access.ownerPassword();
        }

        @Override
        public String getJdbcUrl() {
            return access.ownerUrl();
        }
    }
}
