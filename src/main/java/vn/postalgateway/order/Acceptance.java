package vn.postalgateway.order;

import java.util.List;
import vn.postalgateway.partner.FieldFault;

/** What became of a request at intake. */
public sealed interface Acceptance {

    /** New, and durably stored. */
    record Stored(DeliveryOrder order) implements Acceptance { }

    /** The same requestId with the same content was accepted before: the same answer. */
    record Replayed(DeliveryOrder order) implements Acceptance { }

    /** The same requestId with other content was accepted before: no effect. */
    record RequestIdReused(String orderId) implements Acceptance { }

    /** An order for this dossier and service is under way. */
    record DossierUnderWay(String dossierCode, String orderId) implements Acceptance { }

    /** Too many orders wait for this operator: nothing was stored, the same request may come again later. */
    record BacklogFull() implements Acceptance { }

    /** The contract's budget of the year does not cover it, and the contract refuses such orders. */
    record BudgetExhausted() implements Acceptance { }

    /** Readable, but wrong. */
    record Refused(List<FieldFault> faults) implements Acceptance { }
}
