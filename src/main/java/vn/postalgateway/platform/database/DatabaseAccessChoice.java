package vn.postalgateway.platform.database;

import java.util.Optional;
import java.util.Properties;
import org.postgresql.Driver;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.util.StringUtils;
import vn.postalgateway.platform.StartRefused;
import vn.postalgateway.platform.embedded.EmbeddedPostgres;
import vn.postalgateway.platform.home.DataKey;

/** Finds out from the settings who owns the database and under which role the gateway works. */
final class DatabaseAccessChoice {

    private static final int LONGEST_NAME = 63;
    private static final String ROLE_ENDING = "_app";

    private final Environment environment;
    private final DataKey dataKey;

    DatabaseAccessChoice(Environment environment, DataKey dataKey) {
        this.environment = environment;
        this.dataKey = dataKey;
    }

    DatabaseAccess embedded(EmbeddedPostgres postgres) {
        return withOwnRole(postgres.url(), postgres.url(), EmbeddedPostgres.NAME, postgres.ownerPassword());
    }

    /** The variables of production; in demo a datasource user without a Flyway user beside it is the owner. */
    DatabaseAccess external() {
        String url = needed("spring.datasource.url");
        String user = needed("spring.datasource.username");
        String password = given("spring.datasource.password").orElse("");
        String ownerUrl = given("spring.flyway.url").orElse(url);
        Optional<String> owner = given("spring.flyway.user");
        if (owner.isPresent() && !owner.get().equals(user)) {
            String ownerPassword = given("spring.flyway.password").orElse("");
            return new DatabaseAccess(url, ownerUrl, owner.get(), ownerPassword, user, password, false);
        }
        if (environment.acceptsProfiles(Profiles.of("production"))) {
            throw new StartRefused("in production SPRING_DATASOURCE_USERNAME must be an application role of its own,"
                    + " not the database's owner SPRING_FLYWAY_USER.");
        }
        return withOwnRole(url, ownerUrl, user, password);
    }

    /** The password follows from the data key, so that all gateways on one database agree on it without asking. */
    private DatabaseAccess withOwnRole(String url, String ownerUrl, String owner, String ownerPassword) {
        String database = databaseIn(url);
        int kept = Math.min(database.length(), LONGEST_NAME - ROLE_ENDING.length());
        String role = database.substring(0, kept) + ROLE_ENDING;
        String password = dataKey.deriveHex("application role");
        return new DatabaseAccess(url, ownerUrl, owner, ownerPassword, role, password, true);
    }

    private static String databaseIn(String url) {
        Properties parts = Driver.parseURL(url, new Properties());
        String database = parts == null ? null : parts.getProperty("PGDBNAME");
        if (!StringUtils.hasText(database)) {
            throw new StartRefused("SPRING_DATASOURCE_URL must read jdbc:postgresql://host:port/database.");
        }
        return database;
    }

    private String needed(String setting) {
        return given(setting).orElseThrow(() -> new StartRefused("with SPRING_DATASOURCE_URL, "
                + setting.toUpperCase().replace('.', '_') + " must be set too."));
    }

    private Optional<String> given(String setting) {
        return Optional.ofNullable(environment.getProperty(setting)).filter(StringUtils::hasText);
    }
}
