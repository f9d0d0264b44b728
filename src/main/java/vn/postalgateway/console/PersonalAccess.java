package vn.postalgateway.console;

import java.time.Clock;
import java.util.NoSuchElementException;
import java.util.Optional;
import vn.postalgateway.order.OrderParties;

/** Names, phones and addresses: masked for everybody in support, whole for who says why, and never unrecorded. */
public final class PersonalAccess {

    private final OrderParties parties;
    private final PersonalLooks looks;
    private final Clock clock;

    public PersonalAccess(OrderParties parties, PersonalLooks looks, Clock clock) {
        this.parties = parties;
        this.looks = looks;
        this.clock = clock;
    }

    /** Both sides of one order. */
    public record Masked(MaskedParty sender, MaskedParty recipient) { }

    /** Empty where the data were erased. */
    public Optional<Masked> masked(String orderId) {
        return open(orderId).map(p -> new Masked(MaskedParty.of(p.sender()), MaskedParty.of(p.recipient())));
    }

    /** Shows them after the look is on record; empty where the data were erased. */
    public Optional<OrderParties.Parties> show(String orderId, String reason, String actor) {
        looks.record(orderId, reason, actor, clock.instant());
        return open(orderId);
    }

    private Optional<OrderParties.Parties> open(String orderId) {
        try {
            return Optional.of(parties.of(orderId));
        } catch (NoSuchElementException erased) {
            return Optional.empty();
        }
    }
}
