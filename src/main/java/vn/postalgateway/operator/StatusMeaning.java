package vn.postalgateway.operator;

/**
 * What one status code of an operator means.
 *
 * @param movement null where the code moves nothing
 * @param flag     null, or why a person should look: {@code stoppedByPost}, {@code partial}, {@code moneyOnly}
 * @param words    the operator's own words for it
 */
public record StatusMeaning(Movement movement, String flag, String words) {
}
