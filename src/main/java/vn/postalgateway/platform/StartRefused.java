package vn.postalgateway.platform;

/**
 * The gateway cannot open as it was set up, and the person who starts it can mend that.
 * Any room may throw it while the gateway starts; the message is all that person gets to see: one line that says
 * what is wrong and what would be right, without secrets and without personal data.
 */
public class StartRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StartRefused(String message) {
        this(message, null);
    }

    public StartRefused(String message, Throwable cause) {
        super(message.replaceAll("\\s*\\R\\s*", " ").strip(), cause);
    }
}
