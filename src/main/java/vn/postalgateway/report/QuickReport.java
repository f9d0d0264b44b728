package vn.postalgateway.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * The quick report of a working day (báo cáo nhanh), as the gateway knew things at one moment of that day.
 *
 * @param since  where the report of the working day before ended; {@code latest} begins here
 * @param asOf   what was told before this moment is in it
 * @param latest each agency's figures since the last report; their {@code results} are not known
 * @param month  the same since the first of the month
 */
public record QuickReport(LocalDate day, Instant since, Instant asOf, Instant madeAt, List<AgencyFigures> latest,
                          List<AgencyFigures> month) {

    /** The agency code of a sum. */
    public static final String ALL = "";

    public QuickReport {
        latest = List.copyOf(latest);
        month = List.copyOf(month);
    }

    /** All agencies together; of all results only where each agency that returned any told its number. */
    public static AgencyFigures sum(List<AgencyFigures> agencies) {
        AgencyFigures sum = agencies.stream().reduce(AgencyFigures.none(ALL), AgencyFigures::plus);
        boolean allTold = agencies.stream().allMatch(each -> each.results() != null || each.returned() == 0);
        return allTold ? sum : sum.withResults(null);
    }

    /** Those that told how many results they handed out, together: so a share compares like with like. */
    public static AgencyFigures sumOfTelling(List<AgencyFigures> agencies) {
        return sum(agencies.stream().filter(each -> each.results() != null).toList());
    }
}
