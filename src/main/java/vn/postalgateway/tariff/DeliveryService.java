package vn.postalgateway.tariff;

/** The two services of the public post for dossiers (Decision 45/2016/QĐ-TTg); each has its own price table. */
public enum DeliveryService {
    /** Table A: from the citizen's home to the agency. */
    DOSSIER_PICKUP(new Wording("nhận gửi hồ sơ tại nhà", "dossier pickup")),
    /** Table B: from the agency to the citizen's home. */
    RESULT_DELIVERY(new Wording("chuyển trả kết quả tận nhà", "result delivery"));

    private final Wording wording;

    DeliveryService(Wording wording) {
        this.wording = wording;
    }

    /** As it stands within a sentence. */
    public Wording wording() {
        return wording;
    }
}
