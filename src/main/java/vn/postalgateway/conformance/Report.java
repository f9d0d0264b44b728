package vn.postalgateway.conformance;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a rehearsal found.
 *
 * @param role    whom the kit played
 * @param gateway its address
 */
public record Report(String role, String gateway, Instant began, Duration took, List<Finding> findings) {

    /** Every promise was shown and kept: what was not shown is no pass. */
    public boolean passed() {
        return !findings.isEmpty() && count(Verdict.KEPT) == findings.size();
    }

    public long count(Verdict verdict) {
        return findings.stream().filter(f -> f.verdict() == verdict).count();
    }
}
