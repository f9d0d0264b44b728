package vn.postalgateway.notification.rest;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.postalgateway.notification.Feed;
import vn.postalgateway.notification.FeedChange;
import vn.postalgateway.notification.FeedDigest;
import vn.postalgateway.notification.json.NotificationJson;
import vn.postalgateway.platform.door.Answer;
import vn.postalgateway.platform.door.HttpCall;

/** A partner's own feed, and what a day of it comes to. */
public class FeedRestDoor {

    private static final int USUAL = 100;
    private static final int MOST = 1_000;

    private final Feed feed;
    private final Clock clock;

    public FeedRestDoor(Feed feed, Clock clock) {
        this.feed = feed;
        this.clock = clock;
    }

    public Answer read(HttpCall call) {
        Asked asked = new Asked(call, Set.of("after", "limit"));
        long after = asked.whole("after", 0, 0, Long.MAX_VALUE);
        int limit = (int) asked.whole("limit", USUAL, 1, MOST);
        asked.refuseFaults();
        List<FeedChange> changes = feed.after(call.caller().partnerId(), after, limit);
        long next = changes.isEmpty() ? after : changes.get(changes.size() - 1).sequence();
        return Answer.ok(Map.of("changes", changes.stream().map(NotificationJson::of).toList(), "nextAfter", next));
    }

    // Four digits of a year: what goes beyond is no day of a feed, and no time of the database either.
    private static LocalDate day(String text) {
        if (text.length() != "yyyy-MM-dd".length()) {
            throw new IllegalArgumentException();
        }
        return LocalDate.parse(text);
    }

    public Answer digest(HttpCall call) {
        Asked asked = new Asked(call, Set.of("date"));
        LocalDate day = asked.required("date", "a day yyyy-MM-dd in Vietnam", FeedRestDoor::day);
        asked.refuseFaults();
        FeedDigest digest = feed.digest(call.caller().partnerId(), day, clock.instant());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("date", digest.day());
        json.put("count", digest.count());
        json.put("first", digest.first());
        json.put("last", digest.last());
        json.put("hash", digest.hash());
        json.put("closed", digest.closed());
        return Answer.ok(json);
    }
}
