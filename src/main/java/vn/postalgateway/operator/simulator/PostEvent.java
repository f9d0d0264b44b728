package vn.postalgateway.operator.simulator;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/** Something that happened to an item, in the fields of the gateway's tracking interface. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PostEvent(String eventId, String itemCode, String status, Instant occurredAt, String reason, Integer attempt,
                 Integer weightGrams, String facility, Long collectedVnd) {
}
