/**
 * Workbooks (XLSX): statements that come in, and results that go out.
 *
 * <p>What comes in from outside is read by the JDK's own ZIP and a StAX parser, and not by a spreadsheet library: each
 * part is bounded before it is opened, no row, no text and no table of strings can grow with the file's claims, and the
 * same few parts are all that a marked copy has to change. What goes out is written by fastexcel, row by row.
 */
package vn.postalgateway.reconciliation.xlsx;
