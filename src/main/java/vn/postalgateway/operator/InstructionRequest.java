package vn.postalgateway.operator;

import java.time.LocalDate;
import java.util.List;

/**
 * Tells an operator what to do with an item that it could not deliver. Telling it the same again is harmless.
 *
 * @param until   the last day in Vietnam on which the item is held; null where it is not to be held
 * @param parties only so that an adapter can take their data out of the operator's words; never sent
 */
public record InstructionRequest(String operator, String orderReference, Instruction instruction, LocalDate until,
                                 List<PostalParty> parties) {

    public InstructionRequest {
        parties = List.copyOf(parties);
    }
}
