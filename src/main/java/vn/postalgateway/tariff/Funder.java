package vn.postalgateway.tariff;

/** Who pays a part of a tariff. */
public enum Funder {
    /** Phần người dân trả. */
    CITIZEN,
    /** Phần ngân sách hỗ trợ. */
    BUDGET,
    /** The post's own discount, claimed from nobody. */
    POST
}
