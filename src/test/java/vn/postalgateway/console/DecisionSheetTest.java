package vn.postalgateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.postalgateway.console.DecisionSheet.Fault;
import vn.postalgateway.console.DecisionSheet.Row;
import vn.postalgateway.reconciliation.Resolution;

/** Decisions as people write them into a workbook. */
class DecisionSheetTest {

    private static final Map<String, List<String>> WORDS = Map.of(
            "sheet.result", List.of("Mã dòng", "Line id"), "sheet.decision", List.of("Quyết định", "Decision"),
            "sheet.reason", List.of("Lý do", "Reason"), "sheet.decisionNo", List.of("Số quyết định", "Decision number"),
            "resolution.ACCEPT_THEIRS", List.of("Theo bưu điện", "Accept theirs"),
            "resolution.KEEP_OURS", List.of("Giữ số của mình", "Keep ours"),
            "resolution.DISPUTE", List.of("Tranh chấp", "Dispute"),
            "resolution.NEXT_PERIOD", List.of("Chuyển kỳ sau", "Next period"));

    private final DecisionSheet sheet = new DecisionSheet(key -> WORDS.get(key).stream());

    private void rows(String... rows) {
        Stream.of(rows).forEach(row -> sheet.row(++number, List.of(row.split("\\|", -1))));
    }

    private int number;

    @Test
    void takesDecisionsInEitherLanguageWithOrWithoutDiacritics() {
        rows("Đối soát tháng 10", "Quyết định|Lý do|Mã dòng|Số quyết định", "theo buu dien|có phiếu|res_1|",
                "Dispute| cân lại |res_2|17", "|ghi chú thôi|res_3|", "KEEP_OURS|x|res_4|", "");

        assertThat(sheet.faults()).isEmpty();
        assertThat(sheet.rows()).containsExactly(new Row(3, "res_1", Resolution.ACCEPT_THEIRS, "có phiếu", ""),
                new Row(4, "res_2", Resolution.DISPUTE, "cân lại", "17"),
                new Row(6, "res_4", Resolution.KEEP_OURS, "x", ""));
    }

    @Test
    void namesEachWrongCellByColumnAndRow() {
        rows("Line id|Decision|Reason|Decision number", "res_1|Accept|why|", "res_2|Dispute||", "|Dispute|why|",
                "res_2|Dispute|why|", "res_5|Dispute|" + "x".repeat(2_001) + "|");

        assertThat(sheet.faults()).extracting(Fault::cell).containsExactly("B2", "C3", "A4", "A5", "C6");
    }

    @Test
    void takesNoOtherWorkbook() {
        rows("Mã|Tiền", "1|2");

        assertThat(sheet.rows()).isEmpty();
        assertThat(sheet.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.cell()).isNull();
            assertThat(fault.text().vi()).contains("không phải Excel tải từ trang chênh lệch");
        });
    }
}
