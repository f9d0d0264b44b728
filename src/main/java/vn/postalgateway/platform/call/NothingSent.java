package vn.postalgateway.platform.call;

import java.io.IOException;
import java.time.Duration;

/** The call ended before anything of it left us: sending it again is harmless. */
public class NothingSent extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient Duration retryAfter;

    /**
     * @param reason     why, without personal data
     * @param retryAfter how long nothing shall be sent, or null
     */
    public NothingSent(String reason, Duration retryAfter) {
        super(reason);
        this.retryAfter = retryAfter;
    }

    Duration retryAfter() {
        return retryAfter;
    }
}
