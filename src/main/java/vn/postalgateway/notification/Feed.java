package vn.postalgateway.notification;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** A partner's feed: every change of its own orders, in the order of their numbers. */
public interface Feed {

    /** The changes after this number, oldest first; 0 begins at the beginning. */
    List<FeedChange> after(String partnerId, long sequence, int limit);

    /** What a day of Vietnam comes to, as it stands now. */
    FeedDigest digest(String partnerId, LocalDate day, Instant now);
}
