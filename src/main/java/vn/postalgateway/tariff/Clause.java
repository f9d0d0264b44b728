package vn.postalgateway.tariff;

/**
 * Where a rule stands in the gateway's own documents, so that whoever doubts a price can open the file at that line.
 *
 * @param file within the configuration folder, such as {@code tariffs/circular-22-2017.yaml}
 * @param line counted from 1; comments may move it without changing the rule
 */
public record Clause(String file, int line) {
}
