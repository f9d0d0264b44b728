package vn.postalgateway.console;

import java.time.Instant;

/**
 * The three panels of the home page as they stood at one moment.
 *
 * @param at the moment the numbers were read
 */
public record Picture(Instant at, OneStopPanel oneStop, PostPanel post, FinancePanel finance) {
}
