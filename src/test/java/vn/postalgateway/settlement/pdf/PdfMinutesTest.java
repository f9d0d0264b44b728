package vn.postalgateway.settlement.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import vn.postalgateway.reconciliation.Outcome;
import vn.postalgateway.reconciliation.Resolution;
import vn.postalgateway.settlement.AnnexLine;
import vn.postalgateway.settlement.Disposition;
import vn.postalgateway.settlement.Minutes;
import vn.postalgateway.settlement.MinutesFormat.AnnexHashes;
import vn.postalgateway.settlement.MinutesTally;
import vn.postalgateway.settlement.PaperHead;
import vn.postalgateway.settlement.PaperSample;

class PdfMinutesTest {

    private static final AnnexHashes ANNEX = new AnnexHashes("0123456789abcdef".repeat(4), "fedcba9876543210".repeat(4));
    private static final PdfMinutes MINUTES = new PdfMinutes();

    @Test
    void sayWhatTwoOfficesSign() {
        String text = text(pdf(PaperSample.head(true), PaperSample.tally(100, 8).minutes()));

        assertThat(text).contains("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
                "Số: 10-2026/BBĐS-BCCI", "Hà Tĩnh, ngày 09 tháng 11 năm 2026", "BIÊN BẢN ĐỐI SOÁT", "Kỳ 10/2026",
                "Căn cứ Quyết định số 45/2016/QĐ-TTg", "BÊN A (bên chi trả): Ngân sách địa phương",
                "BÊN B (bên cung ứng dịch vụ): Bưu điện tỉnh Hà Tĩnh", "Nguyễn Thị Hường",
                "Bưu điện đề nghị (108 dòng bảng kê) 1.746.000", "Bằng chữ: ",
                "Thời hạn thanh toán: chậm nhất ngày 09/12/2026.", "Còn phải nộp",
                "Vượt bậc".toLowerCase(), "ĐẠI DIỆN BÊN A", "ĐẠI DIỆN BÊN B", "Người duyệt: approver", ANNEX.csv(),
                ANNEX.xlsx(), "Trang 1/");
        assertThat(text).doesNotContain("BẢN NHÁP");
    }

    @Test
    void areADraftUntilTheyAreApproved() {
        String text = text(pdf(PaperSample.head(false), PaperSample.tally(1, 0).minutes()));

        assertThat(text).contains("Bản nháp, chưa có giá trị thanh toán", "ngày … tháng … năm")
                .doesNotContain("Thời hạn thanh toán");
    }

    @Test
    void carryTheirOwnFonts() throws IOException {
        List<PDFont> fonts = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(pdf(PaperSample.head(true), PaperSample.tally(60, 60).minutes()))) {
            for (PDPage page : document.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    fonts.add(page.getResources().getFont(name));
                }
            }

            assertThat(fonts).isNotEmpty().allMatch(PDFont::isEmbedded)
                    .allMatch(font -> font.getName().contains("Tinos"));
        }
    }

    @Test
    void areTheSameBytesWheneverTheyArePrinted() {
        Minutes minutes = PaperSample.tally(3, 3).minutes();
        TimeZone here = TimeZone.getDefault();

        byte[] once = pdf(PaperSample.head(true), minutes);
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
            assertThat(pdf(PaperSample.head(true), minutes)).isEqualTo(once);
        } finally {
            TimeZone.setDefault(here);
        }
    }

    @Test
    void repeatATablesHeadingOnEachPageAndPointToTheAnnexBeyondTheirBound() {
        String text = text(pdf(PaperSample.head(true), PaperSample.tally(0, 400).minutes()));

        assertThat(text.split("Nguyên nhân, giải trình", -1)).hasSizeGreaterThan(6);
        assertThat(text).contains("400 dòng", "Dưới đây là 50 dòng chênh lệch lớn nhất; toàn bộ ở phụ lục.");
    }

    @Test
    void printHostileTextAsText() {
        String name = "<script>alert('x')</script> & <img src=\"file:///etc/passwd\"/> ${7*7} [[${7*7}]]";

        String text = text(pdf(PaperSample.head(true, PaperSample.parties(name)), PaperSample.tally(1, 0).minutes()));

        assertThat(text).contains("<script>alert('x')</script> & <img").contains("${7*7} [[${7*7}]]");
    }

    @Test
    void printLettersWithTheirMarksHoweverTheyWereTypedAndControlCharactersNot() {
        String name = Normalizer.normalize("Sở Tư pháp tỉnh Hà Tĩnh", Normalizer.Form.NFD) + "\u0001\uD83D\uDE00";

        String text = text(pdf(PaperSample.head(true, PaperSample.parties(name)), PaperSample.tally(1, 0).minutes()));

        assertThat(text).contains("Sở Tư pháp tỉnh Hà Tĩnh");
    }

    @Test
    void keepLongTextsWithinTheirCellsAndRowsWithinTheirPage() throws IOException {
        MinutesTally tally = new MinutesTally(PaperSample.OCTOBER);
        tally.add(PaperSample.line(1, Outcome.TARIFF_DIFFERS, Disposition.DISPUTED, 18_000, 0, "x".repeat(3_000),
                new AnnexLine.Decided(Resolution.DISPUTE, "vì ".repeat(600), "an", Instant.EPOCH)));

        byte[] pdf = pdf(PaperSample.head(true), tally.minutes());

        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isLessThan(6);
        }
        assertThat(text(pdf)).contains("vì vì", "…", "ĐẠI DIỆN BÊN A");
    }

    private static byte[] pdf(PaperHead head, Minutes minutes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            MINUTES.write(head, minutes, ANNEX, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static String text(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return Normalizer.normalize(new PDFTextStripper().getText(document), Normalizer.Form.NFC)
                    .replaceAll("\\s+", " ");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
