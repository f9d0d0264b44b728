package vn.postalgateway.operator;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.postalgateway.tariff.Editions;

/**
 * What a postal operator is like, as data ({@code config/operators/<id>.yaml}).
 *
 * @param id           {@code [a-z0-9-]+}; also the partner id of its callbacks
 * @param name         as printed on papers, Vietnamese
 * @param customerCode our number with the operator
 * @param settleAfter  how long after a doubtful call the operator's "not found" is no proof yet
 * @param maps         what its status codes and reasons mean, in dated editions; before the first one it had no service
 * @param times        how it writes times
 * @param statements   how it writes its statements
 */
public record OperatorProfile(String id, String name, String customerCode, DoubtClass doubtClass, Duration settleAfter,
                              Editions<StatusMap> maps, EventTimes times, StatementDialect statements) {

    private static final LocalDate SINCE_EVER = LocalDate.of(2000, 1, 1);

    /** An operator with one map, that writes its statements in the words of our interface. */
    public OperatorProfile(String id, String name, String customerCode, DoubtClass doubtClass, Duration settleAfter,
                           Map<String, StatusMeaning> statuses) {
        this(id, name, customerCode, doubtClass, settleAfter,
                new Editions<>(List.of(new StatusMap(id, SINCE_EVER, statuses, Map.of()))), EventTimes.LENIENT,
                StatementDialect.PLAIN);
    }

    /** The edition that reads what happened on a day in Vietnam; empty before the first one. */
    public Optional<StatusMap> mapOn(LocalDate day) {
        return maps.inForce(id, day);
    }

    /** The status codes of the newest edition. */
    public Map<String, StatusMeaning> statuses() {
        return maps.all().get(0).statuses();
    }

    public OperatorProfile withSettleAfter(Duration duration) {
        return new OperatorProfile(id, name, customerCode, doubtClass, duration, maps, times, statements);
    }

    /** The same operator, its events read by other maps. */
    public OperatorProfile withMaps(Editions<StatusMap> others) {
        return new OperatorProfile(id, name, customerCode, doubtClass, settleAfter, others, times, statements);
    }
}
