package vn.postalgateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AskedCodeTest {

    @Test
    void dropsWhatCopyingBringsAlongAndKeepsZeros() {
        assertThat(AskedCode.of("\t\u00a0000.00.19.H47-260105-0001\u200b\r\n").words()).contains("000.00.19.H47-260105-0001");
        assertThat(AskedCode.of("cv 497 960 035 vn").words()).contains("CV497960035VN");
        assertThat(AskedCode.of("ORD_01abc").words()).contains("ord_01ABC");
        assertThat(AskedCode.of("Đơn số 7").words()).contains("Đơn số 7");
    }

    @Test
    void knowsAPhoneHoweverItIsWritten() {
        for (String written : new String[] {"0912345678", "0912.345.678", "0912 345 678", "+84 912-345-678", "84912345678",
            "(0912) 345678"}) {
            assertThat(AskedCode.of(written).phone()).as(written).isEqualTo("0912345678");
        }
        assertThat(AskedCode.of("02393855555").phone()).isEqualTo("02393855555");
        assertThat(AskedCode.of("912345").phone()).isNull();
    }

    @Test
    void takesExactlyFourDigitsForTheLastOfAPhone() {
        assertThat(AskedCode.of(" 0071 ").lastDigits()).isEqualTo("0071");
        assertThat(AskedCode.of("071").lastDigits()).isNull();
        assertThat(AskedCode.of("10071").lastDigits()).isNull();
    }

    @Test
    void isEmptyWhereNothingWasAskedAndNeverPrintsItself() {
        assertThat(AskedCode.of(" \u00a0 ").isEmpty()).isTrue();
        assertThat(AskedCode.of("x".repeat(100_000)).words()).allMatch(word -> word.length() <= 200);
        assertThat(AskedCode.of("0912345678").toString()).doesNotContain("5678");
    }
}
