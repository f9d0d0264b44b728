package vn.postalgateway.order;

import java.time.Instant;
import java.time.LocalDate;
import vn.postalgateway.contract.Contract;
import vn.postalgateway.contract.PriceQuestion;
import vn.postalgateway.tariff.Price;

/**
 * A checked and priced request, ready to be stored under a new orderId; the question is what its price answers.
 *
 * @param codes from where it gets a number that its agency was given beforehand
 */
public record NewOrder(String orderId, String partnerId, DeliveryRequest request, Contract contract,
                       PriceQuestion question, Price price, LocalDate promisedBy, AllottedCodes codes, Instant at) {
}
