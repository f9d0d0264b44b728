package vn.postalgateway.reconciliation;

import vn.postalgateway.tariff.Vnd;

/**
 * One field on which a line and our item differ, whether it moves money or not.
 *
 * @param vnd what it does to the claim; 0 where it does nothing
 */
public record Difference(String field, String ours, String theirs, Vnd vnd) {
}
