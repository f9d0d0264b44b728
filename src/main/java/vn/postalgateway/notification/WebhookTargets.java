package vn.postalgateway.notification;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where partners want to be told. Secrets are kept encrypted; whoever asks later does not see them again. The actor of
 * a change is the partner itself or a person.
 */
public interface WebhookTargets {

    Optional<WebhookTarget> of(String partnerId, Instant now);

    /** By partner. */
    List<WebhookTarget> all(Instant now);

    /**
     * Sets the address. A new target is told what happens from now on; a new address of one that is gone makes it run
     * again.
     *
     * @param given  the secret to sign with, or null for the one there is; another one than there is takes over at once
     *               and the old one goes on signing until {@code overlapEnds}
     * @param fresh  makes the secret of a new target that was given none
     * @throws TooManySecrets if too many are live
     */
    Placed put(String partnerId, URI url, WebhookSecret given, Supplier<WebhookSecret> fresh, Instant overlapEnds,
               Instant now);

    /** @param shownOnce the secret, if it was made now; else null */
    record Placed(boolean isNew, WebhookSecret shownOnce) { }

    /**
     * A new secret takes over at once; the others go on signing beside it until {@code overlapEnds} at most.
     *
     * @return false if there is no target
     * @throws TooManySecrets if too many are live
     */
    boolean rotate(String partnerId, WebhookSecret secret, Instant overlapEnds, String actor, Instant now);

    /** Too many secrets are live: a notification's signatures would not end. */
    final class TooManySecrets extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /** Nothing is told any more; what waits has ended. False if there is no target. */
    boolean remove(String partnerId, Instant now);

    /** What happens from now on waits in the feed. False if there is no target. */
    boolean stop(String partnerId, String actor, Instant now);

    /** Tells what has waited, oldest first, without any pause that was left. False if there is no target. */
    boolean resume(String partnerId, String actor, Instant now);
}
