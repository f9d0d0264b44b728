package vn.postalgateway.conformance;

import java.util.Map;
import java.util.Optional;

/** By what each caller proves itself. It does not print itself. */
public final class Logins {

    private static final String MADE_UP = "ptk_this-token-was-never-given-to-anybody";
    private final Map<String, String> values;

    /** @param values such as {@code ONE_STOP_TOKEN}, by name: an environment, or the lines of a credentials file */
    public Logins(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /** Whether a token of this caller is there. */
    public boolean has(Caller caller) {
        return caller == Caller.STRANGER || values.containsKey(caller + "_TOKEN");
    }

    public String token(Caller caller) {
        return caller == Caller.STRANGER ? MADE_UP : Optional.ofNullable(values.get(caller + "_TOKEN")).orElseThrow();
    }

    /** The partner id that the SOAP doors want. */
    public String name(Caller caller) {
        return caller == Caller.POST ? values.getOrDefault("POST_ID", "vnpost")
                : values.getOrDefault("ONE_STOP_ID", "one-stop");
    }

    @Override
    public String toString() {
        return "Logins[hidden]";
    }
}
