/**
 * Who pays what for one item: dated contracts that choose the sheet, the zone rule, the citizen charge and who funds
 * the rest, and the price that follows from them with its explanation.
 *
 * <p>Knows tariff, calendar, operator and partner. Known by order, tracking, reconciliation and above.
 */
package vn.postalgateway.contract;
