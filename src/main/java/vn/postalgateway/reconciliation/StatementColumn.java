package vn.postalgateway.reconciliation;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The columns of a statement that mean something to us, by the names of our interface and by Vietnamese headings. */
public enum StatementColumn {
    ITEM_CODE("itemCode", true, "số hiệu bưu gửi", "mã vận đơn", "mã bưu gửi"),
    ORDER_REFERENCE("orderReference", false, "mã đơn hàng", "số tham chiếu"),
    DOSSIER_CODE("dossierCode", false, "mã hồ sơ", "mã số hồ sơ"),
    SERVICE("service", false, "dịch vụ", "loại dịch vụ"),
    ACCEPTED_ON("acceptedOn", false, "ngày chấp nhận"),
    FINAL_STATUS("finalStatus", false, "trạng thái", "trạng thái cuối"),
    FINAL_ON("finalOn", false, "ngày phát", "ngày kết thúc"),
    WEIGHT_GRAMS("weightGrams", false, "khối lượng (g)", "khối lượng"),
    ZONE("zone", false, "khu vực", "vùng"),
    TARIFF_VND("tariffVnd", true, "cước (đ)", "cước", "giá cước (đ)"),
    CITIZEN_PAID_VND("citizenPaidVnd", true, "người dân trả (đ)", "người dân trả"),
    CLAIMED_VND("claimedVnd", true, "ngân sách hỗ trợ (đ)", "ngân sách hỗ trợ", "số tiền đề nghị (đ)",
    "số tiền đề nghị"),
    COLLECTED_FEE_VND("collectedFeeVnd", false, "lệ phí thu hộ (đ)", "lệ phí thu hộ", "phí, lệ phí thu hộ (đ)"),
    NOTE("note", false, "ghi chú");

    private final String canonicalName;
    private final boolean required;
    private final List<String> headings;

    StatementColumn(String canonicalName, boolean required, String... headings) {
        this.canonicalName = canonicalName;
        this.required = required;
        this.headings = List.of(headings);
    }

    public String canonicalName() {
        return canonicalName;
    }

    boolean isRequired() {
        return required;
    }

    String vietnameseHeading() {
        return headings.get(0);
    }

    static Optional<StatementColumn> of(String heading) {
        String name = Normalizer.normalize(heading, Normalizer.Form.NFC).strip().replaceAll("\\s+", " ")
                .toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(c -> c.canonicalName.toLowerCase(Locale.ROOT).equals(name) || c.headings.contains(name))
                .findFirst();
    }
}
