package vn.postalgateway.reconciliation.jdbc;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.postalgateway.reconciliation.StatementChange;
import vn.postalgateway.reconciliation.StatementChanges;
import vn.postalgateway.tariff.Vnd;

/** The differences between versions in PostgreSQL. */
public class JdbcStatementChanges implements StatementChanges {

    private static final Map<String, String> FIELDS = fields();

    private final JdbcClient jdbc;

    public JdbcStatementChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        List.of("item_code itemCode", "order_reference orderReference", "dossier_codes dossierCode", "service service",
                "accepted_on acceptedOn", "final_status finalStatus", "final_on finalOn", "weight_grams weightGrams",
                "zone zone", "tariff_vnd tariffVnd", "citizen_paid_vnd citizenPaidVnd", "claimed_vnd claimedVnd",
                "collected_fee_vnd collectedFeeVnd")
                .forEach(pair -> fields.put(pair.split(" ")[0], pair.split(" ")[1]));
        return fields;
    }

    @Override
    public Optional<Comparison> comparison(String statementId) {
        return jdbc.sql("""
                        select p.statement_id, p.version, count(c.change_no) filter (where c.kind = 'ADDED') as added,
                            count(c.change_no) filter (where c.kind = 'REMOVED') as removed,
                            count(c.change_no) filter (where c.kind = 'CHANGED') as changed,
                            coalesce(sum(c.delta_vnd), 0) as delta
                        from statement s join statement p on p.statement_id = s.previous_id
                            left join statement_change c on c.statement_id = s.statement_id
                        where s.statement_id = ? group by p.statement_id, p.version""")
                .param(statementId)
                .query((row, n) -> new Comparison(row.getString("statement_id"), row.getInt("version"),
                        row.getLong("added"), row.getLong("removed"), row.getLong("changed"),
                        Vnd.of(row.getLong("delta")))).optional();
    }

    @Override
    public List<StatementChange> page(String statementId, int after, int limit) {
        return jdbc.sql("""
                        select c.*, to_jsonb(n) as now, to_jsonb(o) as previous
                        from statement_change c join statement s using (statement_id)
                            left join statement_line n on n.statement_id = c.statement_id and n.line_no = c.line_no
                            left join statement_line o on o.statement_id = s.previous_id
                                and o.line_no = c.previous_line_no
                        where c.statement_id = ? and c.change_no > ? order by c.change_no limit ?""")
                .params(statementId, after, limit).query((row, n) -> change(row)).list();
    }

    private static StatementChange change(ResultSet row) throws SQLException {
        JsonNode now = StatementJson.object(row.getString("now"));
        JsonNode previous = StatementJson.object(row.getString("previous"));
        List<StatementChange.Field> fields = new ArrayList<>();
        FIELDS.forEach((column, name) -> {
            String was = StatementJson.text(previous, column);
            String is = StatementJson.text(now, column);
            if (was == null ? is != null : !was.equals(is)) {
                fields.add(new StatementChange.Field(name, was, is));
            }
        });
        String code = StatementJson.text(now, "item_code");
        return new StatementChange(row.getInt("change_no"), StatementChange.Kind.valueOf(row.getString("kind")),
                row.getObject("line_no", Integer.class), row.getObject("previous_line_no", Integer.class),
                code == null ? StatementJson.text(previous, "item_code") : code, fields,
                Vnd.of(row.getLong("delta_vnd")));
    }
}
