package vn.postalgateway.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import vn.postalgateway.reconciliation.Outcome;
import vn.postalgateway.reconciliation.Resolution;
import vn.postalgateway.reconciliation.TableFormat.Table;
import vn.postalgateway.reconciliation.csv.CsvTableFormat;

class AnnexTest {

    /** If this fails, so would every hash that was ever signed: the form must stay, or the old one be kept beside it. */
    @Test
    void keepsTheFormThatSignedHashesVouchFor() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        HashedOutput hashed = new HashedOutput(out);

        try (Table<AnnexLine> table = new CsvTableFormat().begin("phu-luc", Annex.COLUMNS, hashed)) {
            table.row(PaperSample.matched(1));
            table.row(PaperSample.differing(2, Outcome.WEIGHT_STEP_DIFFERS, Resolution.KEEP_OURS, 17_500));
        }

        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("\uFEFFDòng bảng kê,Số hiệu bưu gửi,Mã đơn,").contains(
                "\r\n1,RH000000001VN,ord_1,H27.12-261001-0001,chuyển trả kết quả tận nhà,nội huyện,H27.1,15/10/2026,10/2026,80,"
                        + "26000,10000,0,0,16000,16000,320,");
        assertThat(hashed.hex()).isEqualTo("7707c83fcf395ecbfd1e5985b472744e373671b39ec250397493a321c3222f0b");
    }
}
