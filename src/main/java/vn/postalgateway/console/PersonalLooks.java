package vn.postalgateway.console;

import java.time.Instant;
import java.util.List;

/** Who has looked at an order's names, phones and addresses. Append-only; each method is one transaction. */
public interface PersonalLooks {

    void record(String orderId, String reason, String actor, Instant now);

    /** Newest first. */
    List<Look> of(String orderId, int most);

    /** @param reason in the person's own words, which are not to hold personal data */
    record Look(Instant at, String actor, String reason) { }
}
