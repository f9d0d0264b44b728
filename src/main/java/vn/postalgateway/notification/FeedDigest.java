package vn.postalgateway.notification;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;

/**
 * By which a partner proves that it has read a day whole.
 *
 * @param day    the day in Vietnam of the changes' {@code at}
 * @param first  the lowest number of the day; null if there is none. Around midnight the numbers of two days may mix
 * @param hash   SHA-256 in hex over one line for each change, in the order of their numbers
 * @param closed nothing more can come to this day
 */
public record FeedDigest(LocalDate day, long count, Long first, Long last, String hash, boolean closed) {

    /**
     * Adds up a day. A change's line is {@code sequence|at|type|orderId|placement|movement|money|requestId} and a line
     * feed, in UTF-8, each value as the feed's JSON has it; the one value that others choose stands last.
     */
    public static final class Sum {

        private final MessageDigest hash = sha256();
        private long count;
        private Long first;
        private Long last;

        public void add(FeedChange c) {
            String line = String.join("|", String.valueOf(c.sequence()), c.time(), c.type(), c.orderId(), c.placement(),
                    c.movement(), c.money(), c.requestId());
            hash.update((line + "\n").getBytes(StandardCharsets.UTF_8));
            count++;
            first = first == null ? c.sequence() : first;
            last = c.sequence();
        }

        public FeedDigest of(LocalDate day, boolean closed) {
            return new FeedDigest(day, count, first, last, HexFormat.of().formatHex(hash.digest()), closed);
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException everyJavaHasIt) {
                throw new IllegalStateException(everyJavaHasIt);
            }
        }
    }
}
