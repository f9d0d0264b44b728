package vn.postalgateway.platform.start;

import java.util.Optional;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.context.config.ConfigDataException;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.origin.OriginProvider;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import vn.postalgateway.platform.StartRefused;

/** Tells the person at the terminal in one line why the gateway does not start, where that person can mend it. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class OneLineExceptionReporter implements SpringBootExceptionReporter {

    /** Spring hands the context to every reporter; this one works before there is any. */
    OneLineExceptionReporter(ConfigurableApplicationContext context) {
    }

    @Override
    public boolean reportException(Throwable failure) {
        Optional<String> line = lineFor(failure);
        line.ifPresent(System.err::println);
        return line.isPresent();
    }

    static Optional<String> lineFor(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String reason = reasonOf(cause);
            if (reason != null) {
                return Optional.of("The gateway does not start: " + reason.replaceAll("\\s*\\R\\s*", " ").strip());
            }
        }
        return Optional.empty();
    }

    private static String reasonOf(Throwable cause) {
        if (cause instanceof StartRefused) {
            return cause.getMessage();
        }
        if (cause instanceof PortInUseException taken) {
            return "port " + taken.getPort() + " is taken by another process; SERVER_PORT and MANAGEMENT_SERVER_PORT"
                    + " name other ports.";
        }
        if (cause instanceof MarkedYAMLException faulty) {
            return "a configuration file is not readable YAML, " + placeOf(faulty) + ": " + faulty.getProblem() + ".";
        }
        if (cause instanceof BindException unfit) {
            return "the setting " + unfit.getName() + " does not fit" + originOf(unfit) + ".";
        }
        return cause instanceof ConfigDataException ? "its configuration is not readable: " + cause.getMessage() : null;
    }

    private static String placeOf(MarkedYAMLException faulty) {
        Mark mark = faulty.getProblemMark();
        return mark == null ? "place unknown" : "line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1);
    }

    /** Where the value stands; never the value itself, it may be a secret. */
    private static String originOf(OriginProvider unfit) {
        return unfit.getOrigin() == null ? "" : " (" + unfit.getOrigin() + ")";
    }
}
