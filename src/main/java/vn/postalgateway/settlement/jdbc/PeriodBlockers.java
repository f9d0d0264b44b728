package vn.postalgateway.settlement.jdbc;

import java.sql.Date;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.postalgateway.calendar.VietnamTime;
import vn.postalgateway.reconciliation.Outcome;
import vn.postalgateway.settlement.Blocker;
import vn.postalgateway.settlement.BlockerWording;
import vn.postalgateway.tariff.Vnd;

/** Finds what keeps an open period from being closed, and what should be known. Joins the caller's transaction. */
final class PeriodBlockers {

    private static final String FOUND = """
            with content as materialized (select * from period_rows(:contract, :period, :statement))
            select 1 as part, outcome as subject, count(*) as lines, coalesce(sum(claimed_vnd), 0) as claimed
                from content where disposition = 'UNDECIDED' group by outcome
            union all select 2, null, count(*), 0 from statement
                where contract = :contract and period = :period and state not in ('READY', 'FAILED')
            union all select 3, null, count(*), 0 from content where :statement::text is null
                and action is distinct from 'ADJUSTMENT'
            union all select 4, null, count(*), 0 from content c where c.disposition = 'SETTLED'
                and c.order_id is not null
                and (exists (select 1 from settled_item s where s.order_id = c.order_id
                        and (s.contract, s.period) is distinct from (:contract, :period)
                        and not (c.action is not distinct from 'ADJUSTMENT' and s.period = c.origin))
                    or c.order_id in (select order_id from content where disposition = 'SETTLED'
                        and order_id is not null group by order_id having count(*) > 1))
            union all select 5, null, count(*), 0 from content c join settled_item s using (order_id)
                where c.disposition = 'CARRIED_OVER' and c.carries_item
                and s.contract = :contract and s.period = :period
            union all select 6, null, count(*), coalesce(sum(claimed_vnd), 0) from content
                where disposition = 'CARRIED_OVER'
            union all select 7, null, count(*), coalesce(sum(claimed_vnd), 0) from content
                where disposition = 'DISPUTED'
            union all select 8, null, count(*), coalesce(sum(claimed_vnd), 0) from content where action = 'ADJUSTMENT'
            union all select 9, null, count(*), coalesce(sum(c.claimed_vnd), 0) from content c
                where c.action is distinct from 'ADJUSTMENT'
                and (c.order_id in (select order_id from adjusted_line where contract = :contract
                            and period = :period and carries_item)
                        and (c.disposition = 'SETTLED' or c.carries_item and c.disposition <> 'DISPUTED')
                    or (coalesce(c.item_code, ''), c.claimed_vnd) in (select item_code, claimed_vnd from adjusted_line
                            where contract = :contract and period = :period and not carries_item)
                        and not c.carries_item and c.disposition in ('SETTLED', 'CARRIED_OVER'))
            order by part, subject""";

    private final List<Blocker> blocking = new ArrayList<>();
    private final List<Blocker> notices = new ArrayList<>();

    private PeriodBlockers() {
    }

    static PeriodBlockers of(JdbcClient jdbc, String contract, YearMonth period, String statementId, Instant now) {
        PeriodBlockers found = new PeriodBlockers();
        if (!VietnamTime.monthOf(now).isAfter(period)) {
            found.notices.add(BlockerWording.monthNotOver(period));
        }
        jdbc.sql(FOUND).param("contract", contract).param("period", Date.valueOf(period.atDay(1)))
                .param("statement", statementId).query(row -> {
                    found.add(row.getInt("part"), row.getString("subject"), row.getLong("lines"),
                            Vnd.of(row.getLong("claimed")));
                });
        return found;
    }

    private void add(int part, String subject, long lines, Vnd claimed) {
        if (lines == 0) {
            return;
        }
        switch (part) {
            case 1 -> blocking.add(BlockerWording.undecided(Outcome.valueOf(subject), lines, claimed));
            case 2 -> blocking.add(BlockerWording.statementInWork(lines));
            case 3 -> blocking.add(BlockerWording.statementMissing(lines));
            case 4 -> blocking.add(BlockerWording.settledElsewhere(lines));
            case 5 -> blocking.add(BlockerWording.settledCarriedOver(lines));
            case 6 -> notices.add(BlockerWording.carriedOver(lines, claimed));
            case 7 -> notices.add(BlockerWording.disputed(lines, claimed));
            case 8 -> notices.add(BlockerWording.adjusted(lines, claimed));
            default -> blocking.add(BlockerWording.endedByAdjustment(lines, claimed));
        }
    }

    List<Blocker> blocking() {
        return blocking;
    }

    List<Blocker> notices() {
        return notices;
    }
}
