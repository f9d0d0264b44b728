package vn.postalgateway.settlement.jdbc;

import java.sql.Date;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.postalgateway.settlement.LedgerBalances;
import vn.postalgateway.tariff.Vnd;

/** Balances as sums over the ledger's lines. */
public class JdbcLedgerBalances implements LedgerBalances {

    private static final Set<String> PAID = Set.of("BUDGET", "CITIZEN_ONLINE", "ACCEPTED_DIFFERENCE");
    private static final String ACCOUNTS = """
            select p.account, p.memo, sum(p.amount_vnd) as balance
            from ledger_journal j join ledger_posting p using (journal_no)
            where j.contract = ? and j.period = ? group by p.account, p.memo order by p.account""";
    private static final String CHAIN = """
            select (select count(*) from ledger_journal where contract = ? and period = ?) as journals,
                count(*) as sealed, (array_agg(hash order by sequence desc))[1] as head
            from ledger_seal where contract = ? and period = ?""";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    public JdbcLedgerBalances(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Override
    public PeriodLedger of(String contract, YearMonth period) {
        Date month = Date.valueOf(period.atDay(1));
        return transaction.execute(status -> {
            List<AccountBalance> accounts = jdbc.sql(ACCOUNTS).params(contract, month).query((row, n) ->
                    new AccountBalance(row.getString("account"), row.getBoolean("memo"),
                            Vnd.of(row.getLong("balance")))).list();
            Vnd payable = accounts.stream().filter(a -> PAID.contains(a.account())).map(AccountBalance::balance)
                    .reduce(Vnd.ZERO, Vnd::plus);
            return jdbc.sql(CHAIN).params(contract, month, contract, month).query((row, n) -> new PeriodLedger(
                    row.getLong("journals"), row.getLong("sealed"), row.getString("head"), payable, accounts)).single();
        });
    }
}
