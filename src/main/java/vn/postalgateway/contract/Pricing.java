package vn.postalgateway.contract;

import java.time.LocalDate;
import java.util.List;
import vn.postalgateway.partner.FieldFault;
import vn.postalgateway.tariff.Price;

/** Prices one item by its contract, from dated documents only; the same question always has the same answer. */
public interface Pricing {

    Answer answer(PriceQuestion question);

    /** Whether on this day a dossier's second direction may cost less for having a first one. */
    boolean hasBundle(String contract, LocalDate on);

    /** A price, or why there is none. */
    sealed interface Answer {

        record Priced(Price price) implements Answer { }

        /** Faults point to the fields of a quote or order: {@code /contract}, {@code /exemption}, … */
        record Refused(List<FieldFault> faults) implements Answer { }
    }
}
