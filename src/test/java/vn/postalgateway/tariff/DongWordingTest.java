package vn.postalgateway.tariff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** How sums are written for people. */
class DongWordingTest {

    @Test
    void partsThousandsAsEachLanguageDoes() {
        assertThat(DongWording.of(Vnd.of(1_234_567))).isEqualTo(new Wording("1.234.567 đ", "1,234,567 VND"));
    }

    @Property
    void writesEverySumAsTheFormatterOfTheJdkDoes(@ForAll long amount) {
        Wording words = DongWording.of(Vnd.of(amount));

        assertThat(words.en()).isEqualTo(String.format(Locale.ROOT, "%,d VND", amount));
        assertThat(words.vi()).isEqualTo(String.format(Locale.GERMANY, "%,d đ", amount));
    }
}
