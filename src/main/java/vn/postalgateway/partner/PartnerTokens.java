package vn.postalgateway.partner;

import java.util.Optional;

/** The bearer tokens that are live. Tokens are kept as hashes only; a partner may hold two live ones, for rotation. */
public interface PartnerTokens {

    /** Who holds this token; empty if nobody does or it was revoked. */
    Optional<Partner> holderOf(String token);

    /** Adds a token for a partner; adding the same one again changes nothing, earlier ones stay valid. */
    void add(Partner partner, String token);
}
