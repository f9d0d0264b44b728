package vn.postalgateway.settlement.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.postalgateway.reconciliation.jdbc.ReconciledMonth.CONTRACT;
import static vn.postalgateway.reconciliation.jdbc.ReconciledMonth.OCTOBER;
import static vn.postalgateway.reconciliation.jdbc.ReconciledMonth.line;
import static vn.postalgateway.reconciliation.jdbc.ReconciledMonth.lineOf;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.postalgateway.reconciliation.PeriodTotals;
import vn.postalgateway.reconciliation.Resolution;
import vn.postalgateway.reconciliation.StatementView;
import vn.postalgateway.reconciliation.jdbc.ReconciledMonth;
import vn.postalgateway.settlement.Dispute;
import vn.postalgateway.settlement.Dispute.Side;
import vn.postalgateway.settlement.DisputeQuery;
import vn.postalgateway.settlement.Disputes.Word;
import vn.postalgateway.settlement.LedgerFinding;
import vn.postalgateway.settlement.LedgerReport;
import vn.postalgateway.settlement.PaperDrawing;
import vn.postalgateway.settlement.PaperWords;
import vn.postalgateway.settlement.Selection;
import vn.postalgateway.settlement.SettlementRefused;
import vn.postalgateway.tariff.Vnd;

/** The papers of months that stand in a real database. */
class PapersTest {

    private static final Instant NOW = Instant.parse("2026-12-20T03:00:00Z");
    private static final YearMonth NOVEMBER = OCTOBER.plusMonths(1);
    private static ReconciledMonth month;
    private static JdbcDecisions decisions;
    private static JdbcPeriodClosing closing;
    private static PaperDrawing drawing;

    @BeforeAll
    static void start() {
        month = new ReconciledMonth();
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        decisions = new JdbcDecisions(month.template(), month.transaction(), month.orders(), clock);
        closing = SettlementGround.closing(month, clock);
        drawing = SettlementGround.drawing(month, clock);
    }

    @AfterAll
    static void stop() {
        month.close();
    }

    @BeforeEach
    void startAfresh() {
        month.forget();
    }

    @Test
    void sayTheSameAsLedgerAndSignedTotalsToTheDong() {
        octoberWithOneOfEach();
        approve(OCTOBER);

        PeriodTotals signed = month.totals(OCTOBER);
        Map<String, Long> sums = sums(csv(null));
        String minutes = text(pdf(null));

        assertThat(sums).containsEntry("Cước (đ)", signed.tariff().amount())
                .containsEntry("Người dân trả bưu điện (đ)", signed.collectedByPost().amount())
                .containsEntry("Người dân trả trực tuyến (đ)", signed.onlineCharge().amount())
                .containsEntry("Ngân sách hỗ trợ (đ)", signed.subsidy().amount())
                .containsEntry("Bưu điện đề nghị (đ)", signed.claimed().amount())
                .containsEntry("Xác nhận (đ)", signed.confirmed().amount())
                .containsEntry("Chưa thống nhất (đ)", signed.contested().amount())
                .containsEntry("Chuyển kỳ sau (đ)", signed.carriedOver().amount());
        assertThat(new JdbcLedgerBalances(month.jdbc(), month.transaction()).of(CONTRACT, OCTOBER).payable())
                .isEqualTo(signed.confirmed());
        assertThat(minutes).contains("Bưu điện đề nghị (5 dòng bảng kê) " + PaperWords.amount(signed.claimed()),
                "Xác nhận " + PaperWords.amount(signed.confirmed()),
                "Chưa thống nhất " + PaperWords.amount(signed.contested()),
                "Chuyển kỳ sau " + PaperWords.amount(signed.carriedOver()),
                "Bằng chữ: Năm mươi chín nghìn năm trăm đồng.", "Khác giá cước", "Tranh chấp: because", sha256(csv(null)),
                sha256(xlsx(null)));
        assertThat(sums(workbook(xlsx(null)))).isEqualTo(sums);
    }

    @Test
    void tellInTheNextMonthWhatADisputeCameTo() {
        octoberWithOneOfEach();
        approve(OCTOBER);
        JdbcDisputes disputes = SettlementGround.disputes(month, Clock.fixed(NOW, ZoneOffset.UTC));
        Dispute dispute = disputes.page(new DisputeQuery(CONTRACT, OCTOBER, null, null, false, null, 10)).get(0);
        String id = dispute.disputeId();
        disputes.send(id, new Word(Side.AGENCY, "đề nghị xem lại", "an"));
        disputes.answer(id, new Word(Side.POST, "đã cân lại", "an"));
        disputes.agree(id, Vnd.of(dispute.owed().amount() + 500), new Word(Side.POST, "cân lại là 180 g", "an"));
        disputes.adjust(id, Vnd.of(dispute.owed().amount() + 500), "bình");

        approve(NOVEMBER, List.of(line(1_005, 80, 28_000, 10_000, 18_000)));

        assertThat(text(drawn(drawing::minutes, NOVEMBER))).contains("Điều chỉnh theo khiếu nại của kỳ trước");
        assertThat(new String(drawn(drawing::annexCsv, NOVEMBER), StandardCharsets.UTF_8)).contains(
                "Khiếu nại " + id + ", kỳ 10/2026: bưu điện đề nghị 18.000 đ, hệ thống tính 16.000 đ,"
                        + " thống nhất 16.500 đ", "điều chỉnh khiếu nại,cân lại là 180 g");
        assertThat(sums(drawn(drawing::annexCsv, NOVEMBER)))
                .containsEntry("Xác nhận (đ)", month.totals(NOVEMBER).confirmed().amount())
                .containsEntry("Xác nhận (đ)", dispute.owed().amount() + 500 + 18_000);
        assertThat(verify().isIntact()).isTrue();
    }

    @Test
    void areRefusedWhereTheLinesDoNotAddUpToWhatWasSigned() {
        octoberWithOneOfEach();
        approve(OCTOBER);

        month.asOwner("alter table period_item disable trigger all",
                "update period_item set confirmed_vnd = confirmed_vnd + 1, contested_vnd = contested_vnd - 1"
                        + " where disposition = 'DISPUTED'", "alter table period_item enable trigger all");

        for (Drawing paper : List.<Drawing>of(drawing::minutes, drawing::annexCsv, drawing::annexXlsx, drawing::pack)) {
            assertThatThrownBy(() -> draw(paper, null)).isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("signed was");
        }
    }

    @Test
    void areCoveredByWhatTwoPeopleSigned() {
        octoberWithOneOfEach();
        approve(OCTOBER);
        assertThat(verify().isIntact()).isTrue();

        month.asOwner("alter table period_line disable trigger all",
                "update period_line set reason = 'another' where reason is not null",
                "alter table period_line enable trigger all");
        assertThat(verify().findings()).extracting(LedgerFinding::kind).containsExactly(LedgerFinding.Kind.CONTENT);
        assertThatThrownBy(() -> month.asOwner("delete from period_line")).hasMessageContaining("append-only");
        assertThatThrownBy(() -> month.asOwner("update period_paper set letterhead = ''"))
                .hasMessageContaining("append-only");
    }

    @Test
    void stayAsTheyWereWhateverComesLater() {
        octoberWithOneOfEach();
        month.deliver(1_009, false, OCTOBER);
        approve(OCTOBER);
        byte[] csv = csv(null);
        byte[] pdf = pdf(null);
        byte[] pack = draw(drawing::pack, null);

        // Events correct what we hold, an item comes late, the post sends another version, November is closed,
        // fees are handed over, and October is opened again, decided otherwise and signed once more.
        month.asOwner("update delivery_order set agency_code = 'H99', zone = 'FAR_REGION', weight_grams = 999,"
                + " collect_fees_vnd = 7, item_code = null");
        month.deliver(1_008, false, OCTOBER);
        month.judge(OCTOBER, List.of(line(1_001, 80, 99_000, 10_000, 89_000)));
        approve(NOVEMBER, List.of(lineOf(NOVEMBER, 1_008, false)));
        closing.reopen(CONTRACT, OCTOBER, "bình", "bưu điện gửi lại");
        StatementView again = month.judge(OCTOBER, List.of(line(1_001, 80, 99_000, 10_000, 89_000)));
        month.results(again.statementId()).forEach(r -> decide(again.statementId(), r.resultId(), Resolution.DISPUTE));
        SettlementGround.fees(month, Clock.fixed(NOW, ZoneOffset.UTC)).record(CONTRACT, OCTOBER, Vnd.of(5_000),
                LocalDate.of(2026, 12, 1), "UNC-9", "an");
        approve(OCTOBER);

        PaperDrawing nextYear = SettlementGround.drawing(month, Clock.fixed(NOW.plusSeconds(32_000_000), ZoneOffset.UTC));
        assertThat(draw(nextYear::annexCsv, 1)).isEqualTo(csv);
        assertThat(draw(nextYear::minutes, 1)).isEqualTo(pdf);
        assertThat(draw(nextYear::pack, 1)).isEqualTo(pack);
        assertThat(csv(null)).isNotEqualTo(csv);
        assertThat(text(pdf(null))).contains("Bản 2, thay bản 1", "bưu điện gửi lại");
    }

    @Test
    void ofAnOpenPeriodSayHowThingsStandAndThatTheyAreADraft() {
        StatementView view = octoberWithOneOfEach();

        String before = text(pdf(null));
        decide(view.statementId(), month.result(view.statementId(), 1_004).resultId(), Resolution.KEEP_OURS);
        String after = text(pdf(null));
        closing.submit(CONTRACT, OCTOBER, "an");
        String submitted = text(pdf(null));

        assertThat(before).contains("Bản nháp", "Xác nhận 59.500");
        assertThat(after).contains("Bản nháp", "Xác nhận 75.500");
        assertThat(submitted).contains("Bản nháp", "Xác nhận 75.500", "Người trình: an");
    }

    @Test
    void sayOfALineWhatBothSidesHoldAndWhoDecidedWhy() {
        octoberWithOneOfEach();

        NamedCsvRecord disputed = records(csv(null)).stream().filter(r -> r.getField("Dòng bảng kê").equals("4"))
                .findFirst().orElseThrow();

        assertThat(disputed.getFieldsAsMap()).containsEntry("Mã đơn vị", "H27.12").containsEntry("Cước (đ)", "26000")
                .containsEntry("Bưu điện: cước (đ)", "28000").containsEntry("Bưu điện đề nghị (đ)", "18000")
                .containsEntry("Phải trả (đ)", "16000").containsEntry("Chênh lệch (đ)", "2000")
                .containsEntry("Mã kết quả", "TARIFF_DIFFERS").containsEntry("Quyết định", "tranh chấp")
                .containsEntry("Lý do", "because").containsEntry("Người quyết định", "an")
                .containsEntry("Thời điểm quyết định", "10:00:00 20/12/2026").containsEntry("Xử lý", "tranh chấp");
        assertThat(disputed.getField("Giải trình")).contains("bưu điện tính 28.000 đ");
        assertThat(records(csv(null))).extracting(r -> r.getField("Dòng bảng kê"))
                .containsExactly("1", "2", "3", "4", "5", "");
    }

    @Test
    void arePackedWithThePostsFilesAndAListThatProvesThem() {
        octoberWithOneOfEach();
        month.judge(OCTOBER, List.of(line(1_001, false)));

        Map<String, byte[]> pack = unzipped(draw(drawing::pack, null));

        assertThat(pack.keySet()).containsExactly("phu-luc.csv", "phu-luc.xlsx", "bien-ban.pdf",
                "bang-ke/phien-ban-1.csv", "bang-ke/phien-ban-2.csv", "SHA256SUMS");
        assertThat(new String(pack.get("bang-ke/phien-ban-2.csv"), StandardCharsets.UTF_8))
                .contains(line(1_001, false)).doesNotContain(line(1_003, 80, 27_500, 10_000, 17_500));
        StringBuilder sums = new StringBuilder();
        pack.forEach((name, bytes) -> sums.append(name.equals("SHA256SUMS") ? "" : sha256(bytes) + "  " + name + "\n"));
        assertThat(new String(pack.get("SHA256SUMS"), StandardCharsets.UTF_8)).isEqualTo(sums.toString());
        assertThat(text(pack.get("bien-ban.pdf"))).contains(sha256(pack.get("phu-luc.csv")),
                sha256(pack.get("phu-luc.xlsx")));
    }

    @Test
    void countACollectedFeeWhereItIsFirstSeen() {
        month.deliver(1_001, false, OCTOBER);
        month.deliver(1_002, false, OCTOBER);
        month.asOwner("update delivery_order set collect_fees_vnd = 150000");
        month.judge(OCTOBER, Instant.parse("2026-11-03T03:00:00Z"), List.of(line(1_001, false)));
        closing.submit(CONTRACT, OCTOBER, "an");
        closing.approve(CONTRACT, OCTOBER, "bình", null);
        SettlementGround.fees(month, Clock.fixed(NOW, ZoneOffset.UTC)).record(CONTRACT, NOVEMBER, Vnd.of(100_000),
                LocalDate.of(2026, 12, 1), "UNC-9", "an");

        assertThat(sums(csv(null))).containsEntry("Lệ phí thu hộ (đ)", 300_000L);
        approve(NOVEMBER, List.of(lineOf(NOVEMBER, 1_002, false).replace("2026-11-", "2026-10-")));

        String november = text(drawn(drawing::minutes, NOVEMBER));
        assertThat(november).contains("theo các kỳ khác đã duyệt 300.000", "Thu hộ trong kỳ 0", "Đã nộp trong kỳ 100.000",
                "Còn phải nộp 200.000", "Bưu gửi của tháng trước");
        assertThat(SettlementGround.fees(month, Clock.systemUTC()).balance(CONTRACT).owed()).isEqualTo(Vnd.of(200_000));
    }

    @Test
    void ofAnEmptyPeriodAreDrawnToo() {
        approve(OCTOBER);

        assertThat(records(csv(null))).isEmpty();
        assertThat(text(pdf(null))).contains("Không có chênh lệch.", "Bằng chữ: Không đồng.");
        assertThat(unzipped(draw(drawing::pack, null)).keySet())
                .containsExactly("phu-luc.csv", "phu-luc.xlsx", "bien-ban.pdf", "SHA256SUMS");
    }

    @Test
    void areRefusedForARevisionThatIsNotThereOrKeptNoPapers() {
        assertThatThrownBy(() -> pdf(2)).isInstanceOfSatisfying(SettlementRefused.class,
                r -> assertThat(r.kind()).isEqualTo(SettlementRefused.Kind.NOT_FOUND));

        approve(OCTOBER);
        month.asOwner("set session_replication_role = replica", "delete from period_paper");

        assertThatThrownBy(() -> pdf(null)).isInstanceOfSatisfying(SettlementRefused.class,
                r -> assertThat(r.code()).isEqualTo("papers-not-kept"));
    }

    /** Confirmed, accepted, ours, disputed, next, given up. */
    private static StatementView octoberWithOneOfEach() {
        for (int i = 1; i <= 6; i++) {
            month.deliver(1_000 + i, i == 1, OCTOBER);
        }
        StatementView view = month.judge(OCTOBER, List.of(line(1_001, true), line(1_002, 80, 27_500, 10_000, 17_500),
                line(1_003, 80, 27_500, 10_000, 17_500), line(1_004, 80, 28_000, 10_000, 18_000),
                line(1_005, 80, 28_000, 10_000, 18_000)));
        Map<Integer, Resolution> decided = Map.of(1_002, Resolution.ACCEPT_THEIRS, 1_003, Resolution.KEEP_OURS, 1_004,
                Resolution.DISPUTE, 1_005, Resolution.NEXT_PERIOD, 1_006, Resolution.ACCEPT_THEIRS);
        decided.forEach((serial, action) -> decide(view.statementId(),
                month.result(view.statementId(), serial).resultId(), action));
        return view;
    }

    private static void decide(String statementId, String resultId, Resolution action) {
        decisions.decide(Selection.of(statementId, resultId), action, "because", "an", null);
    }

    private static void approve(YearMonth period) {
        closing.submit(CONTRACT, period, "an");
        closing.approve(CONTRACT, period, "bình", null);
    }

    /** Judges a statement, takes whatever differs as the post has it, and closes. */
    private static void approve(YearMonth period, List<String> lines) {
        StatementView view = month.judge(period, lines);
        month.results(view.statementId()).stream().filter(r -> r.outcome() != vn.postalgateway.reconciliation.Outcome.MATCHED)
                .forEach(r -> decide(view.statementId(), r.resultId(), Resolution.ACCEPT_THEIRS));
        approve(period);
    }

    private static LedgerReport verify() {
        new JdbcLedgerSealing(month.template(), month.transaction(), Clock.fixed(NOW, ZoneOffset.UTC)).seal();
        return new JdbcLedgerVerification(month.template(), SettlementGround.snapshot(month)).verify();
    }

    private interface Drawing {
        void draw(String contract, YearMonth period, Integer revision, java.io.OutputStream out) throws IOException;
    }

    private static byte[] csv(Integer revision) {
        return draw(drawing::annexCsv, revision);
    }

    private static byte[] xlsx(Integer revision) {
        return draw(drawing::annexXlsx, revision);
    }

    private static byte[] pdf(Integer revision) {
        return draw(drawing::minutes, revision);
    }

    private static byte[] draw(Drawing paper, Integer revision) {
        return drawn(paper, OCTOBER, revision);
    }

    private static byte[] drawn(Drawing paper, YearMonth period) {
        return drawn(paper, period, null);
    }

    private static byte[] drawn(Drawing paper, YearMonth period, Integer revision) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            paper.draw(CONTRACT, period, revision, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static List<NamedCsvRecord> records(byte[] csv) {
        assertThat(new String(csv, StandardCharsets.UTF_8)).startsWith("\uFEFF");
        return CsvReader.builder().ofNamedCsvRecord(new String(csv, StandardCharsets.UTF_8).substring(1)).stream()
                .toList();
    }

    private static Map<String, Long> sums(byte[] csv) {
        Map<String, Long> sums = new LinkedHashMap<>();
        records(csv).forEach(r -> r.getFieldsAsMap().forEach((heading, cell) -> {
            if (heading.endsWith("(đ)")) {
                sums.merge(heading, cell.isEmpty() ? 0 : Long.parseLong(cell), Long::sum);
            }
        }));
        return sums;
    }

    private static Map<String, Long> sums(List<Row> rows) {
        Map<String, Long> sums = new LinkedHashMap<>();
        for (Row row : rows.subList(1, rows.size())) {
            for (int i = 0; i < rows.get(0).getCellCount(); i++) {
                String heading = rows.get(0).getCellText(i);
                if (heading.endsWith("(đ)")) {
                    sums.merge(heading, row.getCellAsNumber(i).map(n -> n.longValueExact()).orElse(0L), Long::sum);
                }
            }
        }
        return sums;
    }

    private static List<Row> workbook(byte[] xlsx) {
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(xlsx))) {
            return workbook.getFirstSheet().read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, byte[]> unzipped(byte[] zip) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return Normalizer.normalize(new PDFTextStripper().getText(document), Normalizer.Form.NFC)
                    .replaceAll("\\s+", " ");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
