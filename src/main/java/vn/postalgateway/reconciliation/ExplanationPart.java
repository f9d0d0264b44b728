package vn.postalgateway.reconciliation;

import vn.postalgateway.tariff.Vnd;
import vn.postalgateway.tariff.Wording;

/**
 * One cause of a difference between claimed and owed; the parts of a result add up to its difference.
 *
 * @param cause {@code WEIGHT}, {@code ZONE}, {@code SERVICE}, {@code TARIFF}, {@code CITIZEN_CHARGE}, {@code
 *              TARIFF_VERSION}, {@code EXEMPTION}, {@code UNEXPLAINED}, or the outcome's name where the whole claim
 *              stands or falls
 */
public record ExplanationPart(String cause, Vnd vnd, Wording text) {
}
