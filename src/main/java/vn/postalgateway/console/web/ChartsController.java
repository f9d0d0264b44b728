package vn.postalgateway.console.web;

import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import vn.postalgateway.calendar.VietnamTime;
import vn.postalgateway.console.AgencyMonth;
import vn.postalgateway.console.Statistics;
import vn.postalgateway.report.AgencyVolumes;
import vn.postalgateway.tariff.Vnd;

/** A year in charts, each with the numbers that it is drawn of. */
@Controller
class ChartsController {

    private static final int MONTHS = 12;
    private static final int MOST_SERIES = 5;
    private static final long WHOLE = 10_000;

    private final Statistics statistics;
    private final AgencyVolumes volumes;
    private final MessageSource texts;
    private final Clock clock;

    ChartsController(Statistics statistics, AgencyVolumes volumes, MessageSource texts, Clock clock) {
        this.statistics = statistics;
        this.volumes = volumes;
        this.texts = texts;
        this.clock = clock;
    }

    /** Agencies one on another; those that matter least together at the top. */
    record Subsidies(ColumnChart chart, List<String> names, List<List<Long>> values, Vnd sum) { }

    /** A part of a whole month by month, in hundredths of a percent; null where there is no whole. */
    record Shares(ColumnChart chart, List<Long> parts, List<Long> wholes, List<Long> shares, long part, long whole) {

        static Shares of(List<String> labels, List<Long> parts, List<Long> wholes, long scale) {
            List<Long> shares = new ArrayList<>();
            for (int i = 0; i < parts.size(); i++) {
                shares.add(wholes.get(i) == 0 ? null : Long.valueOf(parts.get(i) * WHOLE / wholes.get(i)));
            }
            List<Long> drawn = shares.stream().map(share -> share == null ? 0 : share).toList();
            long most = drawn.stream().mapToLong(Long::longValue).max().orElse(0);
            return new Shares(ColumnChart.of(labels, List.of(drawn), scale > 0 ? scale
                    : Math.min(WHOLE, ColumnChart.roundUp(Math.max(1, most)))), parts, wholes, shares, sum(parts),
                    sum(wholes));
        }

        public boolean isEmpty() {
            return whole == 0;
        }

        public long share() {
            return part * WHOLE / whole;
        }

        private static long sum(List<Long> values) {
            return values.stream().mapToLong(Long::longValue).sum();
        }
    }

    @GetMapping("/console/finance/charts")
    String show(Model model, Locale locale) {
        YearMonth last = VietnamTime.monthOf(clock.instant());
        List<YearMonth> months = IntStream.range(0, MONTHS).mapToObj(i -> last.minusMonths(MONTHS - 1L - i)).toList();
        List<AgencyMonth> told = statistics.months(months.get(0));
        List<String> labels = months.stream().map(new PageFormat(locale)::shortMonth).toList();
        model.addAttribute("months", months);
        model.addAttribute("subsidies", subsidies(months, labels, told, locale));
        model.addAttribute("returned", returned(months, labels, told));
        model.addAttribute("onTime", Shares.of(labels, each(months, told, AgencyMonth::onTime),
                each(months, told, AgencyMonth::delivered), WHOLE));
        model.addAttribute("causes", statistics.causes(months.get(0)));
        return "console/charts";
    }

    private Subsidies subsidies(List<YearMonth> months, List<String> labels, List<AgencyMonth> told, Locale locale) {
        Map<String, Long> sums = told.stream().collect(Collectors.groupingBy(AgencyMonth::agencyCode,
                Collectors.summingLong(each -> each.subsidy().amount())));
        List<String> names = sums.entrySet().stream().filter(each -> each.getValue() > 0)
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey).limit(MOST_SERIES).collect(Collectors.toCollection(ArrayList::new));
        List<List<Long>> values = new ArrayList<>();
        for (String name : names) {
            values.add(each(months, told.stream().filter(one -> one.agencyCode().equals(name)).toList(),
                    one -> one.subsidy().amount()));
        }
        List<AgencyMonth> others = told.stream().filter(one -> !names.contains(one.agencyCode())).toList();
        if (others.stream().anyMatch(one -> one.subsidy().amount() > 0)) {
            values.add(each(months, others, one -> one.subsidy().amount()));
            names.add(texts.getMessage("charts.others", null, locale));
        }
        return new Subsidies(ColumnChart.of(labels, values), names, values,
                Vnd.of(sums.values().stream().mapToLong(Long::longValue).sum()));
    }

    // Of agencies that told how many results there were in the month at all.
    private Shares returned(List<YearMonth> months, List<String> labels, List<AgencyMonth> told) {
        List<Long> parts = new ArrayList<>();
        List<Long> wholes = new ArrayList<>();
        for (YearMonth month : months) {
            Map<String, Long> results = volumes.of(month, clock.instant());
            Set<String> telling = results.keySet();
            parts.addAll(each(List.of(month), told.stream().filter(one -> telling.contains(one.agencyCode())).toList(),
                    AgencyMonth::returned));
            wholes.add(results.values().stream().mapToLong(Long::longValue).sum());
        }
        return Shares.of(labels, parts, wholes, 0);
    }

    private interface Count {
        long of(AgencyMonth one);
    }

    private static List<Long> each(List<YearMonth> months, List<AgencyMonth> told, Count count) {
        Map<YearMonth, Long> sums = told.stream()
                .collect(Collectors.groupingBy(AgencyMonth::month, Collectors.summingLong(count::of)));
        return months.stream().map(month -> sums.getOrDefault(month, 0L)).toList();
    }
}
