package vn.postalgateway.contract.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.postalgateway.contract.PinnedVersions.ChangedVersion;
import vn.postalgateway.contract.PricedVersion;
import vn.postalgateway.contract.PricedVersion.Kind;
import vn.postalgateway.platform.database.TestDatabase;

class JdbcPinnedVersionsTest {

    private static final PricedVersion SHEET = version("a");
    private static final PricedVersion CHANGED = version("b");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-02T01:00:00Z"), ZoneOffset.UTC);

    private static TestDatabase database;
    private static JdbcClient jdbc;
    private static TransactionTemplate transaction;

    private JdbcPinnedVersions pinned;

    @BeforeAll
    static void migrateARealDatabase() {
        database = new TestDatabase(4);
        jdbc = database.jdbc();
        transaction = database.transaction();
    }

    @AfterAll
    static void stopTheDatabase() {
        database.close();
    }

    @BeforeEach
    void forgetEverything() {
        database.asOwner("truncate priced_version");
        pinned = new JdbcPinnedVersions(jdbc, transaction, CLOCK);
    }

    @Test
    void keepsAVersionOnceWithTheMomentOfItsFirstUse() {
        pinned.keep(SHEET);
        pinned.keep(SHEET);
        new JdbcPinnedVersions(jdbc, transaction, Clock.offset(CLOCK, Duration.ofDays(1))).keep(SHEET);

        assertThat(pinned.all()).containsExactly(SHEET);
        assertThat(jdbc.sql("select first_used_at from priced_version").query(OffsetDateTime.class).single()
            .toInstant()).isEqualTo(CLOCK.instant());
    }

    @Test
    void losesNoPinWhenTheFirstOrderIsRolledBack() {
        transaction.executeWithoutResult(status -> {
            pinned.keep(SHEET);
            status.setRollbackOnly();
        });
        assertThat(pinned.all()).isEmpty();

        pinned.keep(SHEET);

        assertThat(pinned.all()).containsExactly(SHEET);
    }

    @Test
    void doesNotAskTheDatabaseAgainOnceAPinIsCommitted() {
        pinned.keep(SHEET);
        database.asOwner("truncate priced_version");

        pinned.keep(SHEET);

        assertThat(pinned.all()).isEmpty();
    }

    @Test
    void refusesOtherContentUnderAVersionThatAnotherGatewayHasUsed() {
        new JdbcPinnedVersions(jdbc, transaction, CLOCK).keep(SHEET);

        assertThatThrownBy(() -> pinned.keep(CHANGED)).isInstanceOf(ChangedVersion.class)
            .hasMessage("TARIFF circular-22-2017@2018-01-01 has priced orders with other content");
        assertThat(pinned.all()).containsExactly(SHEET);
    }

    private static PricedVersion version(String digit) {
        return new PricedVersion(Kind.TARIFF, "circular-22-2017", "circular-22-2017@2018-01-01", digit.repeat(64));
    }
}
