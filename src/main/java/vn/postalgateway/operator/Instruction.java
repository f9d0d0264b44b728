package vn.postalgateway.operator;

/** What an operator can be told to do with an item that it could not deliver (chỉ dẫn xử lý). */
public enum Instruction {
    /** Try again (phát lại). */
    REDELIVER,
    /** Keep it at the delivery office (lưu giữ). */
    HOLD,
    /** Bring it back to its sender (chuyển hoàn). */
    RETURN
}
