package vn.postalgateway.partner.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.postalgateway.calendar.MovingClock;
import vn.postalgateway.partner.Partner;
import vn.postalgateway.partner.Scope;
import vn.postalgateway.platform.database.TestDatabase;

class JdbcPartnerTokensTest {

    private static final Partner ONE_STOP = new Partner("one-stop", Scope.ORDERS);

    private static TestDatabase database;
    private static JdbcClient jdbc;
    private static TransactionTemplate transaction;

    private final MovingClock clock = new MovingClock(Instant.parse("2026-10-01T00:00:00Z"));
    private JdbcPartnerTokens tokens;

    @BeforeAll
    static void startServer() {
        database = new TestDatabase(4);
        jdbc = database.jdbc();
        transaction = database.transaction();
    }

    @AfterAll
    static void stopServer() {
        database.close();
    }

    @BeforeEach
    void startWithoutTokens() {
        database.asOwner("truncate partner_token");
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

        clock.pass(Duration.ofSeconds(11));

        assertThat(tokens.holderOf("token")).isEmpty();
    }
}
