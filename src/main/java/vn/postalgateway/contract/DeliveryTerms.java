package vn.postalgateway.contract;

import java.time.Instant;
import java.time.LocalDate;
import vn.postalgateway.calendar.VietnamTime;
import vn.postalgateway.calendar.WorkingCalendar;
import vn.postalgateway.operator.Movement;
import vn.postalgateway.tariff.Zone;

/** What a contract says about time and about when an item becomes billable. */
public final class DeliveryTerms {

    private final ContractBook book;
    private final WorkingCalendar calendar;

    public DeliveryTerms(ContractBook book, WorkingCalendar calendar) {
        this.book = book;
        this.calendar = calendar;
    }

    /**
     * The day in Vietnam by which an item is promised to be delivered (thời gian toàn trình): working days from the day
     * of acceptance J, which itself does not count.
     */
    public LocalDate promisedOn(Contract contract, Zone zone, LocalDate acceptedOn) {
        return calendar.plusWorkingDays(acceptedOn, termsOf(contract).promisedWorkingDays().get(zone));
    }

    /** Whether an item that ended so is billable. */
    public boolean isBillable(Contract contract, Movement movement) {
        return termsOf(contract).billable().contains(movement);
    }

    /** What becomes of items that do not reach their addressee at once, and when a month is to be paid. */
    public Handling handling(Contract contract) {
        return termsOf(contract).handling();
    }

    /**
     * The moment until which the sender may decide what shall become of an item, once it is asked: the end of a working
     * day; where the contract names no number of them, of the first one on or after the last day of holding.
     */
    public Instant decideBy(Contract contract, Instant askedAt) {
        Handling handling = handling(contract);
        LocalDate today = VietnamTime.dayOf(askedAt);
        LocalDate last = handling.decisionWorkingDays() != null
            ? calendar.plusWorkingDays(today, handling.decisionWorkingDays())
            : calendar.plusWorkingDays(today.plusDays(handling.holdDays() - 1L), 1);
        return VietnamTime.endOf(last);
    }

    /** The last day in Vietnam on which an item is held that is to be held from a day on. */
    public LocalDate heldUntil(Contract contract, LocalDate from) {
        return from.plusDays(handling(contract).holdDays());
    }

    /** The last day in Vietnam on which the operator may compensate an item that was lost or damaged on a day. */
    public LocalDate compensateBy(Contract contract, LocalDate lostOn) {
        return lostOn.plusDays(handling(contract).compensationDays());
    }

    /**
     * The last day in Vietnam on which a month that was approved on a day is to be paid. One that is no working day
     * moves to the next that is (Civil Code 91/2015/QH13, article 148, clause 5).
     */
    public LocalDate payBy(Contract contract, LocalDate approvedOn) {
        LocalDate last = approvedOn.plusDays(handling(contract).dueDays());
        return calendar.plusWorkingDays(last.minusDays(1), 1);
    }

    private ContractTerms termsOf(Contract contract) {
        return book.terms().inForce(contract.id(), contract.validFrom())
            .orElseThrow(() -> new IllegalArgumentException("unknown contract " + contract.version()));
    }
}
