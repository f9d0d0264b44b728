package vn.postalgateway.settlement;

import vn.postalgateway.tariff.Vnd;
import vn.postalgateway.tariff.Wording;

/**
 * Something that keeps a period from being closed, or that should be known before it is.
 *
 * @param code    stable, e.g. {@code undecided-lines}
 * @param subject what it is about where the code alone does not say it, e.g. an outcome; or null
 * @param count how many lines, items or statements it is about
 * @param vnd   what they claim
 */
public record Blocker(String code, String subject, long count, Vnd vnd, Wording text, Wording nextStep) {
}
