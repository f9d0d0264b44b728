package vn.postalgateway.settlement.jdbc;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.postalgateway.platform.invariant.Invariant;
import vn.postalgateway.settlement.Journal;
import vn.postalgateway.settlement.LedgerChain;

/** The newest links of one period's chain, of each period in turn, hold: every journal is what was sealed. */
class LedgerChainInvariant implements Invariant {

    private static final int LINKS = 500;
    private static final String NEXT = """
            select contract, period from ledger_seal where (contract, period) > (?, ?)
            group by contract, period order by contract, period limit 1""";
    private static final String TAIL = "select s.sequence, s.hash, s.journal_no as sealed, " + JournalRows.COLUMNS + """

            from (select * from ledger_seal where contract = ? and period = ? order by sequence desc limit ?) s
                left join ledger_journal j on j.journal_no = s.journal_no
                left join ledger_posting p on p.journal_no = j.journal_no
            order by s.sequence, p.account""";

    private final JdbcTemplate jdbc;
    private Chain last = Chain.BEFORE_ALL;

    LedgerChainInvariant(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    private record Chain(String contract, Date period) {

        static final Chain BEFORE_ALL = new Chain("", new Date(0));
    }

    private record Link(long sequence, String hash, long journalNo) { }

    @Override
    public String name() {
        return "ledger-chain";
    }

    @Override
    public Violations look() {
        List<Chain> next = after(last);
        last = next.isEmpty() ? Chain.BEFORE_ALL : next.get(0);
        return last == Chain.BEFORE_ALL ? new Violations(0, null) : walk(last);
    }

    private List<Chain> after(Chain chain) {
        List<Chain> next = jdbc.query(NEXT, (row, n) -> new Chain(row.getString(1), row.getDate(2)), chain.contract(),
                chain.period());
        return next.isEmpty() && chain != Chain.BEFORE_ALL ? after(Chain.BEFORE_ALL) : next;
    }

    private Violations walk(Chain chain) {
        List<Link> links = new ArrayList<>();
        List<Journal> journals = new ArrayList<>();
        JournalRows rows = new JournalRows(journals::add);
        jdbc.query(TAIL, row -> {
            take(row, links, rows);
        }, chain.contract(), chain.period(), LINKS + 1);
        rows.end();
        LedgerChain rule = new LedgerChain(chain.contract(), YearMonth.from(chain.period().toLocalDate()));
        List<Long> broken = new ArrayList<>();
        for (int i = 0; i < links.size(); i++) {
            Link link = links.get(i);
            boolean first = link.sequence() == 1;
            if ((first || i > 0) && !holds(rule, first ? rule.beginning() : links.get(i - 1).hash(), link, journals)) {
                broken.add(link.sequence());
            }
        }
        return new Violations(broken.size(), broken.isEmpty() ? null
                : chain.contract() + " " + rule.period() + " sequence " + broken.get(0));
    }

    private static void take(ResultSet row, List<Link> links, JournalRows rows) throws SQLException {
        Link link = new Link(row.getLong("sequence"), row.getString("hash"), row.getLong("sealed"));
        if (links.isEmpty() || links.get(links.size() - 1).sequence() != link.sequence()) {
            links.add(link);
        }
        if (row.getObject("journal_no") != null) {
            rows.row(row);
        }
    }

    // A link that is missing makes the next one's predecessor another, so its hash does not come out.
    private static boolean holds(LedgerChain rule, String before, Link link, List<Journal> journals) {
        return journals.stream().filter(j -> j.journalNo() == link.journalNo()).findFirst()
                .map(j -> rule.next(before, link.sequence(), j).equals(link.hash())).orElse(false);
    }
}
