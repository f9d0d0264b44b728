package vn.postalgateway.console.jdbc;

import java.sql.Date;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.postalgateway.console.StatementVersions;
import vn.postalgateway.reconciliation.StatementKey;
import vn.postalgateway.reconciliation.StatementState;

/** {@link StatementVersions} from the statements and what each changed. */
public class JdbcStatementVersions implements StatementVersions {

    private final JdbcClient jdbc;

    public JdbcStatementVersions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Version> of(StatementKey key) {
        return jdbc.sql("""
                        select statement_id, version, state, received_at, received_by, case when previous_id is not null
                            then (select count(*) from statement_change c where c.statement_id = s.statement_id) end
                        from statement s where operator = ? and contract = ? and period = ? order by version desc""")
                .params(key.operator(), key.contract(), Date.valueOf(key.period().atDay(1)))
                .query((row, n) -> new Version(row.getString(1), row.getInt(2),
                        StatementState.valueOf(row.getString(3)), row.getTimestamp(4).toInstant(),
                        row.getString(5), row.getObject(6, Long.class))).list();
    }
}
