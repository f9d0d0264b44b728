package vn.postalgateway.report.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.postalgateway.order.AgencyNames;
import vn.postalgateway.reconciliation.xlsx.XlsxTableFormat;
import vn.postalgateway.report.AgencyFigures;
import vn.postalgateway.report.QuickReport;
import vn.postalgateway.report.ReportDelivery;
import vn.postalgateway.report.ReportKind;
import vn.postalgateway.report.ReportMaking;
import vn.postalgateway.report.ReportPapers;
import vn.postalgateway.report.Reports;
import vn.postalgateway.tariff.Vnd;

/** The file that a report leaves in its folder. */
class ReportFolderTest {

    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 20);
    private static final Instant FOUR = Instant.parse("2026-11-20T09:00:00Z");
    private static final Reports.Delivery DUE = new Reports.Delivery(ReportKind.QUICK, FRIDAY, FOUR,
            Reports.Way.FOLDER, 1, FOUR.plusSeconds(300));

    private final Reports reports = mock(Reports.class);
    @TempDir
    private Path home;

    private void deliver(Path folder) {
        AgencyFigures hongNgu = new AgencyFigures("020.33", 12, 1_868, 9_257L, 900, 100, 1_880, 1_870, 7, 3, 1, 4, 2,
                Vnd.of(18_680_000), Vnd.of(29_888_000), Vnd.of(30_000_000));
        when(reports.quick(FRIDAY)).thenReturn(Optional.of(new QuickReport(FRIDAY, FOUR.minus(Duration.ofDays(1)),
                FOUR, FOUR, List.of(hongNgu.withResults(null)), List.of(hongNgu))));
        when(reports.take(eq(Reports.Way.FOLDER), any(), any())).thenReturn(Optional.of(DUE), Optional.empty());
        new ReportFolder(folder, new ReportPapers(mock(ReportMaking.class), reports,
                new AgencyNames(Map.of("020.33", "UBND thành phố Hồng Ngự")), new XlsxTableFormat()),
                new ReportDelivery(reports, new ReportDelivery.Limits(3, Duration.ofMinutes(1), Duration.ofHours(1),
                        Duration.ofMinutes(5)), Clock.systemUTC())).deliver();
    }

    @Test
    void holdsCodesAsTextsAmountsAsNumbersAndWhatEachColumnCounts() throws Exception {
        deliver(home.resolve("new/folder"));

        Path file = home.resolve("new/folder/bao-cao-nhanh-2026-11-20.xlsx");
        List<Row> rows;
        try (ReadableWorkbook workbook = new ReadableWorkbook(file.toFile())) {
            rows = workbook.getFirstSheet().read();
        }
        assertThat(rows.get(0).getCellText(1)).isEqualTo("Cơ quan");
        Row month = rows.get(3);
        assertThat(month.getCellText(0)).isEqualTo("Từ 01/11/2026 đến 16:00 20/11/2026");
        assertThat(month.getCellAsString(1)).contains("020.33");
        assertThat(month.getCellAsString(2)).contains("UBND thành phố Hồng Ngự");
        assertThat(month.getCellAsNumber(4).orElseThrow()).isEqualByComparingTo("1868");
        assertThat(month.getCellAsString(6)).contains("20,17 %");
        assertThat(month.getCellAsNumber(17).orElseThrow()).isEqualByComparingTo("18680000");
        assertThat(rows.get(4).getCellText(1)).isEqualTo("Cộng");
        assertThat(rows.get(1).getCellText(6)).isEmpty();
        assertThat(rows).extracting(row -> row.getCellText(0)).anyMatch(text -> text.startsWith(
                "Tỷ lệ trả qua bưu chính: kết quả trả qua bưu chính chia cho tổng số kết quả"));
        verify(reports).end(eq(DUE), eq(Reports.State.DONE), any(), any());
    }

    @Test
    void leavesNoHalfFileBehindAndIsTriedAgainWhereTheFolderCannotBeWritten() throws Exception {
        Path blocked = Files.writeString(home.resolve("blocked"), "a file stands where the folder should");

        deliver(blocked);
        deliver(home);

        verify(reports).again(eq(DUE), any(), eq("the folder cannot be written"));
        try (var files = Files.list(home)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("blocked", "bao-cao-nhanh-2026-11-20.xlsx");
        }
    }
}
