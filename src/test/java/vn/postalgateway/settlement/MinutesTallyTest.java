package vn.postalgateway.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import vn.postalgateway.reconciliation.Outcome;
import vn.postalgateway.reconciliation.Resolution;
import vn.postalgateway.settlement.Minutes.Group;
import vn.postalgateway.settlement.Minutes.Sums;
import vn.postalgateway.tariff.Vnd;

class MinutesTallyTest {

    @Property(tries = 100)
    void addsUpToTheSameSumsByServiceZoneAgencyAndInAnyOrder(@ForAll @IntRange(max = 40) int matched,
                                                            @ForAll @IntRange(max = 80) int differing, @ForAll long seed) {
        List<AnnexLine> lines = new ArrayList<>();
        for (int i = 1; i <= matched; i++) {
            lines.add(PaperSample.matched(i));
        }
        for (int i = 1; i <= differing; i++) {
            lines.add(PaperSample.differing(matched + i, Outcome.values()[i % 20], Resolution.values()[i % 4],
                    16_000 + 500L * (i % 7)));
        }

        Minutes minutes = tally(lines);
        Collections.shuffle(lines, new Random(seed));

        assertThat(tally(lines)).isEqualTo(minutes);
        for (List<Group> groups : List.of(minutes.services(), minutes.zones(), minutes.agencies())) {
            assertThat(groups.stream().map(Group::sums).reduce(Sums.NONE, Sums::plus)).isEqualTo(minutes.total());
        }
        assertThat(minutes.total().claimed()).isEqualTo(minutes.total().confirmed().plus(minutes.total().contested())
                .plus(minutes.total().carriedOver()));
        assertThat(minutes.causes().stream().mapToLong(Minutes.Cause::lines).sum())
                .isEqualTo(minutes.exceptions().count());
        assertThat(sum(minutes, Minutes.Cause::claimed)).isEqualTo(minutes.exceptions().claimed());
    }

    @Test
    void listsTheLargestMoneyAndCountsTheRest() {
        Minutes minutes = PaperSample.tally(10, 200).minutes();

        assertThat(minutes.exceptions().count()).isEqualTo(200);
        assertThat(minutes.exceptions().largest()).hasSize(MinutesTally.MOST_LISTED).first()
                .extracting(AnnexLine::delta).isEqualTo(Vnd.of(100_000));
        assertThat(minutes.exceptions().largest()).last().extracting(AnnexLine::delta).isEqualTo(Vnd.of(75_500));
        assertThat(minutes.exceptions().isWhole()).isFalse();
        assertThat(minutes.disputed().count()).isEqualTo(50);
        assertThat(minutes.carriedOver().count()).isEqualTo(50);
    }

    @Test
    void gathersAgenciesBeyondAHundredInOneGroup() {
        MinutesTally tally = new MinutesTally(PaperSample.OCTOBER);
        for (int i = 1; i <= 130; i++) {
            AnnexLine line = PaperSample.matched(i);
            AnnexLine.Ours ours = line.ours();
            tally.add(new AnnexLine(line.key(), line.lineNo(), line.itemCode(), line.orderId(), line.dossierCodes(),
                    line.outcome(), line.disposition(), true, line.origin(), new AnnexLine.Ours(ours.service(),
                    ours.zone(), "H%03d".formatted(i), 80, ours.finalOn(), ours.tariff(), ours.atPost(), ours.online(),
                    ours.discount(), ours.subsidy(), ours.owed(), ours.fee()), line.theirs(), line.standing(), null, null));
        }

        List<Group> agencies = tally.minutes().agencies();

        assertThat(agencies).hasSize(101).last().extracting(Group::name).isEqualTo("30 đơn vị khác");
        assertThat(agencies.get(100).sums().items()).isEqualTo(30);
    }

    private static Vnd sum(Minutes minutes, Function<Minutes.Cause, Vnd> part) {
        return minutes.causes().stream().map(part).reduce(Vnd.ZERO, Vnd::plus);
    }

    private static Minutes tally(List<AnnexLine> lines) {
        MinutesTally tally = new MinutesTally(PaperSample.OCTOBER);
        lines.forEach(tally::add);
        return tally.minutes();
    }
}
