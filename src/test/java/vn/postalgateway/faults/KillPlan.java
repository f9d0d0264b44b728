package vn.postalgateway.faults;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import vn.postalgateway.faults.agent.CrashPoint;

/**
 * Where the lives of all gateways end. Each aims at the crash point where fewest ended so far, so that none is left to
 * chance; the moment of no special place is one way among them.
 */
final class KillPlan {

    private static final Optional<CrashPoint> ANYWHERE = Optional.empty();

    private final Random random;
    private final Map<Optional<CrashPoint>, Integer> aimedAt = new HashMap<>();
    private final Map<CrashPoint, Integer> killedAt = new EnumMap<>(CrashPoint.class);
    private int killedAnywhere;

    KillPlan(Random random) {
        this.random = random;
    }

    /** Where the next life is to end; empty: wherever it happens to be. */
    synchronized Optional<CrashPoint> next() {
        List<Optional<CrashPoint>> ways = Stream.concat(Stream.of(ANYWHERE),
                Arrays.stream(CrashPoint.values()).map(Optional::of)).toList();
        int fewest = ways.stream().mapToInt(this::endedOrAimed).min().orElseThrow();
        List<Optional<CrashPoint>> due = ways.stream().filter(way -> endedOrAimed(way) == fewest)
                .sorted(Comparator.comparing(Optional::toString)).toList();
        Optional<CrashPoint> next = due.get(random.nextInt(due.size()));
        aimedAt.merge(next, 1, Integer::sum);
        return next;
    }

    private int endedOrAimed(Optional<CrashPoint> way) {
        return way.map(point -> killedAt.getOrDefault(point, 0)).orElse(killedAnywhere) + aimedAt.getOrDefault(way, 0);
    }

    /** A life that aimed there has ended: there, or, where it did not come by in time, elsewhere. */
    synchronized void ended(Optional<CrashPoint> aim, boolean there) {
        aimedAt.merge(aim, -1, Integer::sum);
        if (there && aim.isPresent()) {
            killedAt.merge(aim.get(), 1, Integer::sum);
        } else {
            killedAnywhere++;
        }
    }

    synchronized int killsAt(CrashPoint point) {
        return killedAt.getOrDefault(point, 0);
    }

    synchronized int killsAnywhere() {
        return killedAnywhere;
    }

    synchronized int killsInAll() {
        return killedAnywhere + killedAt.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The points where no gateway was killed yet. */
    synchronized List<CrashPoint> missed() {
        return Arrays.stream(CrashPoint.values()).filter(point -> killsAt(point) == 0).toList();
    }
}
