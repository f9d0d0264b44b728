package vn.postalgateway.console.web;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.postalgateway.console.AgencyMonth;
import vn.postalgateway.console.CauseSum;
import vn.postalgateway.console.Statistics;
import vn.postalgateway.reconciliation.Outcome;
import vn.postalgateway.report.AgencyVolumes;
import vn.postalgateway.tariff.Vnd;

/** Seven agencies over ten of the twelve months; Hồng Ngự alone tells how many results it had, in two of them. */
final class StubYear implements Statistics, AgencyVolumes {

    volatile boolean empty;

    @Override
    public List<AgencyMonth> months(YearMonth from) {
        List<AgencyMonth> months = new ArrayList<>();
        for (int month = 2; month < 12 && !empty; month++) {
            for (int agency = 0; agency < 7; agency++) {
                long items = agency == 0 && month >= 9 ? (month == 9 ? 900 : month == 10 ? 968 : 0)
                        : 700 - 90L * agency + 37L * month % 150;
                months.add(new AgencyMonth(from.plusMonths(month), "H20.3" + (3 + agency), Vnd.of(16_000 * items), items,
                        items, items * (88 + month) / 100));
            }
        }
        return months;
    }

    @Override
    public List<CauseSum> causes(YearMonth from) {
        return empty ? List.of() : List.of(new CauseSum(Outcome.TARIFF_DIFFERS, 214, Vnd.of(8_346_000)),
                new CauseSum(Outcome.NOT_DELIVERED, 77, Vnd.of(1_232_000)),
                new CauseSum(Outcome.NOT_ON_STATEMENT, 31, Vnd.of(-496_000)),
                new CauseSum(Outcome.UNREADABLE, 2, Vnd.of(0)));
    }

    @Override
    public void tell(String agencyCode, YearMonth month, String partnerId, long results, Instant at) {
        throw new UnsupportedOperationException("charts tell nothing");
    }

    @Override
    public Map<String, Long> of(YearMonth month, Instant asOf) {
        return empty ? Map.of() : month.equals(YearMonth.of(2026, 9)) ? Map.of("H20.33", 4_600L)
                : month.equals(YearMonth.of(2026, 10)) ? Map.of("H20.33", 4_657L) : Map.of();
    }
}
