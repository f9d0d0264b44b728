package vn.postalgateway.platform;

/** The gateway does not open; the message is the one line that the operator reads. */
public class StartRefused extends RuntimeException {

    public StartRefused(String message) {
        super(message);
    }
}
