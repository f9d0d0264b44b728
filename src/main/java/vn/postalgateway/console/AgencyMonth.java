package vn.postalgateway.console;

import java.time.YearMonth;
import vn.postalgateway.tariff.Vnd;

/**
 * What an agency's items came to in the month that they were delivered in, as it stands now.
 *
 * @param subsidy   of all billable items
 * @param returned  dossiers whose results came to citizens by post
 * @param delivered items of both directions
 * @param onTime    of these, on the promised day or before
 */
public record AgencyMonth(YearMonth month, String agencyCode, Vnd subsidy, long returned, long delivered, long onTime) {
}
