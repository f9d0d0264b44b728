package vn.postalgateway.tracking;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import vn.postalgateway.calendar.VietnamTime;
import vn.postalgateway.contract.PriceQuestion;
import vn.postalgateway.contract.PricedVersions;
import vn.postalgateway.contract.Pricing;
import vn.postalgateway.operator.Movement;
import vn.postalgateway.order.DeliveryOrder;
import vn.postalgateway.order.DeliveryStop;
import vn.postalgateway.order.MovementProjection;
import vn.postalgateway.order.OrderTerms;
import vn.postalgateway.tariff.Grams;
import vn.postalgateway.tariff.Price;

/**
 * Turns an order's history into what stands in the order's row: movement, flags, price on the accepted weight,
 * billability.
 */
public final class OrderProjector {

    /** Flags on the order that depend on more than the events. */
    static final String BEFORE_CREATION = "beforeCreation";
    static final String NOT_PRICED = "notPriced";

    private final Pricing pricing;
    private final PricedVersions pricedVersions;
    private final OrderTerms terms;

    public OrderProjector(Pricing pricing, PricedVersions pricedVersions, OrderTerms terms) {
        this.pricing = pricing;
        this.pricedVersions = pricedVersions;
        this.terms = terms;
    }

    /**
     * A new price pins the versions it stands on, so this belongs into the transaction that writes the projection.
     *
     * @param before the history that the order's row shows now
     */
    public MovementProjection project(DeliveryOrder order, MovementHistory before, MovementHistory after, Instant at) {
        Optional<PriceQuestion> question = question(order, after).filter(asked -> !answers(order, before, asked));
        Price price = question.map(this::price).orElse(null);
        List<String> flags = flags(order, before, after, question.isPresent() && price == null);
        Price newPrice = price == null || price.comesToTheSameAs(order.price()) ? null : price;
        if (newPrice != null) {
            pricedVersions.pin(question.orElseThrow());
        }
        OrderCourse course = new OrderCourse(order.contract(), order.createdAt(), after, terms);
        LocalDate promisedBy = course.promisedBy((newPrice == null ? order.price() : newPrice).zone())
                .orElse(order.promisedBy());
        Instant billableAt = course.billableAt();
        int failedAttempts = after.failedAttempts().count();
        LocalDate compensateBy = course.compensateBy();
        boolean moreIsNew = newPrice != null || !flags.equals(order.flags())
                || !Objects.equals(promisedBy, order.promisedBy())
                || !Objects.equals(billableAt, order.billableAt())
                || failedAttempts != order.failedAttempts() || !Objects.equals(compensateBy, order.compensateBy())
                || order.itemCode() == null && after.itemCode() != null;
        return new MovementProjection(order.orderId(), after.movement(),
                after.decidedBy().map(TrackedEvent::occurredAt).orElse(null), flags, newPrice,
                after.heldBy().map(TrackedEvent::occurredAt).orElse(null), billableAt, after.itemCode(),
                promisedBy, failedAttempts, compensateBy,
                DeliveryStop.waits(order.movement()), order.isCalledOff() ? null : course.stop(at),
                changeType(order, before, after, moreIsNew), at);
    }

    // With the post's weight the price stands on it; if a correction took that weight back, on the declared one again.
    private static Optional<PriceQuestion> question(DeliveryOrder order, MovementHistory history) {
        if (history.weighedBy().isPresent()) {
            LocalDate accepted = VietnamTime.dayOf(history.heldBy().orElseThrow().occurredAt());
            Grams weight = new Grams(history.weighedBy().get().weightGrams());
            return Optional.of(ask(order, weight, accepted, Price.Basis.ACCEPTED));
        }
        return order.price().basis() == Price.Basis.ACCEPTED
                ? Optional.of(ask(order, order.declaredWeight(), VietnamTime.dayOf(order.createdAt()),
                        Price.Basis.ESTIMATE))
                : Optional.empty();
    }

    // The same question has the same answer, so most events of an item ask for no price.
    private static boolean answers(DeliveryOrder order, MovementHistory before, PriceQuestion asked) {
        return !order.flags().contains(NOT_PRICED) && order.price().basis() == asked.basis()
                && order.price().weight().equals(asked.weight())
                && question(order, before).filter(asked::equals).isPresent();
    }

    static PriceQuestion ask(DeliveryOrder order, Grams weight, LocalDate on, Price.Basis basis) {
        return new PriceQuestion(order.contract(), order.service(), weight, order.dossiers().size(), order.chargePaid(),
                order.from(), order.to(), on, order.submittedOnline(), order.exemption(), basis,
                order.collectFees(), order.secondDirection());
    }

    private Price price(PriceQuestion question) {
        return pricing.answer(question) instanceof Pricing.Answer.Priced priced ? priced.price() : null;
    }

    // Flags of other rooms stay; ours are derived anew.
    private static List<String> flags(DeliveryOrder order, MovementHistory before, MovementHistory after,
                                      boolean notPriced) {
        TreeSet<String> flags = new TreeSet<>(order.flags());
        flags.removeAll(before.flags());
        flags.removeAll(List.of(BEFORE_CREATION, NOT_PRICED));
        flags.addAll(after.flags());
        if (after.earliest() != null && after.earliest().isBefore(order.createdAt())) {
            flags.add(BEFORE_CREATION);
        }
        if (notPriced) {
            flags.add(NOT_PRICED);
        }
        return new ArrayList<>(flags);
    }

    private static String changeType(DeliveryOrder order, MovementHistory before, MovementHistory after,
                                     boolean moreIsNew) {
        boolean failedAgain = after.movement() == Movement.DELIVERY_FAILED && !after.sameStateAs(before);
        if (order.movement() != after.movement() || failedAgain) {
            return switch (after.movement()) {
                case DELIVERED -> "delivery.delivered";
                case RETURNED -> "return.completed";
                case LOST -> "item.lost";
                case DELIVERY_FAILED -> "delivery.failed";
                default -> "tracking.updated";
            };
        }
        return moreIsNew ? "tracking.updated" : null;
    }
}
