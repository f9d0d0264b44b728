package vn.postalgateway.operator;

import java.time.Instant;
import vn.postalgateway.tariff.Grams;
import vn.postalgateway.tariff.Vnd;

/**
 * One item in a post's own record.
 *
 * @param orderReference our orderId, as the post was given it
 * @param weighed        the weight at the post's counter, not the declared one
 * @param collect        what it was asked to collect at the door
 * @param acceptedAt     when it was picked up and weighed; null before
 * @param status         the post's own number of the last event; null before the first
 * @param statusAt       when that happened; null before the first
 */
public record WitnessedItem(String orderReference, String itemCode, Grams weighed, Vnd collect, Instant acceptedAt,
                            String status, Instant statusAt) {
}
