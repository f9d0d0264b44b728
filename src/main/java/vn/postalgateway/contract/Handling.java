package vn.postalgateway.contract;

/**
 * What a contract says about items that do not reach their addressee at once, and about paying.
 *
 * @param attempts how often delivery is tried before the item is held
 * @param holdDays days it is held at the delivery office before it is returned to the sending agency
 * @param dueDays  days from a month's approval until it is to be paid
 */
public record Handling(int attempts, int holdDays, int dueDays) {
}
