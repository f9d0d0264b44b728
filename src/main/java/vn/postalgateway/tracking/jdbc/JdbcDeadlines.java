package vn.postalgateway.tracking.jdbc;

import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.postalgateway.operator.Movement;
import vn.postalgateway.tracking.Deadlines;

/** {@link Deadlines} in PostgreSQL. */
public class JdbcDeadlines implements Deadlines {

    // Of the orders under watch and those too new for it.
    private static final String UNDER_WAY = """
            select o.*, o.promised_by as due_on from delivery_order o
            where (o.order_id in (select order_id from order_watch)
                    or o.order_id > (select last_order from order_watch_mark))
                and o.movement not in ('DELIVERED', 'RETURNED', 'LOST')
                and o.placement not in ('REJECTED', 'CANCELLED')""";
    // A question ends with its last day.
    private static final String ASKED = """
            select o.*, ((q.decide_by - interval '1 microsecond') at time zone 'Asia/Ho_Chi_Minh')::date as due_on
            from delivery_question q join delivery_order o using (order_id) where q.open""";
    private static final String HARMED = """
            select o.*, o.compensate_by as due_on from delivery_order o where o.compensate_by is not null""";
    private static final Map<Kind, String> DUE =
            Map.of(Kind.DELIVERY, UNDER_WAY, Kind.DECISION, ASKED, Kind.COMPENSATION, HARMED);

    private final JdbcClient jdbc;

    public JdbcDeadlines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Deadline> find(Question question) {
        return jdbc.sql("select order_id, partner_id, operator, contract, movement, promised_by, due_on from ("
                        + DUE.get(question.kind()) + """
                        ) d where partner_id = coalesce(?, partner_id) and due_on >= ? and due_on < ? and order_id > ?
                        order by order_id limit ?""")
                .params(question.partnerId(), Date.valueOf(question.from()), Date.valueOf(question.to()),
                        question.after(), question.limit())
                .query((row, n) -> new Deadline(row.getString(1), row.getString(2), row.getString(3), row.getString(4),
                        Movement.valueOf(row.getString(5)), row.getObject(6, LocalDate.class),
                        row.getObject(7, LocalDate.class))).list();
    }

    @Override
    public Counts count(Kind kind, LocalDate since, LocalDate today, LocalDate soonTo) {
        return jdbc.sql("select count(*) filter (where due_on >= ? and due_on < ?),"
                        + " count(*) filter (where due_on >= ? and due_on < ?) from (" + DUE.get(kind) + ") d")
                .params(Date.valueOf(since), Date.valueOf(today), Date.valueOf(today), Date.valueOf(soonTo))
                .query((row, n) -> new Counts(row.getInt(1), row.getInt(2))).single();
    }
}
