package vn.postalgateway.settlement;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import vn.postalgateway.tariff.Vnd;

/**
 * The procedures' own fees that the post collects for the agency (phí, lệ phí thu hộ). They belong to the state and
 * never touch what the post is paid: they have accounts of their own.
 */
public interface CollectedFees {

    FeeBalance balance(String contract);

    /**
     * Records money that the post has handed over. It counts once the period is approved; the same receipt with the
     * same amount is recorded once.
     *
     * @param amount negative to take back a mistaken record
     * @throws SettlementRefused if the period is closed, or the receipt was recorded before
     */
    FeeHandover record(String contract, YearMonth period, Vnd amount, LocalDate receivedOn, String reference,
                       String actor);

    /** Records of one period in the order in which they were made. */
    List<FeeHandover> handovers(String contract, YearMonth period);

    /**
     * Of approved periods.
     *
     * @param owed    collected and not handed over yet
     * @param pending handed over by records that no approval covers yet
     */
    record FeeBalance(Vnd collected, Vnd handedOver, Vnd owed, Vnd pending) {

        public FeeBalance {
            if (!owed.equals(collected.minus(handedOver))) {
                throw new IllegalStateException("owed " + owed + " is not collected " + collected + " − handed over "
                        + handedOver);
            }
        }
    }

    /** @param reference the receipt's number */
    record FeeHandover(String handoverId, YearMonth period, Vnd amount, LocalDate receivedOn, String reference,
                       String recordedBy) {
    }
}
