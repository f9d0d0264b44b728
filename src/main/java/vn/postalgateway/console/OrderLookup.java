package vn.postalgateway.console;

import java.util.List;
import java.util.Optional;

/** Finds any partner's orders for support. Never answers with personal data. Each method is one transaction. */
public interface OrderLookup {

    /**
     * The orders that carry the code as order id, requestId, dossier code or item code, or whose sender or recipient
     * has the phone; newest first.
     */
    List<JourneyHeading> find(AskedCode asked, int most);

    /** One order's way, step by step in the order of time; empty if there is no such order. */
    Optional<Journey> journeyOf(String orderId);
}
