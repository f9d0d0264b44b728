package vn.postalgateway.settlement.jdbc;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.postalgateway.platform.invariant.Invariant;
import vn.postalgateway.platform.invariant.Invariants;
import vn.postalgateway.platform.invariant.SqlInvariant;

/**
 * What must always be true of what was settled. Each look takes the newest journals and as many from anywhere before;
 * {@code verify} looks at them all.
 */
public class SettlementInvariants implements Invariants {

    private static final String JOURNALS = """
            with chosen as (
                (select journal_no, order_id from ledger_journal order by journal_no desc limit 5000)
                union (select journal_no, order_id from ledger_journal
                    where journal_no >= (select (random() * max(journal_no))::bigint from ledger_journal)
                    order by journal_no limit 5000))
            """;
    private static final String UNBALANCED = JOURNALS + """
            select c.journal_no::text from chosen c
                left join ledger_posting p on p.journal_no = c.journal_no and not p.memo
            group by c.journal_no having coalesce(sum(p.amount_vnd), 0) <> 0""";
    private static final String SETTLED_TWICE = JOURNALS + """
            select j.order_id from ledger_journal j
            where j.kind = 'SETTLEMENT' and j.order_id in (select order_id from chosen)
                and exists (select from ledger_posting p where p.journal_no = j.journal_no and p.account = 'TARIFF')
                and not exists (select from ledger_journal r where r.reverses = j.journal_no)
            group by j.order_id having count(*) > 1""";
    private static final String TOTALS = """
            select s.contract || ' ' || to_char(s.period, 'YYYY-MM') || ' ' || s.revision from (
                (select * from period_submission order by submitted_at desc limit 1)
                union (select * from period_submission order by random() limit 1)) s,
            lateral (select count(*) as rows, count(*) filter (where carries_item) as items,
                    coalesce(sum(tariff_vnd), 0) as tariff, coalesce(sum(subsidy_vnd), 0) as subsidy,
                    coalesce(sum(claimed_vnd), 0) as claimed, coalesce(sum(confirmed_vnd), 0) as confirmed,
                    coalesce(sum(contested_vnd), 0) as contested, coalesce(sum(carried_over_vnd), 0) as carried
                from period_item i
                where i.contract = s.contract and i.period = s.period and i.revision = s.revision) i
            where (s.rows, s.items, s.tariff_vnd, s.subsidy_vnd, s.claimed_vnd, s.confirmed_vnd, s.contested_vnd,
                    s.carried_over_vnd)
                <> (i.rows, i.items, i.tariff, i.subsidy, i.claimed, i.confirmed, i.contested, i.carried)""";

    private final JdbcTemplate jdbc;

    public SettlementInvariants(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Invariant> list() {
        JdbcClient client = JdbcClient.create(jdbc);
        return List.of(new SqlInvariant("journal-unbalanced", client, UNBALANCED),
                new SqlInvariant("item-settled-twice", client, SETTLED_TWICE),
                new SqlInvariant("period-totals", client, TOTALS), new LedgerChainInvariant(jdbc));
    }
}
