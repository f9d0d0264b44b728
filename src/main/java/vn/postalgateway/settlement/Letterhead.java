package vn.postalgateway.settlement;

import vn.postalgateway.contract.SigningParties;

/** What stands over the minutes: the contract and who signs for it. */
public record Letterhead(String contractName, SigningParties parties) {
}
