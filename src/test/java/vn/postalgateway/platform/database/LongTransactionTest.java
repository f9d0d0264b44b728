package vn.postalgateway.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

class LongTransactionTest {

    private static TestDatabase database;
    private static JdbcTemplate jdbc;

    @BeforeAll
    static void start() {
        database = new TestDatabase(1);
        jdbc = database.template();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Test
    void letsServerAndDriverWaitForHalfAnHourAndOnlyInThisTransaction() {
        List<String> before = limits();

        List<String> within = database.transaction().execute(status -> {
            LongTransaction.allow(jdbc);
            return limits();
        });

        assertThat(within).containsExactly("30min", "1860000");
        assertThat(limits()).isEqualTo(before).isNotEqualTo(within);
    }

    private static List<String> limits() {
        return List.of(jdbc.queryForObject("show statement_timeout", String.class), String.valueOf(
                jdbc.execute((ConnectionCallback<Integer>) connection -> connection.getNetworkTimeout())));
    }
}
