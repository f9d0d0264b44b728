package vn.postalgateway.partner.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;
import vn.postalgateway.partner.Partner;
import vn.postalgateway.partner.Scope;
import vn.postalgateway.platform.embedded.EmbeddedPostgres;

class JdbcPartnerTokensTest {

    private static final Partner ONE_STOP = new Partner("one-stop", Scope.ORDERS);

    private static Path folder;
    private static EmbeddedPostgres postgres;
    private static JdbcClient jdbc;
    private static TransactionTemplate transaction;

    private final TestClock clock = new TestClock();
    private JdbcPartnerTokens tokens;

    @BeforeAll
    static void startServer() throws IOException {
        folder = Files.createTempDirectory(Files.createDirectories(Path.of("target/test-homes")), "partners");
        postgres = EmbeddedPostgres.start(folder, Optional.of(Path.of("target/postgres-programs")));
        var owner = new DriverManagerDataSource(postgres.url(), EmbeddedPostgres.NAME, postgres.ownerPassword());
        Flyway.configure().dataSource(owner).locations("classpath:db/migration")
                .placeholders(Map.of("appRole", EmbeddedPostgres.NAME)).load().migrate();
        jdbc = JdbcClient.create(owner);
        transaction = new TransactionTemplate(new JdbcTransactionManager(owner));
    }

    @AfterAll
    static void stopServer() throws IOException {
        postgres.close();
        FileSystemUtils.deleteRecursively(folder);
    }

    @BeforeEach
    void startWithoutTokens() {
        jdbc.sql("delete from partner_token").update();
        tokens = new JdbcPartnerTokens(jdbc, transaction, clock);
    }

    @Test
    void knowsTheHolderOfEachLiveToken() {
        tokens.add(ONE_STOP, "first");
        tokens.add(ONE_STOP, "second");

        assertThat(tokens.holderOf("first")).contains(ONE_STOP);
        assertThat(tokens.holderOf("second")).contains(ONE_STOP);
        assertThat(tokens.holderOf("third")).isEmpty();
    }

    @Test
    void keepsNoTokenItself() {
        tokens.add(ONE_STOP, "a-very-secret-token");

        String row = jdbc.sql("select partner_token::text || encode(token_hash, 'escape') from partner_token")
                .query(String.class).single();

        assertThat(row).doesNotContain("a-very-secret-token");
    }

    @Test
    void changesNothingWhenATokenIsAddedAgain() {
        tokens.add(ONE_STOP, "token");

        tokens.add(new Partner("vnpost", Scope.TRACKING), "token");

        assertThat(tokens.holderOf("token")).contains(ONE_STOP);
    }

    @Test
    void forgetsARevokedTokenWithinSeconds() {
        tokens.add(ONE_STOP, "token");
        tokens.holderOf("token");
        jdbc.sql("update partner_token set revoked_at = now()").update();

        clock.now = clock.now.plus(Duration.ofSeconds(11));

        assertThat(tokens.holderOf("token")).isEmpty();
    }

    private static final class TestClock extends Clock {

        private Instant now = Instant.parse("2026-10-01T00:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
