package vn.postalgateway.operator;

import vn.postalgateway.tariff.Wording;

/** Where a postal item is, in our words; each operator's status codes are mapped to these by its profile. */
public enum Movement {
    AWAITING_PICKUP(new Wording("chờ lấy", "awaiting pickup")),
    PICKED_UP(new Wording("đã lấy", "picked up")),
    IN_TRANSIT(new Wording("đang vận chuyển", "in transit")),
    AT_DELIVERY_OFFICE(new Wording("ở bưu cục phát", "at delivery office")),
    OUT_FOR_DELIVERY(new Wording("đang đi phát", "out for delivery")),
    DELIVERY_FAILED(new Wording("phát chưa được", "delivery failed")),
    HELD(new Wording("lưu tại bưu cục", "held")),
    RETURNING(new Wording("đang chuyển hoàn", "returning")),
    DELIVERED(new Wording("đã phát", "delivered")),
    RETURNED(new Wording("đã chuyển hoàn", "returned")),
    LOST(new Wording("thất lạc", "lost by the post")),
    DAMAGED(new Wording("hư hỏng", "damaged"));

    private final Wording wording;

    Movement(Wording wording) {
        this.wording = wording;
    }

    /** As it stands within a sentence. */
    public Wording wording() {
        return wording;
    }

    /** After a final movement only an earlier final event or an operator's correction changes anything. */
    public boolean isFinal() {
        return this == DELIVERED || this == RETURNED || this == LOST;
    }
}
