package vn.postalgateway.console.jdbc;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import vn.postalgateway.console.PersonalLooks;
import vn.postalgateway.platform.audit.Audit;

/** {@link PersonalLooks} in the audit. */
public class JdbcPersonalLooks implements PersonalLooks {

    private static final String SHOWN = "personal.shown";

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final Audit audit;

    public JdbcPersonalLooks(JdbcClient jdbc, TransactionOperations transaction, Audit audit) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.audit = audit;
    }

    @Override
    public void record(String orderId, String reason, String actor, Instant now) {
        transaction.executeWithoutResult(status -> audit.record(now, actor, SHOWN, orderId, reason));
    }

    @Override
    public List<Look> of(String orderId, int most) {
        return jdbc.sql("""
                        select at, actor, detail from audit_entry
                        where action = 'personal.shown' and subject_id = ? order by audit_id desc limit ?""")
                .params(orderId, most)
                .query((rs, n) -> new Look(rs.getTimestamp(1).toInstant(), rs.getString(2), rs.getString(3))).list();
    }
}
