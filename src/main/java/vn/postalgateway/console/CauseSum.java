package vn.postalgateway.console;

import vn.postalgateway.reconciliation.Outcome;
import vn.postalgateway.tariff.Vnd;

/** What one cause of differences comes to, over the last versions of statements. */
public record CauseSum(Outcome outcome, long lines, Vnd delta) {
}
