package vn.postalgateway.console;

import java.time.Instant;
import java.util.Optional;

/**
 * The read model behind the home page. Each method is one read-only transaction, so that the numbers of one answer
 * belong together. Never contains personal data.
 */
public interface Overview {

    /**
     * Everything the home page counts, at one moment.
     *
     * @param now the moment against which waiting is measured
     */
    Picture at(Instant now);

    /** One order's way, step by step in the order of time; empty if there is no such order. */
    Optional<Journey> journeyOf(String orderId);
}
