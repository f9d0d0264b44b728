package vn.postalgateway.notification;

import java.security.SecureRandom;
import java.util.Map;

/** Makes the secrets of partners that bring none. */
public final class FirstSecrets {

    private final Map<String, WebhookSecret> known;
    private final SecureRandom random = new SecureRandom();

    /** @param known by partner, what its first secret is; whoever is not here gets a random one */
    public FirstSecrets(Map<String, WebhookSecret> known) {
        this.known = Map.copyOf(known);
    }

    /** For a new target. */
    public WebhookSecret of(String partnerId) {
        WebhookSecret first = known.get(partnerId);
        return first == null ? another() : first;
    }

    /** To take over from one that is there. */
    public WebhookSecret another() {
        return WebhookSecret.fresh(random);
    }
}
