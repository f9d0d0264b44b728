package vn.postalgateway.reconciliation.xlsx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TimeZone;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import vn.postalgateway.reconciliation.TableFormat.Column;
import vn.postalgateway.reconciliation.TableFormat.Table;

class XlsxTableFormatTest {

    private static final List<Column<Object[]>> COLUMNS = List.of(Column.text("Mã", row -> row[0]),
            Column.number("Dòng", row -> row[1]), Column.amount("Số tiền (đ)", row -> row[2]));

    @Test
    void isOpenedByAnotherReaderWithCodesAsTextsAndAmountsAsNumbers() throws IOException {
        byte[] file = written(new Object[] {"007", 1, 26_000L}, new Object[] {"=HYPERLINK(\"x\")", null, -16_000L});

        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            List<Row> rows = workbook.getFirstSheet().read();

            assertThat(workbook.getFirstSheet().getName()).isEqualTo("phu-luc");
            assertThat(rows.get(0).getCellText(2)).isEqualTo("Số tiền (đ)");
            assertThat(rows.get(1).getCell(0).getType()).isEqualTo(CellType.STRING);
            assertThat(rows.get(1).getCellText(0)).isEqualTo("007");
            assertThat(rows.get(2).getCell(0).getType()).isEqualTo(CellType.STRING);
            assertThat(rows.get(2).getCellText(0)).isEqualTo("=HYPERLINK(\"x\")");
            assertThat(rows.get(2).getCellAsNumber(2).orElseThrow()).isEqualByComparingTo("-16000");
        }
    }

    @Test
    void givesTheSameBytesAtAnyTimeInAnyZone() throws Exception {
        TimeZone here = TimeZone.getDefault();
        Object[][] rows = {{"RH1", 1, 26_000L}, {"RH2", 2, 30_000L}};

        byte[] once = written(rows);
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
            assertThat(written(rows)).isEqualTo(once);
        } finally {
            TimeZone.setDefault(here);
        }
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(once))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                assertThat(entry.getTimeLocal()).isEqualTo("1980-01-01T00:00:00");
                assertThat(new String(zip.readAllBytes(), StandardCharsets.UTF_8)).doesNotContain("created");
            }
        }
    }

    private static byte[] written(Object[]... rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Table<Object[]> table = new XlsxTableFormat().begin("phu-luc", COLUMNS, out)) {
            for (Object[] row : rows) {
                table.row(row);
            }
        }
        return out.toByteArray();
    }
}
