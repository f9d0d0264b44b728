/**
 * Time in Vietnam: its zone, its working days, its holidays.
 *
 * <p>Knows nobody. Known by contract and everything above.
 */
package vn.postalgateway.calendar;
