package vn.postalgateway.platform.start;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.context.config.ConfigDataException;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.origin.OriginProvider;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import vn.postalgateway.platform.StartRefused;

/** Tells the person at the terminal why the gateway does not start, one line per fault that person can mend. */
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
        List<Throwable> causes = Stream.iterate(failure, Objects::nonNull, Throwable::getCause).toList();
        return causes.stream()
                .filter(StartRefused.class::isInstance)
                .map(Throwable::getMessage)
                .findFirst()
                .or(() -> causes.stream().map(OneLineExceptionReporter::reasonOf).filter(Objects::nonNull).findFirst()
                        .map(reason -> reason.replaceAll("\\s*\\R\\s*", " ").strip()))
                .map(reason -> "The gateway does not start: " + reason);
    }

    private static String reasonOf(Throwable cause) {
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
        if (cause instanceof InvalidConfigurationPropertyValueException unfit) {
            return "the value of the setting " + unfit.getName() + " does not fit.";
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
