package vn.postalgateway.faults;

import java.util.Random;

/** What the post makes of the first call for an order. Later calls for it are answered plainly. */
public enum Reply {
    ACCEPTED("accepted", 8),
    REJECTED("rejected", 1),
    DUPLICATE("duplicate", 1),
    LOST_BEFORE("lost before", 1),
    LOST_AFTER("lost after", 1),
    LATE("late", 1),
    SLOW("slow", 1),
    REGISTERED_LATE("registered after FindOrder said no", 1),
    BUSY("busy", 1);

    final String words;
    private final int weight;

    Reply(String words, int weight) {
        this.words = words;
        this.weight = weight;
    }

    /** The seed's reply to the order of this dossier: the same in each run, whatever order id the gateway gives it. */
    static Reply of(long seed, String dossierCode) {
        int sum = 0;
        for (Reply reply : values()) {
            sum += reply.weight;
        }
        Random random = new Random(seed * 31 + dossierCode.hashCode());
        random.nextInt();
        int drawn = random.nextInt(sum);
        for (Reply reply : values()) {
            drawn -= reply.weight;
            if (drawn < 0) {
                return reply;
            }
        }
        throw new IllegalStateException("the weights do not add up");
    }
}
