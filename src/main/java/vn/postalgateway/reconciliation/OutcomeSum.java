package vn.postalgateway.reconciliation;

import vn.postalgateway.tariff.Vnd;

/** What one outcome comes to over a whole statement. */
public record OutcomeSum(Outcome outcome, long results, Vnd claimed, Vnd owed, Vnd delta, Vnd onlineCharge) {
}
