package vn.postalgateway.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.postalgateway.operator.OperatorProfile;
import vn.postalgateway.operator.yaml.ShippedProfiles;
import vn.postalgateway.tariff.DeliveryService;
import vn.postalgateway.tariff.Vnd;

class StatementLinesTest {

    private static final OperatorProfile VNPOST = ShippedProfiles.read().byId("vnpost").orElseThrow();
    private static final List<String> HEADING = List.of("Số hiệu bưu gửi", "Mã hồ sơ", "Dịch vụ", "Khối lượng (g)",
            "Cước (đ)",
            "Người dân trả (đ)", "Số tiền đề nghị (đ)", "Người nhận");

    @Test
    void readsVietnameseHeadings() {
        StatementLine line = line("rh 000000015 vn", " B-2  A-1 ", "Chuyển trả kết quả", "1.200", "26.000", "10.000",
                "16.000", "x");

        assertThat(line.faults()).isEmpty();
        assertThat(line.itemCode()).isEqualTo("RH000000015VN");
        assertThat(line.dossierCodes()).isEqualTo("A-1 B-2");
        assertThat(line.service()).isEqualTo(DeliveryService.RESULT_DELIVERY);
        assertThat(line.weightGrams()).isEqualTo(1_200);
        assertThat(line.claimed()).isEqualTo(Vnd.of(16_000));
    }

    @Test
    void listsTheHeadingsThatMeanNothingToUs() {
        assertThat(new StatementHeading(HEADING, VNPOST.statements()).ignored()).containsExactly("Người nhận");
    }

    @Test
    void namesTheColumnsThatAreMissing() {
        assertThatThrownBy(() -> new StatementHeading(List.of("itemCode", "note"), VNPOST.statements()))
                .isInstanceOf(StatementUnreadable.class)
                .hasMessage("The heading row lacks these columns: tariffVnd, citizenPaidVnd, claimedVnd.");
    }

    @Test
    void refusesAColumnThatStandsTwice() {
        assertThatThrownBy(() -> new StatementHeading(List.of("itemCode", "Số hiệu bưu gửi"), VNPOST.statements()))
                .isInstanceOf(StatementUnreadable.class).hasMessageContaining("itemCode twice");
    }

    @Test
    void collectsEveryCellThatCannotBeReadWithItsText() {
        StatementLine line = line("RH000000015VN", "", "air mail", "", "26.00", "", "16.000", "x");

        assertThat(line.faults()).extracting(CellFault::fileRow, CellFault::column, CellFault::raw).containsExactly(
                org.assertj.core.groups.Tuple.tuple(7, "service", "air mail"),
                org.assertj.core.groups.Tuple.tuple(7, "tariffVnd", "26.00"),
                org.assertj.core.groups.Tuple.tuple(7, "citizenPaidVnd", ""));
        assertThat(line.claim()).isEqualTo(Vnd.of(16_000));
    }

    @Test
    void refusesARowThatIsNotAsWideAsTheHeading() {
        StatementLine line = new StatementLines(new StatementHeading(HEADING, VNPOST.statements()), VNPOST, null)
                .line(1, 7, List.of("RH000000015VN", "", "", "", "26000", "10000", "16000"));

        assertThat(line.faults()).extracting(CellFault::column).containsExactly("row");
    }

    @Test
    void refusesALineThatNamesNothing() {
        StatementLine line = line("", "", "", "", "26000", "10000", "16000", "Tổng cộng");

        assertThat(line.faults()).extracting(CellFault::column).containsExactly("itemCode");
    }

    @Test
    void readsTheSameLineWhateverItsMarksAndLetters() {
        assertThat(line("RH000000015VN", "", "", "", "26.000", "10.000", "16.000", "một"))
                .usingRecursiveComparison().ignoringFields("note")
                .isEqualTo(line("rh000000015vn", "", "", "", "26,000", "10000", "16000", "hai"));
    }

    private static StatementLine line(String... cells) {
        return new StatementLines(new StatementHeading(HEADING, VNPOST.statements()), VNPOST, null).line(1, 7, List.of(cells));
    }
}
