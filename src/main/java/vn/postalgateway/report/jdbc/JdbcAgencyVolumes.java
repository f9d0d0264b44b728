package vn.postalgateway.report.jdbc;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.postalgateway.report.AgencyVolumes;

/** {@link AgencyVolumes} in PostgreSQL. */
public class JdbcAgencyVolumes implements AgencyVolumes {

    private final JdbcClient jdbc;

    public JdbcAgencyVolumes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void tell(String agencyCode, YearMonth month, String partnerId, long results, Instant at) {
        jdbc.sql("""
                        insert into agency_volume (agency_code, month, partner_id, results, told_at)
                        select a.code, a.month, a.partner, a.results, a.at
                        from (values (?::text, ?::date, ?::text, ?::bigint, ?::timestamptz))
                            as a (code, month, partner, results, at)
                        where a.results is distinct from (select v.results from agency_volume v
                            where v.month = a.month and v.agency_code = a.code and v.partner_id = a.partner
                            order by v.volume_no desc limit 1)""")
                .params(agencyCode, Date.valueOf(month.atDay(1)), partnerId, results, Timestamp.from(at)).update();
    }

    @Override
    public Map<String, Long> of(YearMonth month, Instant asOf) {
        Map<String, Long> results = new TreeMap<>();
        jdbc.sql("""
                        select agency_code, sum(results) from (
                            select distinct on (agency_code, partner_id) agency_code, partner_id, results
                            from agency_volume where month = ? and told_at < ?
                            order by agency_code, partner_id, volume_no desc) last
                        group by agency_code""")
                .params(Date.valueOf(month.atDay(1)), Timestamp.from(asOf))
                .query(row -> {
                    results.put(row.getString(1), row.getLong(2));
                });
        return results;
    }
}
