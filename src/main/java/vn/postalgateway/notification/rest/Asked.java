package vn.postalgateway.notification.rest;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import vn.postalgateway.partner.FieldFault;
import vn.postalgateway.platform.door.HttpCall;
import vn.postalgateway.platform.door.Problem;

/** Reads query parameters and collects every fault. After the last one {@link #refuseFaults}. */
final class Asked {

    private final HttpCall call;
    private final List<FieldFault> faults = new ArrayList<>();

    Asked(HttpCall call, Set<String> known) {
        this.call = call;
        call.query().keySet().stream().filter(name -> !known.contains(name))
                .forEach(name -> faults.add(new FieldFault("/" + name, "is not a parameter of this call")));
    }

    long whole(String name, long otherwise, long min, long max) {
        String what = "a whole number from " + min + " to " + max;
        Long value = value(name, what, Long::valueOf);
        if (value != null && (value < min || value > max)) {
            faults.add(new FieldFault("/" + name, "must be " + what));
        }
        return value == null ? otherwise : value;
    }

    /** Null if it is absent or wrong. */
    <T> T value(String name, String what, Function<String, T> parse) {
        try {
            return call.query(name).map(parse).orElse(null);
        } catch (IllegalArgumentException | DateTimeException wrongForm) {
            faults.add(new FieldFault("/" + name, "must be " + what));
            return null;
        }
    }

    <T> T required(String name, String what, Function<String, T> parse) {
        if (call.query(name).isEmpty()) {
            faults.add(new FieldFault("/" + name, "is required"));
        }
        return value(name, what, parse);
    }

    void refuseFaults() {
        Problem.refuseIfAny(faults);
    }
}
