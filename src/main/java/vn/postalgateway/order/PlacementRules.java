package vn.postalgateway.order;

import java.time.Duration;

/**
 * The bounds of placement.
 *
 * @param worker    name of this gateway in attempt rows
 * @param lease     how long an attempt may take before it counts as doubt; longer than an operator call's total
 *                  deadline
 * @param retryBase first pause after an attempt that surely did not reach the operator, and after an unanswered
 *                  question
 * @param retryCap  longest such pause
 */
public record PlacementRules(String worker, Duration lease, Duration retryBase, Duration retryCap) {
}
