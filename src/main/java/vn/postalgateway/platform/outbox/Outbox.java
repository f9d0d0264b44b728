package vn.postalgateway.platform.outbox;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The work that is still to be done, one row per purpose and subject, kept until it is done. Rows are written in the
 * transaction of what they belong to; queues are filled from here and can be lost whole.
 */
public class Outbox {

    private final JdbcClient jdbc;

    public Outbox(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Puts work on a queue at the given time; work of the same purpose and subject is rescheduled. */
    public void schedule(String purpose, String subjectId, String queue, Instant now, Instant at) {
        jdbc.sql("""
                        insert into outbox (purpose, subject_id, queue, created_at, available_at) values (?, ?, ?, ?, ?)
                        on conflict (purpose, subject_id) do update
                        set queue = excluded.queue, available_at = excluded.available_at, sent_at = null,
                            overdue = 0""")
                .params(purpose, subjectId, queue, Timestamp.from(now), Timestamp.from(at)).update();
    }

    /** The work is done, or there is none any more. */
    public void done(String purpose, String subjectId) {
        jdbc.sql("delete from outbox where purpose = ? and subject_id = ?").params(purpose, subjectId).update();
    }

    /**
     * The queue brought the work while it is paused or stopped: it leaves again in its turn. Without effect on work
     * whose queue is neither.
     */
    public void putBackIfPaused(String purpose, String subjectId, Instant now) {
        jdbc.sql("""
                        update outbox set sent_at = null where purpose = ? and subject_id = ?
                            and (exists (select from queue_pause p
                                         where p.queue = outbox.queue and p.paused_until > ?)
                                or exists (select from dispatch_stop s where s.queue = outbox.queue and s.stopped))""")
                .params(purpose, subjectId, Timestamp.from(now)).update();
    }

    /** The work waits for a person. */
    public void hold(String purpose, String subjectId) {
        jdbc.sql("""
                        update outbox set available_at = 'infinity', sent_at = null
                        where purpose = ? and subject_id = ?""").params(purpose, subjectId).update();
    }

    /** The message that a queue brought is put aside; work that has moved on to another queue meanwhile goes on. */
    public void holdOnQueue(String queue, String subjectId) {
        jdbc.sql("""
                        update outbox set available_at = 'infinity', sent_at = null
                        where queue = ? and subject_id = ?""").params(queue, subjectId).update();
    }

    /** Work that was held leaves again; without effect on work that is done or goes on anyhow. */
    public void release(String queue, Collection<String> subjectIds, Instant at) {
        jdbc.sql("""
                        update outbox set available_at = ?
                        where queue = ? and subject_id = any(?::text[]) and available_at = 'infinity'""")
                .params(Timestamp.from(at), queue, subjectIds.toArray(String[]::new)).update();
    }
}
