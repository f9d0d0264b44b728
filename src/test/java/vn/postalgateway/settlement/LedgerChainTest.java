package vn.postalgateway.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.postalgateway.settlement.Journal.Posting;
import vn.postalgateway.tariff.Vnd;

class LedgerChainTest {

    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    private static final LedgerChain CHAIN = new LedgerChain("ha-tinh-city", OCTOBER);
    private static final Posting DEBIT = new Posting("BUDGET", false, Vnd.of(16_000));
    private static final Posting CREDIT = new Posting("TARIFF", false, Vnd.of(-16_000));

    @Test
    void sealsTheSameJournalWithTheSameHashInWhateverOrderItsLinesCome() {
        String one = CHAIN.next(CHAIN.beginning(), 1, journal(1, OCTOBER, "ord_1", List.of(DEBIT, CREDIT)));
        String other = CHAIN.next(CHAIN.beginning(), 1, journal(1, OCTOBER, "ord_1", List.of(CREDIT, DEBIT)));

        assertThat(one).isEqualTo(other).matches("[0-9a-f]{64}");
    }

    @Test
    void givesAnotherHashToAnythingElse() {
        Journal journal = journal(1, OCTOBER, "ord_1", List.of(DEBIT, CREDIT));
        String begin = CHAIN.beginning();
        LedgerChain other = new LedgerChain("ha-tinh-city", OCTOBER.plusMonths(1));

        List<String> hashes = Stream.of(
                CHAIN.next(begin, 1, journal),
                CHAIN.next(begin, 2, journal),
                CHAIN.next(other.beginning(), 1, journal),
                other.next(begin, 1, journal),
                CHAIN.next(begin, 1, journal(2, OCTOBER, "ord_1", List.of(DEBIT, CREDIT))),
                CHAIN.next(begin, 1, journal(1, OCTOBER.plusMonths(1), "ord_1", List.of(DEBIT, CREDIT))),
                CHAIN.next(begin, 1, journal(1, OCTOBER, "ord_2", List.of(DEBIT, CREDIT))),
                CHAIN.next(begin, 1, journal(1, OCTOBER, "ord_1", List.of(DEBIT))),
                CHAIN.next(begin, 1, journal(1, OCTOBER, "ord_1", List.of(DEBIT,
                        new Posting("TARIFF", false, Vnd.of(-16_001)))))).toList();

        assertThat(hashes).doesNotHaveDuplicates();
    }

    @Test
    void doesNotReadTwoCellsAsOneLongOne() {
        assertThat(new ContentHash().row("ab", "c").hex()).isNotEqualTo(new ContentHash().row("a", "bc").hex());
        assertThat(new ContentHash().row("", "x").hex()).isNotEqualTo(new ContentHash().row(null, "x").hex());
        assertThat(new ContentHash().row("a").row("b").hex()).isNotEqualTo(new ContentHash().row("a", "b").hex());
    }

    @Test
    void leavesMemoLinesOutOfTheBalance() {
        Posting memo = new Posting("SHEET_PRICE", true, Vnd.of(26_000));

        assertThat(journal(1, OCTOBER, "o", List.of(DEBIT, CREDIT, memo)).isBalanced()).isTrue();
        assertThat(journal(1, OCTOBER, "o", List.of(DEBIT)).isBalanced()).isFalse();
    }

    private static Journal journal(long no, YearMonth period, String subject, List<Posting> postings) {
        return new Journal(no, "ha-tinh-city", period, 1, "SETTLEMENT", subject, subject, "res_1", null, "bình",
                Instant.parse("2026-11-20T03:00:00.123456Z"), postings);
    }
}
