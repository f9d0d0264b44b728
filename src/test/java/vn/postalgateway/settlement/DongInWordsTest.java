package vn.postalgateway.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.postalgateway.tariff.Vnd;

class DongInWordsTest {

    private static final Map<String, Integer> DIGITS = new HashMap<>();

    static {
        List<String> names = List.of("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín");
        names.forEach(name -> DIGITS.put(name, names.indexOf(name)));
        DIGITS.putAll(Map.of("mốt", 1, "tư", 4, "lăm", 5));
    }

    @ParameterizedTest
    @CsvSource({
        "0, Không đồng",
        "5, Năm đồng",
        "10, Mười đồng",
        "11, Mười một đồng",
        "14, Mười bốn đồng",
        "15, Mười lăm đồng",
        "20, Hai mươi đồng",
        "21, Hai mươi mốt đồng",
        "24, Hai mươi tư đồng",
        "25, Hai mươi lăm đồng",
        "101, Một trăm linh một đồng",
        "104, Một trăm linh bốn đồng",
        "105, Một trăm linh năm đồng",
        "115, Một trăm mười lăm đồng",
        "26000, Hai mươi sáu nghìn đồng",
        "26500, Hai mươi sáu nghìn năm trăm đồng",
        "1000001, Một triệu không trăm linh một đồng",
        "1021005, Một triệu không trăm hai mươi mốt nghìn không trăm linh năm đồng",
        "2472000, Hai triệu bốn trăm bảy mươi hai nghìn đồng",
        "1000000000, Một tỷ đồng",
        "1000026000, Một tỷ không trăm hai mươi sáu nghìn đồng",
        "21000000000000, Hai mươi mốt nghìn tỷ đồng",
        "1000000000000000000, Một tỷ tỷ đồng",
        "-16000, Âm mười sáu nghìn đồng",
    })
    void readsASumAsPapersWriteIt(long vnd, String words) {
        assertThat(DongInWords.of(Vnd.of(vnd))).isEqualTo(words);
    }

    @Property(tries = 5_000)
    void isReadBackAsTheSameSum(@ForAll("sums") long vnd) {
        String words = DongInWords.of(Vnd.of(vnd));

        assertThat(words).matches("\\p{Lu}[\\p{L}]*( [\\p{L}]+)* đồng");
        assertThat(readBack(words)).as(words).isEqualTo(vnd);
    }

    /** Of every size, with many zeros inside, for there the rules lie. */
    @Provide
    Arbitrary<Long> sums() {
        Arbitrary<Long> zeros = Arbitraries.integers().between(0, 9).list().ofSize(19)
                .map(digits -> digits.stream().reduce(0L, (sum, d) -> sum * 10 + (d > 5 ? d : 0), Long::sum));
        return Arbitraries.oneOf(Arbitraries.longs(), zeros, Arbitraries.longs().between(-2_000_000, 2_000_000),
                Arbitraries.of(Long.MAX_VALUE, Long.MIN_VALUE, 0L));
    }

    // A reading of its own: from the words, without a look at how they were made.
    private static long readBack(String sentence) {
        String text = sentence.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + sentence.substring(1);
        boolean negative = text.startsWith("âm ");
        List<String> words = Arrays.asList(text.substring(negative ? 3 : 0, text.length() - " đồng".length()).split(" "));
        long size = number(words);
        return negative ? -size : size;
    }

    private static long number(List<String> words) {
        int billion = words.lastIndexOf("tỷ");
        long rest = rest(words.subList(billion + 1, words.size()));
        return billion < 0 ? rest : Math.multiplyExact(number(words.subList(0, billion)), 1_000_000_000L) + rest;
    }

    private static long rest(List<String> words) {
        long sum = 0;
        long group = 0;
        long digit = 0;
        for (String word : words) {
            switch (word) {
                case "triệu", "nghìn" -> {
                    sum += (group + digit) * (word.equals("triệu") ? 1_000_000 : 1_000);
                    group = 0;
                    digit = 0;
                }
                case "trăm" -> {
                    group += digit * 100;
                    digit = 0;
                }
                case "mươi" -> {
                    group += digit * 10;
                    digit = 0;
                }
                case "mười" -> group += 10;
                case "linh" -> digit = 0;
                default -> digit = DIGITS.get(word);
            }
        }
        return sum + group + digit;
    }
}
