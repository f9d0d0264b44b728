package vn.postalgateway.settlement;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.TreeMap;
import vn.postalgateway.reconciliation.Outcome;
import vn.postalgateway.tariff.DeliveryService;
import vn.postalgateway.tariff.Vnd;
import vn.postalgateway.tariff.Zone;

/** Adds up the annex's lines, one by one, to what the minutes say. Bounded memory, however many lines. */
public final class MinutesTally {

    /** So many lines of a kind stand in the minutes themselves; all of them stand in the annex. */
    public static final int MOST_LISTED = 50;
    private static final int MOST_AGENCIES = 100;
    private static final String NO_AGENCY = "không xác định";

    private final YearMonth period;
    private Minutes.Sums total = Minutes.Sums.NONE;
    private final Map<DeliveryService, Minutes.Sums> services = new TreeMap<>(lastIfNull());
    private final Map<Zone, Minutes.Sums> zones = new TreeMap<>(lastIfNull());
    private final Map<String, Minutes.Sums> agencies = new TreeMap<>(lastIfNull());
    private final Map<Outcome, Minutes.Cause> causes = new EnumMap<>(Outcome.class);
    private final Map<YearMonth, Minutes.Origin> origins = new TreeMap<>();
    private final Largest exceptions = new Largest();
    private final Largest disputed = new Largest();
    private final Largest carriedOver = new Largest();

    public MinutesTally(YearMonth period) {
        this.period = period;
    }

    private static <T extends Comparable<? super T>> Comparator<T> lastIfNull() {
        return Comparator.nullsLast(Comparator.naturalOrder());
    }

    public void add(AnnexLine line) {
        Minutes.Sums sums = Minutes.Sums.of(line);
        total = total.plus(sums);
        services.merge(line.service(), sums, Minutes.Sums::plus);
        zones.merge(line.zone(), sums, Minutes.Sums::plus);
        agencies.merge(line.ours().agencyCode(), sums, Minutes.Sums::plus);
        if (line.isException()) {
            causes.computeIfAbsent(line.outcome(), o -> new Minutes.Cause(o, 0, Vnd.ZERO, Vnd.ZERO, Vnd.ZERO));
            causes.computeIfPresent(line.outcome(), (o, cause) -> cause.plus(line));
            exceptions.add(line);
        }
        if (line.disposition() == Disposition.DISPUTED) {
            disputed.add(line);
        }
        if (line.disposition() == Disposition.CARRIED_OVER) {
            carriedOver.add(line);
        }
        if (line.carriesItem() && line.origin() != null && line.origin().isBefore(period)) {
            origins.merge(line.origin(), new Minutes.Origin(line.origin(), 1, line.ours().owed()),
                    (a, b) -> new Minutes.Origin(a.month(), a.items() + b.items(), a.owed().plus(b.owed())));
        }
    }

    public Minutes minutes() {
        return new Minutes(total, groups(services), groups(zones), agencies(), List.copyOf(causes.values()),
                exceptions.listed(), disputed.listed(), carriedOver.listed(), List.copyOf(origins.values()));
    }

    private static List<Minutes.Group> groups(Map<?, Minutes.Sums> sums) {
        return sums.entrySet().stream().map(e -> new Minutes.Group(e.getKey() instanceof Zone zone ? PaperWords.of(zone)
                : PaperWords.of((DeliveryService) e.getKey()), e.getValue())).toList();
    }

    private List<Minutes.Group> agencies() {
        List<Minutes.Group> groups = new ArrayList<>();
        Minutes.Sums others = Minutes.Sums.NONE;
        for (Map.Entry<String, Minutes.Sums> agency : agencies.entrySet()) {
            if (groups.size() < MOST_AGENCIES) {
                groups.add(new Minutes.Group(Objects.requireNonNullElse(agency.getKey(), NO_AGENCY),
                        agency.getValue()));
            } else {
                others = others.plus(agency.getValue());
            }
        }
        if (agencies.size() > MOST_AGENCIES) {
            groups.add(new Minutes.Group((agencies.size() - MOST_AGENCIES) + " đơn vị khác", others));
        }
        return groups;
    }

    /** Counts and sums lines, and keeps those with the largest money. */
    private static final class Largest {

        private static final Comparator<AnnexLine> LARGEST_FIRST = Comparator
                .comparingLong((AnnexLine line) -> Math.abs(line.delta().amount())).reversed()
                .thenComparing(AnnexLine::key);

        private final PriorityQueue<AnnexLine> kept = new PriorityQueue<>(LARGEST_FIRST.reversed());
        private long count;
        private Vnd claimed = Vnd.ZERO;
        private Vnd owed = Vnd.ZERO;

        void add(AnnexLine line) {
            count++;
            claimed = claimed.plus(line.standing().claimed());
            owed = owed.plus(line.ours().owed());
            kept.add(line);
            if (kept.size() > MOST_LISTED) {
                kept.remove();
            }
        }

        Minutes.Listed listed() {
            return new Minutes.Listed(count, claimed, owed, kept.stream().sorted(LARGEST_FIRST).toList());
        }
    }
}
