package vn.postalgateway.order;

import java.time.Instant;
import java.util.List;

/** Orders in doubt that people settle by asking the operator themselves. Each method is one transaction. */
public interface PersonsWord {

    /** Orders in doubt, longest first; {@code lookAt} is null where only a person can settle it. */
    List<Waiting> waiting(int most);

    /** A person found it at the operator under this code. Recorded with who said so. */
    void exists(Placements.Doubt doubt, String itemCode, String actor, Instant now);

    /** A person made sure that it is not there: it is sent, or cancelled if that is wished. Recorded likewise. */
    void doesNotExist(Placements.Doubt doubt, String actor, Instant now);

    /** The order that carries this item code at the operator, if any. */
    boolean carriedByAnother(Placements.Doubt doubt, String itemCode);

    /** One order in doubt. {@code reason} is in our own words. */
    record Waiting(String orderId, String operator, Instant since, String reason, Instant lookAt) { }
}
