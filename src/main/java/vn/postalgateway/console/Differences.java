package vn.postalgateway.console;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import vn.postalgateway.tariff.Vnd;

/** What differs between a statement and our items, the most money first, then by id; what matches is no difference. */
public interface Differences {

    /** @param page the first being 1; one beyond the last has no lines, yet the sums of all */
    Found find(String statementId, DifferenceFilter filter, int page, int size);

    /** The ids of what a filter finds; one more than {@code most} at most, so that too many can be told. */
    List<String> ids(String statementId, DifferenceFilter filter, int most);

    /** All that a filter finds, one by one: constant memory. */
    void each(String statementId, DifferenceFilter filter, Consumer<DifferingLine> line);

    /** Those of these lines that the statement has, in no order that is promised. */
    List<DifferingLine> named(String statementId, List<String> resultIds);

    /** Of these codes those that no difference has. */
    Elsewhere elsewhere(String statementId, List<String> codes);

    /** Whose items differ, by code. */
    List<String> agencies(String statementId);

    /** One line with both sides; empty if the statement has none of that id. */
    Optional<ComparedLine> line(String statementId, String resultId);

    /**
     * One page of what a filter finds, with the sums of all that it finds.
     *
     * @param undecided how many of them need a decision and have none
     */
    record Found(long results, long undecided, Vnd claimed, Vnd owed, Vnd delta, List<DifferingLine> lines) {

        public Found {
            lines = List.copyOf(lines);
        }
    }

    /**
     * Codes that no difference has, in the order in which they were asked.
     *
     * @param matched those whose line matches, each with its result's id
     * @param unknown those that the statement and the month's items have not at all
     */
    record Elsewhere(Map<String, String> matched, List<String> unknown) {

        public Elsewhere {
            unknown = List.copyOf(unknown);
        }
    }
}
