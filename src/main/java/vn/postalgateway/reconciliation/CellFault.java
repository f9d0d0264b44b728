package vn.postalgateway.reconciliation;

import vn.postalgateway.tariff.Wording;

/**
 * A cell that cannot be read; it is never taken as 0.
 *
 * @param fileRow where the line stands in the file, the heading being row 1
 * @param column  the canonical name of the column, e.g. {@code tariffVnd}
 * @param raw     the text as it came
 */
public record CellFault(int fileRow, String column, String raw, Wording text) {
}
