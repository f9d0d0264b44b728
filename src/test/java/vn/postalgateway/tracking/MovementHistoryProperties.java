package vn.postalgateway.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import vn.postalgateway.operator.Movement;
import vn.postalgateway.operator.ReasonMeaning;
import vn.postalgateway.operator.ReasonMeaning.Attributable;

class MovementHistoryProperties {

    @Provide
    Arbitrary<List<TrackedEvent>> eventSets() {
        Arbitrary<String> ids = Arbitraries.integers().between(1, 12).map(n -> "e" + n);
        Arbitrary<TrackedEvent> events = Combinators.combine(ids, Arbitraries.of(Movement.class).injectNull(0.2),
                        Arbitraries.of("stoppedByPost", "partial", "moneyOnly").injectNull(0.8),
                        Arbitraries.integers().between(0, 6).injectNull(0.05),
                        Arbitraries.of(80, 240, 320).injectNull(0.5),
                        ids.injectNull(0.8), Arbitraries.frequency(Tuple.of(9, true),
                                Tuple.of(1, false)), tries())
                .as((id, movement, mark, minutes, grams, corrected, known, attempt) -> new TrackedEvent(id,
                        known ? movement : null, known ? mark : null, known,
                        minutes == null ? null : EventSample.after(minutes), grams, null, false, false,
                        id.equals(corrected) ? null : corrected, attempt.get1(), attempt.get2()));
        return events.list().ofMaxSize(10).uniqueElements(TrackedEvent::eventId);
    }

    // Which attempt an event tells of, and why it failed.
    private static Arbitrary<Tuple2<Integer, ReasonMeaning>> tries() {
        return Combinators.combine(Arbitraries.integers().between(1, 3).injectNull(0.3),
                Arbitraries.of(Attributable.class).map(who -> new ReasonMeaning("BECAUSE", who)).injectNull(0.3))
                .as(Tuple::of);
    }

    @Property(tries = 10_000)
    void givesTheSameStateForEveryOrderAndRepetition(@ForAll("eventSets") List<TrackedEvent> events,
                                                     @ForAll Random random) {
        List<TrackedEvent> shuffled = new ArrayList<>(events);
        events.stream().filter(e -> random.nextBoolean()).forEach(shuffled::add);
        Collections.shuffle(shuffled, random);

        assertThat(MovementHistory.of(shuffled, Set.of())).isEqualTo(MovementHistory.of(events, Set.of()));
    }

    @Property(tries = 10_000)
    void judgesItsWayToTheSameStateHoweverTheEventsAreSplit(@ForAll("eventSets") List<TrackedEvent> events,
                                                            @ForAll Random random) {
        List<TrackedEvent> shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, random);
        int cut = shuffled.isEmpty() ? 0 : random.nextInt(shuffled.size() + 1);
        EventJudgement judgement = new EventJudgement(Set.of());
        judgement.know("ord", EventSample.NINE, List.of());
        shuffled.subList(0, cut).forEach(e -> judgement.judge("ord", e));

        EventJudgement later = new EventJudgement(correctedBy(shuffled.subList(0, cut)));
        later.know("ord", EventSample.NINE, shuffled.subList(0, cut));
        shuffled.subList(cut, shuffled.size()).forEach(e -> later.judge("ord", e));

        assertThat(later.before("ord")).isEqualTo(judgement.after("ord"));
        assertThat(later.after("ord")).isEqualTo(MovementHistory.of(events, Set.of()));
    }

    @Property(tries = 10_000)
    void neverLeavesAFinalStateWithoutACorrection(@ForAll("eventSets") List<TrackedEvent> events,
                                                  @ForAll("eventSets") List<TrackedEvent> more) {
        List<TrackedEvent> plain = events.stream().filter(e -> e.supersedes() == null).toList();
        List<TrackedEvent> all = new ArrayList<>(plain);
        more.stream().filter(e -> e.supersedes() == null)
                .map(e -> new TrackedEvent("later-" + e.eventId(), e.movement(), e.mark(), e.known(), e.occurredAt(),
                        e.weightGrams(), null, false, false, null, e.attempt(), e.reason())).forEach(all::add);

        if (MovementHistory.of(plain, Set.of()).movement().isFinal()) {
            assertThat(MovementHistory.of(all, Set.of()).movement().isFinal()).isTrue();
        }
    }

    // As the database tells it: ids that kept events correct.
    private static Set<String> correctedBy(List<TrackedEvent> kept) {
        Set<String> corrected = new java.util.HashSet<>();
        kept.stream().map(TrackedEvent::supersedes).filter(java.util.Objects::nonNull).forEach(corrected::add);
        return corrected;
    }
}
