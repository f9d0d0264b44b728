/**
 * What one postal item costs: money, weight, zones, dated price sheets and the explanation of a price.
 *
 * <p>Knows nobody. Known by operator (money and weight only), contract and everything above. Which sheet applies, which
 * zone a delivery falls into and who pays is the contract's business; here stands only what the sheet says.
 */
package vn.postalgateway.tariff;
