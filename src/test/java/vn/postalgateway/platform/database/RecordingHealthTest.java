package vn.postalgateway.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.health.Status;
import org.springframework.jdbc.core.JdbcTemplate;

/** The full disk itself: BrokenPartsIT. */
class RecordingHealthTest {

    @Test
    void isUpWhereTheGatewaysOwnRoleCanRecordAndLeavesNothingBehind() {
        try (TestDatabase database = new TestDatabase(2)) {
            RecordingHealthIndicator health = new RecordingHealthIndicator(database.template(), database.transaction());

            assertThat(health.health().getStatus()).isEqualTo(Status.UP);
            assertThat(health.health().getStatus()).isEqualTo(Status.UP);
            assertThat(database.jdbc().sql("select count(*) from pg_class where relname = 'recording'")
                    .query(Integer.class).single()).isZero();
        }
    }

    @Test
    void isDownOverADatabaseThatOnlyReads() {
        try (TestDatabase database = new TestDatabase(2)) {
            JdbcTemplate template = database.template();
            RecordingHealthIndicator health = new RecordingHealthIndicator(template, database.transaction());

            database.asOwner("alter role gateway_app set default_transaction_read_only = on",
                    "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'gateway_app'");

            assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        }
    }
}
