/**
 * What goes up the line every working day: the quick report of 16:00 (báo cáo nhanh) and the morning's list of what is
 * due. Reads what the other features wrote and changes nothing of theirs.
 *
 * <p>Knows tracking, reconciliation, settlement and below; known by console.
 */
package vn.postalgateway.report;
