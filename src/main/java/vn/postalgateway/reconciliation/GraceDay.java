package vn.postalgateway.reconciliation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import vn.postalgateway.calendar.VietnamTime;
import vn.postalgateway.calendar.WorkingCalendar;
import vn.postalgateway.contract.Contract;
import vn.postalgateway.contract.Contracts;

/** Until when the post may still bill a period: working days after the month's end, as the contract says. */
public class GraceDay {

    private final Contracts contracts;
    private final WorkingCalendar calendar;

    public GraceDay(Contracts contracts, WorkingCalendar calendar) {
        this.contracts = contracts;
        this.calendar = calendar;
    }

    /** True from the day after the last grace day on, in Vietnam. */
    public boolean isOver(String contractId, YearMonth period, Instant now) {
        Contract contract = contracts.inForce(contractId, period.atEndOfMonth())
                .or(() -> contracts.inForce(contractId, period.atDay(1))).orElseThrow();
        LocalDate last = calendar.plusWorkingDays(period.atEndOfMonth(), contract.graceWorkingDays());
        return VietnamTime.dayOf(now).isAfter(last);
    }
}
