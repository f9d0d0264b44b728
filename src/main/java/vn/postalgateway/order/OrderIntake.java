package vn.postalgateway.order;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import vn.postalgateway.calendar.VietnamTime;
import vn.postalgateway.contract.Contract;
import vn.postalgateway.contract.Contracts;
import vn.postalgateway.contract.DeliveryTerms;
import vn.postalgateway.contract.PriceQuestion;
import vn.postalgateway.contract.Pricing;
import vn.postalgateway.partner.FieldFault;
import vn.postalgateway.tariff.Price;

/**
 * Takes a one-stop system's request in, once: the same requestId has the same answer for as long as the order is
 * kept, and other content under it has no effect. What is accepted is stored together with its way to the post before
 * anybody is told.
 */
public class OrderIntake {

    private final DeliveryOrders orders;
    private final Contracts contracts;
    private final Pricing pricing;
    private final DeliveryTerms terms;
    private final Backlog backlog;
    private final OrderIds ids;
    private final Clock clock;

    public OrderIntake(DeliveryOrders orders, Contracts contracts, Pricing pricing, DeliveryTerms terms,
                       Backlog backlog, OrderIds ids, Clock clock) {
        this.orders = orders;
        this.contracts = contracts;
        this.pricing = pricing;
        this.terms = terms;
        this.backlog = backlog;
        this.ids = ids;
        this.clock = clock;
    }

    /** @throws DeliveryOrders.SameRequestInFlight if the same request is being taken in at this moment */
    public Acceptance take(String partnerId, DeliveryRequest request) {
        return take(partnerId, request, AllottedCodes.NONE);
    }

    /** The same for an agency that holds numbers of its own. */
    public Acceptance take(String partnerId, DeliveryRequest request, AllottedCodes codes) {
        // Asked first, so that a replay keeps its answer even when its contract has ended since.
        Optional<Acceptance> before = orders.alreadyTaken(partnerId, request);
        if (before.isPresent()) {
            return before.get();
        }
        // What is answered now and what is read back later are one instant: the database keeps microseconds.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        LocalDate today = VietnamTime.dayOf(now);
        Optional<Contract> contract = contracts.inForce(request.contract(), today);
        if (contract.isEmpty()) {
            return new Acceptance.Refused(List.of(new FieldFault("/contract",
                    "is not the id of a contract in force on " + today)));
        }
        if (backlog.isFull(contract.get().operator())) {
            return new Acceptance.BacklogFull();
        }
        PriceQuestion question = question(partnerId, request, today);
        Pricing.Answer answer = pricing.answer(question);
        if (answer instanceof Pricing.Answer.Priced priced) {
            LocalDate promisedBy = terms.promisedOn(contract.get(), priced.price().zone(), today);
            return orders.accept(new NewOrder(ids.next(), partnerId, request, contract.get(), question,
                    priced.price(), promisedBy, codes, now));
        }
        return new Acceptance.Refused(asOrderFields(((Pricing.Answer.Refused) answer).faults()));
    }

    private PriceQuestion question(String partnerId, DeliveryRequest request, LocalDate today) {
        boolean second = pricing.hasBundle(request.contract(), today) && orders.haveFirstDirection(partnerId, request);
        return new PriceQuestion(request.contract(), request.service(), request.weight(), request.dossiers().size(),
                request.chargePaid(), request.sender().place(), request.recipient().place(), today,
                request.submittedOnline(), request.exemption(), Price.Basis.ESTIMATE,
                request.collectFeesTotal(), second);
    }

    // A quote speaks of from and to where an order speaks of sender and recipient.
    private static List<FieldFault> asOrderFields(List<FieldFault> faults) {
        return faults.stream().map(f -> new FieldFault(
                f.pointer().replaceFirst("^/from/", "/sender/").replaceFirst("^/to/", "/recipient/"), f.detail()))
                .toList();
    }
}
