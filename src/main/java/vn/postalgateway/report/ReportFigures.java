package vn.postalgateway.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Reads figures off what the features wrote, as it stood at a moment that has passed. Each method is one transaction.
 */
public interface ReportFigures {

    /**
     * What the post told from one moment on and before another; agencies without any are left out. Of what is due
     * and of all results nothing is known here.
     */
    List<AgencyFigures> told(Instant since, Instant asOf);

    /** How many items {@link #due} would list, by agency; all other figures are nought. */
    List<AgencyFigures> dueCounts(Instant asOf, LocalDate today, LocalDate soonTo);

    /**
     * Items under way at a moment and promised for a day before {@code soonTo}, by agency and then by day.
     *
     * @param today what is promised for an earlier day is overdue
     * @param most  no more than so many
     */
    List<DueItem> due(Instant asOf, LocalDate today, LocalDate soonTo, int most);

    /** The day of the first order; empty before it. */
    Optional<LocalDate> firstDay();
}
