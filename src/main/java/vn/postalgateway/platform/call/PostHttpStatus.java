package vn.postalgateway.platform.call;

import java.io.IOException;
import java.time.Duration;

/** The post, or something before it, answered with an HTTP status other than 200. */
public class PostHttpStatus extends IOException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Duration retryAfter;

    /** @param retryAfter null where none was given */
    public PostHttpStatus(int status, Duration retryAfter) {
        super("HTTP " + status);
        this.status = status;
        this.retryAfter = retryAfter;
    }

    int status() {
        return status;
    }

    Duration retryAfter() {
        return retryAfter;
    }
}
