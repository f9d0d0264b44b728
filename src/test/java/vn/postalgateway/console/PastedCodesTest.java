package vn.postalgateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Codes as people paste them. */
class PastedCodesTest {

    @Test
    void readsColumnsRangesAndLettersAlike() {
        PastedCodes pasted = PastedCodes.of("Số hiệu\tHồ sơ\r\nCV497960035VN\tH27.12-251002-0001\r\n"
                + "  CM 494 135 331 VN  ;  \"000.00.12\"\u00a0\u00a0,ord_01J\n\n");

        assertThat(pasted.codes()).containsExactly("CV497960035VN", "H27.12-251002-0001", "CM494135331VN", "000.00.12",
                "ord_01J");
    }

    @Test
    void countsACodeOnceWhateverItsLettersSize() {
        PastedCodes pasted = PastedCodes.of("cv497960035vn CV497960035VN\tCv497960035vn");

        assertThat(pasted.codes()).containsExactly("cv497960035vn");
        assertThat(pasted.name()).isEqualTo(PastedCodes.of("CV497960035VN").name());
    }

    @Test
    void hasOneNameInWhicheverOrderTheyCame() {
        PastedCodes one = PastedCodes.of("A1 B2 C3");

        assertThat(one.name()).isEqualTo(PastedCodes.of("C3\nA1\nB2").name()).matches("[0-9a-f]{24}")
                .isNotEqualTo(PastedCodes.of("A1 B2").name());
    }

    @Test
    void takesNothingThatNoCodeCanBe() {
        assertThat(PastedCodes.of("").isEmpty()).isTrue();
        assertThat(PastedCodes.of("Kính gửi bưu điện, \u0000\u0007 xin cảm ơn").isEmpty()).isTrue();
        assertThat(PastedCodes.of("A\u00001\ud800").codes()).containsExactly("1");
        assertThat(PastedCodes.of("1".repeat(65)).isEmpty()).isTrue();
    }

    @Test
    void takesTenThousandAndSaysSo() {
        String many = IntStream.rangeClosed(0, 10_000).mapToObj(n -> "A" + n).collect(Collectors.joining("\n"));

        assertThat(PastedCodes.of(many).codes()).hasSize(10_000);
        assertThat(PastedCodes.of(many).isFull()).isTrue();
    }
}
