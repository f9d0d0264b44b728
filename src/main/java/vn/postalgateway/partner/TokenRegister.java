package vn.postalgateway.partner;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The bearer tokens as administrators see and change them. Each method is one transaction, recorded with who did it; a
 * revoked token opens no door after a few seconds.
 */
public interface TokenRegister {

    /** So many of a partner may be live at once: the one that is used, and the one that takes over. */
    int MOST_LIVE = 2;

    /** Live and revoked ones, by partner, the newest first. */
    List<Token> all();

    /**
     * Makes a token; this is the only time that it is seen.
     *
     * @return empty if too many are live, or live ones open other doors
     */
    Optional<String> issue(Partner partner, String actor, Instant now);

    /** False if the partner has no such live token. */
    boolean revoke(String partnerId, String tokenId, String actor, Instant now);

    /** Revokes whatever is live. */
    void revokeAllOf(String partnerId, String actor, Instant now);

    /**
     * One token.
     *
     * @param tokenId   the beginning of its hash, which tells nothing about it
     * @param revokedAt null while it is live
     */
    record Token(String tokenId, Partner partner, Instant createdAt, Instant revokedAt) {

        public boolean isLive() {
            return revokedAt == null;
        }
    }
}
