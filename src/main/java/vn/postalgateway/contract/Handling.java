package vn.postalgateway.contract;

import vn.postalgateway.operator.Instruction;

/**
 * What a contract says about items that do not reach their addressee at once, and about paying.
 *
 * @param attempts            how often delivery is tried before somebody decides what shall become of the item;
 *                            attempts that the post itself or force majeure made fail are not counted
 * @param holdDays            days it is held at the delivery office before it is returned to the sending agency
 * @param decisionWorkingDays working days in which the sender decides; null: as long as the item is held
 * @param undecided           what the operator is told if the sender does not decide in time
 * @param compensationDays    days from the loss or damage until the operator has to compensate it
 * @param dueDays             days from a month's approval until it is to be paid
 */
public record Handling(int attempts, int holdDays, Integer decisionWorkingDays, Instruction undecided,
                       int compensationDays, int dueDays) {
}
