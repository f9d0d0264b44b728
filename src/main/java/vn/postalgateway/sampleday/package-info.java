/**
 * The sample day of {@code demo}: some 120 invented but realistic orders of Hà Tĩnh city enter through the gateway's
 * own REST interface, travel, are billed by the post's statement, and end in a few lines of figures on the terminal.
 * It stands on the roof beside the console: it uses the gateway like a partner, compares it with the post's own
 * record, and nobody knows it.
 */
package vn.postalgateway.sampleday;
