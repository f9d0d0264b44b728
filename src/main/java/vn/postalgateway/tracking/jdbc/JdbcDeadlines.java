package vn.postalgateway.tracking.jdbc;

import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.postalgateway.operator.Movement;
import vn.postalgateway.tracking.Deadlines;

/** {@link Deadlines} in PostgreSQL, from the orders under watch and those too new for it. */
public class JdbcDeadlines implements Deadlines {

    private static final String UNDER_WAY = """
            from delivery_order o
            where (o.order_id in (select order_id from order_watch)
                    or o.order_id > (select last_order from order_watch_mark))
                and o.movement not in ('DELIVERED', 'RETURNED', 'LOST')
                and o.placement not in ('REJECTED', 'CANCELLED')""";

    private final JdbcClient jdbc;

    public JdbcDeadlines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Deadline> find(Question question) {
        return jdbc.sql("select o.order_id, o.partner_id, o.operator, o.contract, o.movement, o.promised_by "
                        + UNDER_WAY + """
                         and o.partner_id = coalesce(?, o.partner_id) and o.promised_by >= coalesce(?, o.promised_by)
                            and o.promised_by < ? and o.order_id > ? order by o.order_id limit ?""")
                .params(question.partnerId(), date(question.from()), date(question.to()), question.after(),
                        question.limit())
                .query((row, n) -> new Deadline(row.getString(1), row.getString(2), row.getString(3), row.getString(4),
                        Movement.valueOf(row.getString(5)), row.getObject(6, LocalDate.class))).list();
    }

    @Override
    public Counts count(LocalDate today, LocalDate soonTo) {
        return jdbc.sql("select count(*) filter (where o.promised_by < ?),"
                        + " count(*) filter (where o.promised_by >= ? and o.promised_by < ?) " + UNDER_WAY)
                .params(date(today), date(today), date(soonTo))
                .query((row, n) -> new Counts(row.getInt(1), row.getInt(2))).single();
    }

    private static Date date(LocalDate day) {
        return day == null ? null : Date.valueOf(day);
    }
}
