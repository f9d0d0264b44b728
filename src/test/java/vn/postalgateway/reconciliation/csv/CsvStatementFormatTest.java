package vn.postalgateway.reconciliation.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.postalgateway.reconciliation.StatementFormat;
import vn.postalgateway.reconciliation.StatementUnreadable;

class CsvStatementFormatTest {

    @Test
    void readsCommaAndSemicolonWithAndWithoutBom() {
        assertThat(read("a,b\n1,2\n")).isEqualTo(read("\uFEFFa;b\r\n1;2\r\n"))
                .isEqualTo(List.of("1 [a, b]", "2 [1, 2]"));
    }

    @Test
    void keepsTheRowsNumbersOverEmptyLinesAndQuotedLineBreaks() {
        assertThat(read("a,b\n\n\"1\n1\",2\n3,4\n")).containsExactly("1 [a, b]", "3 [1\n1, 2]", "5 [3, 4]");
    }

    @Test
    void passesRowsOfAnotherWidthOnAsTheyAre() {
        assertThat(read("a,b\n1\n1,2,3\n")).containsExactly("1 [a, b]", "2 [1]", "3 [1, 2, 3]");
    }

    @Test
    void refusesAQuoteThatIsNotClosedWithoutRepeatingTheRow() {
        assertThatThrownBy(() -> read("a,b\n\"Nguyễn Văn A,2\n")).isInstanceOf(StatementUnreadable.class)
                .extracting("code").isEqualTo("not-csv");
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        byte[] bytes = "a,b\nm\u00e3,2\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> read(bytes)).isInstanceOf(StatementUnreadable.class).extracting("code")
                .isEqualTo("not-utf8");
    }

    @Test
    void marksCellsThatASpreadsheetWouldRunAsText() {
        assertThat(List.of("=1+1", "+84", "-5", "@x", "\tx", "RH1", "")).extracting(CsvTableFormat::text)
                .containsExactly("'=1+1", "'+84", "'-5", "'@x", "'\tx", "RH1", "");
    }

    private static List<String> read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> read(byte[] bytes) {
        List<String> rows = new ArrayList<>();
        new CsvStatementFormat().read(new ByteArrayInputStream(bytes), null, new StatementFormat.Rows() {
            @Override
            public void sheet(StatementFormat.Sheet sheet) {
                throw new IllegalStateException("CSV has no sheets");
            }

            @Override
            public void row(int fileRow, List<String> cells) {
                rows.add(fileRow + " " + cells);
            }
        });
        return rows;
    }
}
