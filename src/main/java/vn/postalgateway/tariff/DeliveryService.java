package vn.postalgateway.tariff;

/** The two services of the public post for dossiers (Decision 45/2016/QĐ-TTg); each has its own price table. */
public enum DeliveryService {
    /** Nhận gửi hồ sơ tại nhà, table A: from the citizen's home to the agency. */
    DOSSIER_PICKUP,
    /** Chuyển trả kết quả tận nhà, table B: from the agency to the citizen's home. */
    RESULT_DELIVERY
}
