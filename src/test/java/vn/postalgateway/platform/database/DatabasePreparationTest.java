package vn.postalgateway.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.util.FileSystemUtils;
import vn.postalgateway.platform.StartRefused;
import vn.postalgateway.platform.embedded.EmbeddedPostgres;
import vn.postalgateway.platform.home.DataKey;

class DatabasePreparationTest {

    private static final DataKey KEY = DataKey.fromBase64(Base64.getEncoder().encodeToString(new byte[32]));
    private static final DataKey OTHER_KEY =
            DataKey.fromBase64("MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");

    private static Path folder;
    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void startServer() throws IOException {
        folder = Files.createTempDirectory(Files.createDirectories(Path.of("target/test-homes")), "database");
        postgres = EmbeddedPostgres.start(folder, Optional.of(Path.of("target/postgres-programs")));
    }

    @AfterAll
    static void stopServer() throws IOException {
        postgres.close();
        FileSystemUtils.deleteRecursively(folder);
    }

    @BeforeEach
    void startWithAnEmptyDatabase() throws SQLException {
        asOwner("drop schema public cascade");
        asOwner("create schema public");
        asOwner("grant all on schema public to public");
    }

    @Test
    void givesTheApplicationRoleItsTablesAndNothingMore() throws SQLException {
        DatabaseAccess access = prepare(KEY);

        assertThat(answerAs(access, "select count(*) from partner_token")).isEqualTo("0");
        assertThatThrownBy(() -> answerAs(access, "create table mine (id int)")).hasMessageContaining("permission denied");
        assertThatThrownBy(() -> answerAs(access, "drop table partner_token")).hasMessageContaining("must be owner");
        assertThatThrownBy(() -> answerAs(access, "create role mighty")).hasMessageContaining("permission denied");
        assertThatThrownBy(() -> answerAs(access, "update installation set key_fingerprint = ''"))
                .hasMessageContaining("permission denied");
    }

    @Test
    void letsASecondHomeWithTheSameKeyIn() {
        prepare(KEY);

        assertThatCode(() -> answerAs(prepare(KEY), "select 1")).doesNotThrowAnyException();
    }

    @Test
    void refusesAnotherKeyAndLeavesTheRoleOfTheFirstAlone() {
        DatabaseAccess first = prepare(KEY);

        assertThatThrownBy(() -> prepare(OTHER_KEY)).isInstanceOf(StartRefused.class)
                .hasMessageContaining("another GATEWAY_DATA_KEY").hasMessageNotContaining("\n");

        assertThatCode(() -> answerAs(first, "select 1")).doesNotThrowAnyException();
    }

    @Test
    void standsTwoGatewaysThatStartTogether() throws SQLException {
        CompletableFuture<?>[] starts = Stream.of(1, 2, 3)
                .map(number -> CompletableFuture.supplyAsync(() -> prepare(KEY)))
                .toArray(CompletableFuture[]::new);

        CompletableFuture.allOf(starts).join();

        assertThat(answerAs(access(KEY), "select count(*) from installation")).isEqualTo("1");
    }

    @Test
    void refusesAnApplicationRoleThatStandsAboveItsGrants() {
        DatabaseAccess mighty = new DatabaseAccess(postgres.url(), postgres.url(), EmbeddedPostgres.NAME,
                postgres.ownerPassword(), EmbeddedPostgres.NAME, postgres.ownerPassword(), false);

        assertThatThrownBy(() -> prepare(mighty, KEY)).isInstanceOf(StartRefused.class)
                .hasMessageContaining("must not be a superuser");
    }

    @Test
    void saysInOneLineThatTheOwnerIsNotLetIn() {
        DatabaseAccess wrong = new DatabaseAccess(postgres.url(), postgres.url(), EmbeddedPostgres.NAME, "guess",
                "postal_gateway_app", "", true);

        assertThatThrownBy(() -> prepare(wrong, KEY)).isInstanceOf(StartRefused.class)
                .hasMessageContaining("does not let its owner").hasMessageNotContaining("\n");
    }

    @Test
    void takesTheDatasourceUserForTheOwnerWhereNoOwnerIsNamed() {
        MockEnvironment demo = external();

        DatabaseAccess access = new DatabaseAccessChoice(demo, KEY).external();

        assertThat(access.owner()).isEqualTo("anna");
        assertThat(access.applicationRole()).isEqualTo("post-office_app");
        assertThat(access.applicationRoleInSql()).isEqualTo("\"post-office_app\"");
        assertThat(access.applicationRoleIsOurs()).isTrue();
    }

    @Test
    void takesTheDatasourceUserForTheApplicationRoleWhereAnOwnerIsNamed() {
        MockEnvironment owned = external().withProperty("spring.flyway.user", "owner");

        DatabaseAccess access = new DatabaseAccessChoice(owned, KEY).external();

        assertThat(access.owner()).isEqualTo("owner");
        assertThat(access.applicationRole()).isEqualTo("anna");
        assertThat(access.applicationRoleIsOurs()).isFalse();
    }

    @Test
    void refusesTheOwnerAsApplicationRoleInProduction() {
        MockEnvironment production = external().withProperty("spring.flyway.user", "anna");
        production.setActiveProfiles("production");

        assertThatThrownBy(() -> new DatabaseAccessChoice(production, KEY).external())
                .isInstanceOf(StartRefused.class).hasMessageContaining("application role of its own");
    }

    private static MockEnvironment external() {
        return new MockEnvironment()
                .withProperty("spring.datasource.url", "jdbc:postgresql://db:5432/post-office?ssl=true")
                .withProperty("spring.datasource.username", "anna")
                .withProperty("spring.datasource.password", "secret");
    }

    private static DatabaseAccess access(DataKey key) {
        return new DatabaseAccessChoice(new MockEnvironment(), key).embedded(postgres);
    }

    private static DatabaseAccess prepare(DataKey key) {
        return prepare(access(key), key);
    }

    private static DatabaseAccess prepare(DatabaseAccess access, DataKey key) {
        DatabasePreparation preparation = new DatabasePreparation(access, new InstallationKey(key));
        preparation.migrate(Flyway.configure()
                .dataSource(access.ownerUrl(), access.owner(), access.ownerPassword())
                .locations("classpath:db/migration")
                .placeholders(preparation.placeholders())
                .load());
        return access;
    }

    private static String answerAs(DatabaseAccess access, String sql) throws SQLException {
        return answer(DriverManager.getConnection(access.url(), access.applicationRole(), access.applicationPassword()),
                sql);
    }

    private static void asOwner(String sql) throws SQLException {
        answer(DriverManager.getConnection(postgres.url(), EmbeddedPostgres.NAME, postgres.ownerPassword()), sql);
    }

    private static String answer(Connection connection, String sql) throws SQLException {
        try (connection; Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            try (ResultSet row = statement.getResultSet()) {
                return row.next() ? row.getString(1) : "";
            }
        }
    }
}
