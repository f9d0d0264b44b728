package vn.postalgateway.operator;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What a postal operator is like, as data ({@code config/operators/<id>.yaml}).
 *
 * @param id           {@code [a-z0-9-]+}; also the partner id of its callbacks
 * @param name         as printed on papers, Vietnamese
 * @param customerCode our number with the operator
 * @param settleAfter  how long after a doubtful call the operator's "not found" is no proof yet
 * @param statuses     the operator's status codes and what they mean
 * @param statements   how it writes its statements
 */
public record OperatorProfile(String id, String name, String customerCode, DoubtClass doubtClass, Duration settleAfter,
                              Map<String, StatusMeaning> statuses, StatementDialect statements) {

    /** An operator that writes its statements in the words of our interface. */
    public OperatorProfile(String id, String name, String customerCode, DoubtClass doubtClass, Duration settleAfter,
                           Map<String, StatusMeaning> statuses) {
        this(id, name, customerCode, doubtClass, settleAfter, statuses, StatementDialect.PLAIN);
    }

    /** Empty for a code that the map does not know. */
    public Optional<StatusMeaning> meaningOf(String status) {
        return Optional.ofNullable(statuses.get(status));
    }
}
