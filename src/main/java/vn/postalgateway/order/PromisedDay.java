package vn.postalgateway.order;

import java.time.LocalDate;
import vn.postalgateway.contract.Contract;
import vn.postalgateway.tariff.Zone;

/** The working day by which an item accepted on a day is promised (transit time in working days from acceptance day J). */
public interface PromisedDay {

    LocalDate of(Contract contract, Zone zone, LocalDate acceptedOn);
}
