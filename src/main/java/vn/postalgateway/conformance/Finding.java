package vn.postalgateway.conformance;

import java.util.List;

/** What became of one journey; unless it was kept, its last step says why. */
public record Finding(String name, String promise, Verdict verdict, List<Step> steps) {
}
