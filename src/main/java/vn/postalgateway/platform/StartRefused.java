package vn.postalgateway.platform;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The gateway cannot open as it was set up, and the person who starts it can mend that.
 * Any room may throw it while the gateway starts; the message is all that person gets to see: one line per fault that
 * says what is wrong and what would be right, without secrets and without personal data.
 */
public class StartRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StartRefused(String message) {
        this(message, null);
    }

    public StartRefused(String message, Throwable cause) {
        super(oneLine(message), cause);
    }

    /** Several faults, each with its own line. */
    public StartRefused(List<String> faults) {
        super(faults.stream().map(StartRefused::oneLine).collect(Collectors.joining("\n")));
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s*\\R\\s*", " ").strip();
    }
}
