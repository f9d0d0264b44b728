package vn.postalgateway.conformance;

import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Walks journeys one after the other and writes down what became of each. */
public final class Rehearsal {

    private final Clock clock;
    private final Consumer<Finding> audience;

    /** @param audience is told of each journey as it ends */
    public Rehearsal(Clock clock, Consumer<Finding> audience) {
        this.clock = clock;
        this.audience = audience;
    }

    public Report run(String role, String gateway, List<Journey> journeys) {
        Instant began = clock.instant();
        List<Finding> findings = new ArrayList<>();
        for (Journey journey : journeys) {
            Finding finding = walk(journey);
            findings.add(finding);
            audience.accept(finding);
        }
        return new Report(role, gateway, began, Duration.between(began, clock.instant()), List.copyOf(findings));
    }

    private static Finding walk(Journey journey) {
        Steps steps = new Steps();
        Verdict verdict = verdict(journey, steps);
        return new Finding(journey.name(), journey.promise(), verdict, steps.taken());
    }

    private static Verdict verdict(Journey journey, Steps steps) {
        try {
            journey.way().walk(steps);
            return steps.taken().isEmpty() ? Verdict.NOT_SHOWN : Verdict.KEPT;
        } catch (Steps.Ended ended) {
            return ended.verdict();
        } catch (UncheckedIOException unheard) {
            steps.add(new Step("call the gateway", "an answer", "none: " + unheard.getCause()));
            return Verdict.BROKEN;
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            steps.add(new Step("read the answer", "the documented form", "another: " + unreadable.getMessage()));
            return Verdict.BROKEN;
        }
    }
}
