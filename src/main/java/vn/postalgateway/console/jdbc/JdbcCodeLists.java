package vn.postalgateway.console.jdbc;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import vn.postalgateway.console.CodeLists;
import vn.postalgateway.console.PastedCodes;

/** {@link CodeLists} in PostgreSQL; what nobody pasted again for ninety days is forgotten when the next list comes. */
public class JdbcCodeLists implements CodeLists {

    private static final Duration KEPT = Duration.ofDays(90);

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final Clock clock;

    public JdbcCodeLists(JdbcClient jdbc, TransactionOperations transaction, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public void keep(PastedCodes pasted) {
        Instant now = clock.instant();
        transaction.executeWithoutResult(status -> {
            jdbc.sql("delete from code_list where pasted_at < ?").param(Timestamp.from(now.minus(KEPT))).update();
            jdbc.sql("""
                            insert into code_list (list_id, codes, pasted_at) values (?, ?, ?)
                            on conflict (list_id) do update set pasted_at = excluded.pasted_at""")
                    .params(pasted.name(), pasted.codes().toArray(String[]::new), Timestamp.from(now)).update();
        });
    }

    @Override
    public Optional<List<String>> named(String name) {
        return jdbc.sql("select codes from code_list where list_id = ?").param(name)
                .query((row, n) -> List.of((String[]) row.getArray(1).getArray())).optional();
    }
}
