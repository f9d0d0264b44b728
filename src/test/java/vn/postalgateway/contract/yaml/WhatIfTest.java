package vn.postalgateway.contract.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.postalgateway.contract.yaml.Provinces.item;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import vn.postalgateway.contract.PricedItems.Counted;
import vn.postalgateway.contract.WhatIf;
import vn.postalgateway.contract.WhatIf.Alternative;
import vn.postalgateway.contract.WhatIf.Answered;
import vn.postalgateway.contract.WhatIf.Cause;
import vn.postalgateway.contract.WhatIf.Sums;
import vn.postalgateway.partner.FieldFault;
import vn.postalgateway.tariff.Vnd;

class WhatIfTest {

    private static final WhatIf WHAT_IF = new WhatIf(Provinces.DOCUMENTS);
    private static final List<String> CONTRACTS = List.of("ha-tinh-city", "ha-tinh-city-per-100g", "hue-2020",
        "quang-ngai-2020", "ha-noi-2026", "khanh-hoa", "bundle-40000");

    @Test
    void saysWhatAnotherSheetWouldHaveCost() {
        Answered answered = ask(new Alternative("circular-22-2017-per-100g", null),
            new Counted(item("ha-tinh-city").grams(320).question(), 3));

        assertThat(answered.items()).isEqualTo(3);
        assertThat(answered.now().tariff()).isEqualTo(Vnd.of(3 * 28_500));
        assertThat(answered.then().tariff()).isEqualTo(Vnd.of(3 * 104_000));
        assertThat(answered.differences().get(Cause.SHEET).budget()).isEqualTo(Vnd.of(3 * 75_500));
        assertThat(answered.differences().get(Cause.ZONES).tariff()).isEqualTo(Vnd.ZERO);
        assertThat(answered.differences().get(Cause.FUNDING).budget()).isEqualTo(Vnd.ZERO);
    }

    /** From Trần Phú to Thành Sen is inside the city, but two communes where only one counts as inside. */
    @Test
    void partsTheDifferenceByWhatMakesIt() {
        Answered answered = ask(new Alternative(null, "quang-ngai-2020"),
            new Counted(item("ha-tinh-city").between("42", "18100", "42", "18073").question(), 1));

        assertThat(answered.differences().get(Cause.SHEET).tariff()).isEqualTo(Vnd.ZERO);
        assertThat(answered.differences().get(Cause.ZONES).tariff()).isEqualTo(Vnd.of(4_000));
        assertThat(answered.differences().get(Cause.FUNDING).citizen()).isEqualTo(Vnd.of(10_000));
        assertThat(answered.differences().get(Cause.FUNDING).budget()).isEqualTo(Vnd.of(-20_000));
        assertThat(answered.differences().get(Cause.FUNDING).post()).isEqualTo(Vnd.of(10_000));
    }

    @Test
    void countsWhatTheAlternativeHasNoPriceForAndLeavesItOutOfBothSums() {
        Answered answered = ask(new Alternative("first-step-for-all", null),
            new Counted(item("ha-tinh-city").between("42", "18073", "79", null).question(), 2),
            new Counted(item("ha-tinh-city").question(), 1));

        assertThat(answered.notPriced()).isEqualTo(2);
        assertThat(answered.items()).isEqualTo(1);
        assertThat(answered.now()).isEqualTo(answered.then());
    }

    @Test
    void refusesAnAlternativeThatNobodyKnows() {

        assertThat(pointers(new Alternative(null, null))).containsExactly("/tariff");
        assertThat(pointers(new Alternative("x", "y"))).containsExactly("/tariff", "/underContract");
        assertThat(pointers(new Alternative("circular-22-2017", "hue-2020"))).isEmpty();
    }

    @Property(tries = 300)
    void hasDifferencesByCauseThatAddUpToTheWhole(@ForAll @IntRange(min = 0, max = 6) int own,
            @ForAll @IntRange(min = 0, max = 6) int other, @ForAll @IntRange(min = 1, max = 30_000) int grams,
            @ForAll boolean exempt, @ForAll boolean far) {
        Provinces asked = item(CONTRACTS.get(own)).grams(grams).exempt(exempt ? "POOR_HOUSEHOLD" : null);
        asked = far ? asked.between("42", "18073", "42", "18823") : asked;

        Answered answered = ask(new Alternative(null, CONTRACTS.get(other)), new Counted(asked.question(), 7));

        assertThat(answered.items()).isEqualTo(7);
        for (var part : List.<Function<Sums, Vnd>>of(Sums::tariff, Sums::citizen, Sums::budget,
                Sums::post, Sums::owed)) {
            Vnd explained = answered.differences().values().stream().map(part).reduce(Vnd.ZERO, Vnd::plus);
            assertThat(part.apply(answered.now()).plus(explained)).isEqualTo(part.apply(answered.then()));
        }
    }

    private static Answered ask(Alternative alternative, Counted... items) {
        return WHAT_IF.ask(Stream.of(items).toList(), alternative);
    }

    private static List<String> pointers(Alternative alternative) {
        return WHAT_IF.faults(alternative).stream().map(FieldFault::pointer).toList();
    }
}
