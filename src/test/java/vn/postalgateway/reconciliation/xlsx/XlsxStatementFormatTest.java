package vn.postalgateway.reconciliation.xlsx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.postalgateway.reconciliation.StatementRefused;
import vn.postalgateway.reconciliation.StatementUnreadable;

class XlsxStatementFormatTest {

    private static final String SHEET = "xl/worksheets/sheet1.xml";
    private static final byte[] PLAIN = TestWorkbook.of(List.of(List.of("a", "b"), List.of("x", 1)));

    @Test
    void readsTextsNumbersAndDaysAndKeepsEmptyCellsInTheirPlace() {
        byte[] workbook = TestWorkbook.of(List.of(List.of("Bảng kê tháng 10"), List.of(),
                Arrays.asList("RH1", null, 26000, LocalDate.of(2026, 10, 15)), List.of(1234567890123L, "26.000")));

        assertThat(TestWorkbook.read(workbook, null)).containsExactly("Bảng kê", "1 [Bảng kê tháng 10]",
                "3 [RH1, , 26000, 2026-10-15]", "4 [1234567890123, 26.000]");
    }

    @ParameterizedTest
    @CsvSource({"16000.000000000002, 16000", "15999.999999999998, 16000", "2.6E4, 26000", "26.5, 26.5", "0.1, 0.1"})
    void readsANumberAsASpreadsheetShowsIt(String raw, String text) {
        assertThat(TestWorkbook.read(cell("<c r=\"A1\"><v>" + raw + "</v></c>"), null)).contains("1 [" + text + "]");
    }

    @Test
    void neverLetsAFractionReadLikeThousands() {
        assertThat(TestWorkbook.read(cell("<c r=\"A1\"><v>26.125</v></c>"), null)).contains("1 [26.1250]");
    }

    @Test
    void readsTextsThatStandInTheCellFormulasErrorsAndRichText() {
        byte[] workbook = cell("<c r=\"A1\" t=\"inlineStr\"><is><r><t>Mã </t></r><r><t>hồ sơ</t></r></is></c>"
                + "<c r=\"B1\" t=\"str\"><f>A1</f><v>x</v></c><c r=\"C1\"><f>1+1</f><v>2</v></c>"
                + "<c r=\"E1\" t=\"e\"><v>#N/A</v></c><c r=\"F1\" t=\"b\"><v>1</v></c>");

        assertThat(TestWorkbook.read(workbook, null)).contains("1 [Mã hồ sơ, x, 2, , #N/A, TRUE]");
    }

    @Test
    void readsTheSheetThatTheProfileNamesAndRefusesToGuess() {
        byte[] workbook = TestWorkbook.sheets(Map.of("Bảng kê", List.of(List.of("a")), "Ghi chú", List.of(List.of("b"))));

        assertThat(TestWorkbook.read(workbook, "Ghi chú")).containsExactly("Ghi chú", "1 [b]");
        assertThatThrownBy(() -> TestWorkbook.read(workbook, null)).isInstanceOf(StatementUnreadable.class)
                .extracting("code").isEqualTo("several-sheets");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xl/vbaProject.bin", "xl/macrosheets/sheet1.xml", "xl/embeddings/object.bin",
        "xl/externalLinks/externalLink1.xml", "xl/connections.xml"})
    void refusesWhatRunsOrReachesOutside(String part) {
        byte[] workbook = TestWorkbook.with(PLAIN, part, "x");

        assertThatThrownBy(() -> check(workbook)).isInstanceOf(StatementRefused.class);
    }

    @Test
    void refusesWhatUnpacksToFarMoreThanItIs() {
        byte[] workbook = TestWorkbook.with(PLAIN, SHEET, new byte[8 << 20]);

        assertThatThrownBy(() -> check(workbook)).isInstanceOf(StatementRefused.class).hasMessageContaining("unpacks");
    }

    @Test
    void refusesWhatIsNoWorkbook() {
        assertThatThrownBy(() -> check("itemCode;claimedVnd".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(StatementRefused.class).hasMessageContaining("no XLSX");
        assertThatThrownBy(() -> TestWorkbook.read(TestWorkbook.with(PLAIN, SHEET, "<worksheet><sheetData>"), null))
                .isInstanceOf(StatementUnreadable.class);
    }

    @Test
    void opensNoFileThatTheWorkbookNames() {
        byte[] workbook = TestWorkbook.with(PLAIN, SHEET, "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>"
                + "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>&e;</v></c></row></sheetData></worksheet>");

        assertThatThrownBy(() -> TestWorkbook.read(workbook, null)).isInstanceOf(StatementUnreadable.class);
    }

    @Test
    void staysSmallWhateverTheSheetClaims() {
        assertThat(TestWorkbook.read(cell("<c r=\"XFD1\"><v>1</v></c><c r=\"ZZZZ1\"><v>1</v></c>"), null))
                .contains("1 []");
        assertThatThrownBy(() -> TestWorkbook.read(cell("<c r=\"A1\" t=\"s\"><v>999999</v></c>"), null))
                .isInstanceOf(StatementUnreadable.class);
        assertThat(TestWorkbook.read(cell("<c r=\"A1\"><v>1E99</v></c>"), null).get(1)).hasSizeLessThan(120);
    }

    private static byte[] cell(String cells) {
        return TestWorkbook.with(PLAIN, SHEET, "<worksheet><sheetData><row r=\"1\">" + cells
                + "</row></sheetData></worksheet>");
    }

    private static void check(byte[] workbook) throws IOException {
        new XlsxStatementFormat().check(TestWorkbook.onDisk(workbook));
    }
}
