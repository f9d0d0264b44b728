package vn.postalgateway.operator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementDialectTest {

    @ParameterizedTest
    @CsvSource({"DOCUMENTS_TO_HOME, documents_to_home", "'  Nội  tỉnh ', nội tỉnh", "NOI TINH, noi tinh",
        "' LOCAL', local", "TỔNG, tổng", "'tô\u0309ng', tổng", "'a\u007fB', 'a\u007fb'", "'', ''"})
    void comparesAWordAlikeHoweverItIsWritten(String word, String plain) {
        assertThat(StatementDialect.plain(word)).isEqualTo(plain);
    }
}
