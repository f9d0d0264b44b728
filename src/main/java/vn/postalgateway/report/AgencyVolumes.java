package vn.postalgateway.report;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Map;

/** How many results agencies handed out in a month by every way, as one-stop systems tell it. */
public interface AgencyVolumes {

    /** The last word of a partner counts; what it said before stays known for what was reported then. */
    void tell(String agencyCode, YearMonth month, String partnerId, long results, Instant at);

    /** What was known before a moment, by agency; several partners' numbers of one agency are added up. */
    Map<String, Long> of(YearMonth month, Instant asOf);
}
