package vn.postalgateway.notification;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import vn.postalgateway.operator.Movement;

/**
 * What a citizen is told about an item (tin báo cho người dân), once for each attempt at delivery.
 *
 * @param occurredAt when what it tells occurred
 * @param tries      how often it was tried to send it
 * @param nextTryAt  null once it has ended
 * @param reason     why it was not sent, in our own words; null if there is nothing to say
 * @param to         the address as a person may see it, most of it hidden; null once it is erased
 */
public record Notice(Key key, State state, Instant occurredAt, Instant createdAt, int tries, Instant nextTryAt,
                     Instant endedAt, String reason, String to) {

    /** The movements that citizens are told of. */
    public static final Set<Movement> KINDS =
            Set.of(Movement.OUT_FOR_DELIVERY, Movement.DELIVERY_FAILED, Movement.DELIVERED);

    /** How a notice stands. */
    public enum State {
        WAITING,
        /** The server took it; whether somebody reads it, nobody knows. */
        SENT,
        /** Refused for good, tried in vain too often, or in doubt. */
        FAILED,
        /** Not sent because it was stale, or nobody is to be told. */
        DROPPED
    }

    /**
     * What makes it one notice: told once, whoever tries however often.
     *
     * @param attempt at delivery, from 1
     */
    public record Key(String orderId, Movement kind, int attempt, NoticeChannel channel) {

        /** The same at each try, and no other notice's on its channel. */
        public String id() {
            return orderId + "." + kind.name().toLowerCase(Locale.ROOT) + "." + attempt;
        }
    }
}
