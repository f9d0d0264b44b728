package vn.postalgateway.platform.audit;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who did what: references only, never personal data. Joins the transaction of what was done. */
public class Audit {

    private final JdbcClient jdbc;

    public Audit(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param detail in our own words, or null */
    public void record(Instant at, String actor, String action, String subjectId, String detail) {
        jdbc.sql("insert into audit_entry (at, actor, action, subject_id, detail) values (?, ?, ?, ?, ?)")
                .params(Timestamp.from(at), actor, action, subjectId, detail).update();
    }

    /** The same about several subjects at once. */
    public void recordAll(Instant at, String actor, String action, Collection<String> subjectIds, String detail) {
        jdbc.sql("""
                        insert into audit_entry (at, actor, action, subject_id, detail)
                        select ?, ?, ?, subject, ? from unnest(?::text[]) subject""")
                .params(Timestamp.from(at), actor, action, detail, subjectIds.toArray(String[]::new)).update();
    }
}
