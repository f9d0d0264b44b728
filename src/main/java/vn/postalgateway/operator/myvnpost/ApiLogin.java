package vn.postalgateway.operator.myvnpost;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import vn.postalgateway.platform.call.CallFailure;
import vn.postalgateway.platform.call.NothingSent;

/**
 * The token that the customer API wants in each call. It is good until the API refuses it; then one call fetches the
 * next one and all others wait for it, and after a login that failed nobody tries again for a moment. Never logged.
 */
class ApiLogin {

    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(5);

    /** Logs in at the API. */
    interface Fetching {
        String token() throws IOException;
    }

    private final Fetching fetching;
    private final Duration patience;
    private final Clock clock;
    private final ReentrantLock turn = new ReentrantLock();
    private volatile String token;
    private Instant notBefore = Instant.MIN;

    /** @param patience how long a call waits for another one's login */
    ApiLogin(Fetching fetching, Duration patience, Clock clock) {
        this.fetching = fetching;
        this.patience = patience;
        this.clock = clock;
    }

    /** The token in use, or a first one. */
    String token() throws NothingSent {
        String known = token;
        return known != null ? known : after(null);
    }

    /** Another token than the one that was refused. */
    String after(String refused) throws NothingSent {
        if (!isMyTurn()) {
            throw new NothingSent("waited in vain for the login at the post", null);
        }
        try {
            if (token == null || token.equals(refused)) {
                token = null;
                token = fetched();
            }
            return token;
        } finally {
            turn.unlock();
        }
    }

    private boolean isMyTurn() {
        try {
            return turn.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private String fetched() throws NothingSent {
        if (clock.instant().isBefore(notBefore)) {
            throw failed("the login at the post has just failed");
        }
        try {
            return fetching.token();
        } catch (IOException e) {
            notBefore = clock.instant().plus(AFTER_A_FAILURE);
            throw failed("the login at the post failed (" + CallFailure.of(e).reason() + ")");
        }
    }

    private static NothingSent failed(String reason) {
        return new NothingSent(reason, AFTER_A_FAILURE);
    }
}
