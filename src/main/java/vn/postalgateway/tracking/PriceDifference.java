package vn.postalgateway.tracking;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import vn.postalgateway.calendar.VietnamTime;
import vn.postalgateway.contract.Pricing;
import vn.postalgateway.order.DeliveryOrder;
import vn.postalgateway.tariff.Price;
import vn.postalgateway.tariff.Vnd;
import vn.postalgateway.tariff.Wording;

/**
 * Why the price on the post's weight is not the estimate: one part per cause, and the parts add up to the difference of
 * the two tariffs.
 */
public record PriceDifference(Vnd difference, List<Part> parts) {

    /** @param cause {@code WEIGHT}, or {@code DAY}: on the day of acceptance another sheet, contract or zone applies */
    public record Part(String cause, Vnd amount, Wording text) { }

    /** @param estimate the price at intake, on the declared weight */
    public static PriceDifference between(Price estimate, DeliveryOrder order, Pricing pricing) {
        Price accepted = order.price();
        LocalDate ordered = VietnamTime.dayOf(order.createdAt());
        Vnd onWeight = pricing.answer(OrderProjector.ask(order, accepted.weight(), ordered, Price.Basis.ACCEPTED))
                instanceof Pricing.Answer.Priced priced ? priced.price().tariff() : accepted.tariff();
        List<Part> parts = new ArrayList<>();
        add(parts, "WEIGHT", onWeight.minus(estimate.tariff()), new Wording(
                "Khai báo " + estimate.weight().value() + " g, bưu điện cân " + accepted.weight().value() + " g",
                "Declared " + estimate.weight().value() + " g, weighed " + accepted.weight().value() + " g"));
        add(parts, "DAY", accepted.tariff().minus(onWeight), new Wording(
                "Ngày chấp nhận áp dụng " + accepted.tariffId() + ", ngày đặt đơn áp dụng " + estimate.tariffId(),
                "On the day of acceptance " + accepted.tariffId() + " applies, on the order's day "
                        + estimate.tariffId()));
        return new PriceDifference(accepted.tariff().minus(estimate.tariff()), List.copyOf(parts));
    }

    private static void add(List<Part> parts, String cause, Vnd amount, Wording text) {
        if (!amount.equals(Vnd.ZERO)) {
            parts.add(new Part(cause, amount, text));
        }
    }
}
