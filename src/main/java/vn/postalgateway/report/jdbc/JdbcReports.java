package vn.postalgateway.report.jdbc;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import vn.postalgateway.report.AgencyFigures;
import vn.postalgateway.report.QuickReport;
import vn.postalgateway.report.ReportKind;
import vn.postalgateway.report.Reports;

/** {@link Reports} in PostgreSQL: a primary key decides who made a day's report, a lease who hands it on. */
public class JdbcReports implements Reports {

    private static final String KEEP_LINE = "insert into daily_report_line (day, span, " + FigureRow.COLUMNS
            + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final TransactionOperations transaction;

    public JdbcReports(JdbcTemplate template, TransactionOperations transaction) {
        this.template = template;
        this.jdbc = JdbcClient.create(template);
        this.transaction = transaction;
    }

    @Override
    public boolean keep(QuickReport report, Set<Way> ways) {
        return transaction.execute(status -> {
            if (!open(ReportKind.QUICK, report.day(), report.since(), report.asOf(), report.madeAt(), ways)) {
                return false;
            }
            template.batchUpdate(KEEP_LINE, Stream.concat(lines(report, "LATEST", report.latest()),
                    lines(report, "MONTH", report.month())).toList());
            return true;
        });
    }

    private static Stream<Object[]> lines(QuickReport report, String span, List<AgencyFigures> agencies) {
        return agencies.stream().map(each -> Stream.concat(Stream.of(Date.valueOf(report.day()), span),
                Arrays.stream(FigureRow.values(each))).toArray());
    }

    @Override
    public boolean announce(LocalDate day, Instant asOf, Instant at, Set<Way> ways) {
        return transaction.execute(status -> open(ReportKind.MORNING, day, asOf, asOf, at, ways));
    }

    // Whoever comes second waits for the first one's commit here, and then finds the row.
    private boolean open(ReportKind kind, LocalDate day, Instant since, Instant asOf, Instant at, Set<Way> ways) {
        int opened = jdbc.sql("""
                        insert into daily_report (kind, day, since, as_of, made_at) values (?, ?, ?, ?, ?)
                        on conflict do nothing""")
                .params(kind.name(), Date.valueOf(day), Timestamp.from(since), Timestamp.from(asOf),
                        Timestamp.from(at)).update();
        if (opened == 1) {
            ways.forEach(way -> jdbc.sql(
                            "insert into report_delivery (kind, day, way, next_try_at) values (?, ?, ?, ?)")
                    .params(kind.name(), Date.valueOf(day), way.name(), Timestamp.from(at)).update());
        }
        return opened == 1;
    }

    @Override
    public boolean isMade(ReportKind kind, LocalDate day) {
        return jdbc.sql("select exists (select from daily_report where kind = ? and day = ?)")
                .params(kind.name(), Date.valueOf(day)).query(Boolean.class).single();
    }

    @Override
    public Optional<QuickReport> quick(LocalDate day) {
        return transaction.execute(status -> jdbc.sql(
                        "select since, as_of, made_at from daily_report where kind = 'QUICK' and day = ?")
                .param(Date.valueOf(day))
                .query((row, n) -> new QuickReport(day, row.getTimestamp(1).toInstant(),
                        row.getTimestamp(2).toInstant(), row.getTimestamp(3).toInstant(), lines(day, "LATEST"),
                        lines(day, "MONTH"))).optional());
    }

    private List<AgencyFigures> lines(LocalDate day, String span) {
        return jdbc.sql("select " + FigureRow.COLUMNS
                        + " from daily_report_line where day = ? and span = ? order by agency_code")
                .params(Date.valueOf(day), span).query(FigureRow::read).list();
    }

    @Override
    public List<LocalDate> quickDays(int most) {
        return jdbc.sql("select day from daily_report where kind = 'QUICK' order by day desc limit ?").param(most)
                .query(LocalDate.class).list();
    }

    @Override
    public List<Stand> deliveries(ReportKind kind, LocalDate day) {
        return jdbc.sql("""
                        select way, state, tries, coalesce(ended_at, next_try_at), reason from report_delivery
                        where kind = ? and day = ? order by way""")
                .params(kind.name(), Date.valueOf(day))
                .query((row, n) -> new Stand(Way.valueOf(row.getString(1)), State.valueOf(row.getString(2)),
                        row.getInt(3), row.getTimestamp(4).toInstant(), row.getString(5))).list();
    }

    @Override
    public void tryAgain(ReportKind kind, LocalDate day, Instant at) {
        jdbc.sql("""
                        update report_delivery set state = 'WAITING', next_try_at = ?, tries = 0, ended_at = null
                        where kind = ? and day = ? and state = 'FAILED'""")
                .params(Timestamp.from(at), kind.name(), Date.valueOf(day)).update();
    }

    @Override
    public Optional<Delivery> take(Way way, Instant now, Instant leaseUntil) {
        return jdbc.sql("""
                        update report_delivery d set tries = d.tries + 1, lease_until = :lease
                        from daily_report r
                        where (r.kind, r.day) = (d.kind, d.day) and d.way = :way and (d.kind, d.day) = (
                            select kind, day from report_delivery
                            where way = :way and state = 'WAITING' and next_try_at <= :now
                                and (lease_until is null or lease_until <= :now)
                            order by day, kind limit 1 for update skip locked)
                        returning d.kind, d.day, r.as_of, d.tries""")
                .param("lease", Timestamp.from(leaseUntil)).param("way", way.name()).param("now", Timestamp.from(now))
                .query((row, n) -> new Delivery(ReportKind.valueOf(row.getString(1)),
                        row.getObject(2, LocalDate.class), row.getTimestamp(3).toInstant(), way, row.getInt(4),
                        leaseUntil)).optional();
    }

    @Override
    public void end(Delivery delivery, State state, String reason, Instant at) {
        write(delivery, state, at, reason);
    }

    @Override
    public void again(Delivery delivery, Instant next, String reason) {
        write(delivery, State.WAITING, next, reason);
    }

    // Whoever took it later has counted on.
    private void write(Delivery delivery, State state, Instant at, String reason) {
        jdbc.sql("""
                        update report_delivery set state = :state, reason = :reason, lease_until = null,
                            next_try_at = :at,
                            ended_at = case when :state = 'WAITING' then null else :at::timestamptz end
                        where kind = :kind and day = :day and way = :way and state = 'WAITING' and tries = :tries""")
                .param("state", state.name()).param("reason", reason).param("at", Timestamp.from(at))
                .param("kind", delivery.kind().name()).param("day", Date.valueOf(delivery.day()))
                .param("way", delivery.way().name()).param("tries", delivery.tries()).update();
    }
}
