package vn.postalgateway.reconciliation.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.postalgateway.reconciliation.CellFault;
import vn.postalgateway.reconciliation.MarkedStatement;
import vn.postalgateway.reconciliation.ResultExport;
import vn.postalgateway.reconciliation.ResultRow;
import vn.postalgateway.reconciliation.StatementChange;
import vn.postalgateway.reconciliation.StatementReceipt;
import vn.postalgateway.reconciliation.StatementState;
import vn.postalgateway.reconciliation.StatementView;
import vn.postalgateway.reconciliation.xlsx.TestWorkbook;
import vn.postalgateway.reconciliation.xlsx.XlsxTableFormat;
import vn.postalgateway.tariff.DeliveryService;
import vn.postalgateway.tariff.Vnd;

/** Statements as posts really send them: workbooks with titles and totals, broken cells, corrected versions. */
class StatementWorkbookTest {

    private static final List<Object> HEADING = List.of("STT", "Số hiệu bưu gửi", "Mã hồ sơ", "Dịch vụ",
            "Ngày chấp nhận", "Trạng thái", "Ngày phát", "Khối lượng (g)", "Khu vực", "Cước (đ)", "Người dân trả (đ)",
            "Số tiền đề nghị (đ)");

    private static ReconciliationGround ground;

    @BeforeAll
    static void start() {
        ground = new ReconciliationGround();
    }

    @AfterAll
    static void stop() {
        ground.close();
    }

    @BeforeEach
    void startAfresh() {
        ground.forget();
    }

    @Test
    void judgesAWorkbookWithVietnameseWordsAsItJudgesTheSameLinesAsCsv() {
        StatementScenario scenario = new StatementScenario(81_001);
        ground.atOnce(() -> {
            scenario.items.forEach(ground::insert);
            scenario.settled.forEach(ground::settle);
            StatementScenario.CLOSED.forEach(ground::close);
        });

        List<String> fromCsv = essences(ground.judge(scenario.csv(scenario.rows, 1)));
        List<String> fromWorkbook = essences(judge(workbook(scenario.rows)));

        assertThat(fromWorkbook).isEqualTo(fromCsv);
    }

    @Test
    void acceptsTotalsThatTieAndRefusesTotalsThatDoNotWithBothNumbers() {
        TestItem item = stored(1);
        List<Object> title = List.of("BẢNG KÊ THÁNG 10/2026", "Tổng số tiền đề nghị: 16.000 đ", "Tổng số dòng", 1);
        List<Object> wrongTitle = List.of("Tổng số tiền đề nghị: 17.000 đ");

        StatementView ties = judge(List.of(title, HEADING, cells(TestRow.of(item), 1), totals(26_000, 10_000, 16_000),
                List.of("Người lập biểu", "", "Giám đốc")));
        StatementView wrongTotal = judge(List.of(HEADING, cells(TestRow.of(item), 1), totals(26_000, 10_000, 16_500)));
        StatementView wrongHead = judge(List.of(wrongTitle, HEADING, cells(TestRow.of(item), 1)));

        assertThat(ties.state()).isEqualTo(StatementState.READY);
        assertThat(ties.lines()).isEqualTo(1);
        assertThat(List.of(wrongTotal, wrongHead)).extracting(StatementView::failureCode)
                .containsOnly("totals-do-not-tie");
        assertThat(wrongTotal.failure().vi()).contains("claimedVnd ghi 16.500 đ, các dòng cộng lại là 16.000 đ");
        assertThat(wrongHead.failure().en()).contains("claimedVnd says 17,000 VND, the lines come to 16,000 VND");
    }

    @Test
    void readsTitlesAndTotalsInCsvAsWell() {
        TestItem item = stored(2);

        StatementView view = ground.judge("Bảng kê;;;;\nitemCode;tariffVnd;citizenPaidVnd;claimedVnd;note\n"
                + item.itemCode() + ";26000;10000;16000;\n;;;;\nTổng cộng;26.000;10.000;16.000;\n;;;;Giám đốc\n");

        assertThat(view.failure()).isNull();
        assertThat(found(view)).isEqualTo(Map.of("MATCHED", "1 / 0"));
    }

    @Test
    void listsEveryBrokenCellAndGivesTheWorkbookBackWithThoseColoured() throws IOException {
        TestItem item = stored(3);
        List<Object> broken = cells(TestRow.of(item), 1);
        broken.set(9, "26.00");
        broken.set(7, 80.5);
        broken.set(10, null);

        StatementView view = judge(List.of(List.of("BẢNG KÊ"), HEADING, broken, cells(TestRow.of(stored(4)), 2)));

        assertThat(ground.statements.faults(view.statementId(), 9)).extracting(CellFault::fileRow, CellFault::column,
                CellFault::raw).containsExactlyInAnyOrder(tuple(3, "weightGrams", "80.5"), tuple(3, "tariffVnd",
                "26.00"), tuple(3, "citizenPaidVnd", ""));
        assertThat(ground.statements.layout(view.statementId()).orElseThrow().sheet()).isEqualTo("Bảng kê");
        assertThat(coloured(marked(view))).containsExactly("H3", "J3", "K3");
    }

    @Test
    void givesACsvFileBackWithTheBrokenCellsMarkedAndTheReasonBeside() throws IOException {
        TestItem item = stored(5);
        StatementView view = ground.judge("itemCode,tariffVnd,citizenPaidVnd,claimedVnd\n" + item.itemCode()
                + ",26.00,10000,-16000\n");

        String marked = new String(marked(view), StandardCharsets.UTF_8);

        assertThat(marked.lines().toList()).containsExactly("\uFEFFitemCode,tariffVnd,citizenPaidVnd,claimedVnd,Lỗi",
                item.itemCode() + ",⚠ 26.00,10000,-16000,\"Số tiền phải viết 26000, 26.000 hoặc 26,000.\"");
    }

    @Test
    void showsLineByLineWhatAVersionChanges() {
        TestItem same = stored(6);
        TestItem corrected = stored(7);
        TestItem gone = stored(8);
        TestItem added = stored(9);
        StatementScenario paper = new StatementScenario(1);
        StatementView first = ground.judge(paper.csv(List.of(TestRow.of(same), TestRow.of(corrected).money(27_000,
                10_000, 17_000), TestRow.of(gone)), 1));

        StatementView second = ground.judge(paper.csv(List.of(TestRow.of(added), TestRow.of(corrected),
                TestRow.of(same).with("note", "x")), 2));

        JdbcStatementChanges changes = new JdbcStatementChanges(ground.jdbc);
        assertThat(changes.comparison(first.statementId())).isEmpty();
        assertThat(changes.comparison(second.statementId())).hasValueSatisfying(c -> {
            assertThat(c.previousId()).isEqualTo(first.statementId());
            assertThat(List.of(c.added(), c.removed(), c.changed())).containsExactly(1L, 1L, 1L);
            assertThat(c.claimedDelta()).isEqualTo(Vnd.of(-1_000));
        });
        assertThat(changes.page(second.statementId(), 0, 10)).extracting(StatementChange::kind,
                StatementChange::lineNo, StatementChange::previousLineNo, StatementChange::itemCode)
                .containsExactly(tuple(StatementChange.Kind.ADDED, 1, null, added.itemCode()),
                        tuple(StatementChange.Kind.REMOVED, null, 3, gone.itemCode()),
                        tuple(StatementChange.Kind.CHANGED, 2, 2, corrected.itemCode()));
        assertThat(changes.page(second.statementId(), 2, 10).get(0).fields()).containsExactly(
                new StatementChange.Field("tariffVnd", "27000", "26000"),
                new StatementChange.Field("claimedVnd", "17000", "16000"));
    }

    @Test
    void writesTheLinesAsAWorkbookWhoseTextsNothingRuns() throws IOException {
        StatementView view = ground.judge("itemCode,orderReference,tariffVnd,citizenPaidVnd,claimedVnd\n"
                + "=1+1,,26000,10000,16000\n");
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        new ResultExport(ground.results, new XlsxTableFormat()).write(view.statementId(), null, "vi", out);

        String sheet = part(out.toByteArray(), "xl/worksheets/sheet1.xml");
        assertThat(sheet).contains("t=\"inlineStr\"").contains("=1+1").contains("<v>16000</v>").doesNotContain("<f>");
    }

    private static TestItem stored(int serial) {
        TestItem item = TestItem.delivered(serial, DeliveryService.RESULT_DELIVERY, false, 80, false);
        ground.insert(item);
        return item;
    }

    private static StatementView judge(List<List<Object>> rows) {
        StatementReceipt receipt = ground.handIn(TestWorkbook.of(rows), "bảng kê.xlsx");
        ground.workerAt(ReconciliationGround.AFTER_GRACE).work();
        return ground.statements.byId(receipt.statementId()).orElseThrow();
    }

    private static List<List<Object>> workbook(List<TestRow> rows) {
        List<List<Object>> all = new ArrayList<>();
        all.add(List.of("BẢNG KÊ BƯU GỬI", "Kỳ 10/2026"));
        all.add(List.of());
        List<Object> heading = new ArrayList<>(HEADING);
        heading.add("Mã đơn hàng");
        all.add(heading);
        for (TestRow row : rows) {
            List<Object> cells = cells(row, all.size());
            cells.add(row.cell("orderReference"));
            all.add(cells);
        }
        return all;
    }

    /** In the post's own words, with numbers and days where a cell holds one. */
    private static List<Object> cells(TestRow row, int number) {
        List<Object> cells = new ArrayList<>();
        cells.add(number);
        Map<String, String> words = Map.of("RESULT_DELIVERY", "Chuyển trả kết quả", "DOSSIER_PICKUP", "NHẬN GỬI HỒ SƠ",
                "INSIDE_DISTRICT", "Nội thành", "ACROSS_DISTRICTS", "Liên  huyện", "DELIVERED", "Phát thành công");
        for (String column : Arrays.asList("itemCode", "dossierCode", "service", "acceptedOn", "finalStatus", "finalOn",
                "weightGrams", "zone", "tariffVnd", "citizenPaidVnd", "claimedVnd")) {
            String cell = row.cell(column);
            cells.add(cell.matches("-?[0-9]+") ? (Object) Long.valueOf(cell)
                    : cell.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}") ? LocalDate.parse(cell)
                    : words.getOrDefault(cell, cell));
        }
        return cells;
    }

    private static List<Object> totals(long tariff, long citizen, long claimed) {
        return Arrays.asList(null, "Tổng cộng", null, null, null, null, null, null, null, tariff, citizen, claimed);
    }

    private static byte[] marked(StatementView view) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new MarkedStatement(ground.statements, ReconciliationGround.FORMATS).write(view.statementId(),
                ground.statements.layout(view.statementId()).orElseThrow(), out);
        return out.toByteArray();
    }

    private static String part(byte[] workbook, String name) {
        return TestWorkbook.part(workbook, name);
    }

    /** Cells whose style has the ground that marks. */
    private static List<String> coloured(byte[] workbook) {
        String sheet = part(workbook, "xl/worksheets/sheet1.xml");
        String styles = part(workbook, "xl/styles.xml");
        assertThat(styles).contains("FFFFC7CE");
        String formats = styles.substring(styles.indexOf("<cellXfs"), styles.indexOf("</cellXfs>"));
        String[] all = formats.split("<xf ");
        int marks = (all.length - 1) / 2;
        List<String> found = new ArrayList<>();
        java.util.regex.Matcher cell = java.util.regex.Pattern.compile("<c ([^>]*)>").matcher(sheet);
        while (cell.find()) {
            String style = cell.group(1).replaceAll(".*\\bs=\"([0-9]+)\".*|.*", "$1");
            if (!style.isEmpty() && Integer.parseInt(style) >= marks) {
                found.add(cell.group(1).replaceAll(".*\\br=\"([A-Z0-9]+)\".*", "$1"));
            }
        }
        return found;
    }

    private static Map<String, String> found(StatementView view) {
        Map<String, String> found = new TreeMap<>();
        view.sums().forEach(s -> found.put(s.outcome().name(), s.results() + " / " + s.delta().amount()));
        return found;
    }

    private static List<String> essences(StatementView view) {
        assertThat(view.failure()).isNull();
        return ground.resultsOf(view).stream().map(StatementWorkbookTest::essence).sorted().toList();
    }

    private static String essence(ResultRow r) {
        return r.lineNo() + " " + r.itemCode() + " " + r.orderId() + " " + r.outcome() + " " + r.claimed() + " "
                + r.owed() + " " + r.explanation();
    }
}
