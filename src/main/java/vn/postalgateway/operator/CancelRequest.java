package vn.postalgateway.operator;

import java.util.List;

/**
 * Tells an operator to cancel what it took under our reference. Harmless to repeat.
 *
 * @param itemCode null for the order as it is; else the one item meant of several under the same reference
 * @param parties  only so that an adapter can take their data out of the operator's words; never sent
 */
public record CancelRequest(String operator, String orderReference, String itemCode, String reason,
                            List<PostalParty> parties) {

    public CancelRequest {
        parties = List.copyOf(parties);
    }
}
