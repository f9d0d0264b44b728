package vn.postalgateway.order;

import vn.postalgateway.tariff.Vnd;

/** Phí, lệ phí thu hộ: the procedure's own charge that the postman collects for the agency; it belongs to the state. */
public record CollectedFee(String code, Vnd amount) {
}
