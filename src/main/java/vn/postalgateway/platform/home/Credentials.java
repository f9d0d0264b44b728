package vn.postalgateway.platform.home;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.postalgateway.platform.StartRefused;

/**
 * The gateway's own secrets by the names of {@code credentials.env}. What the environment gives goes before what the
 * file holds. Values are handed out one by one and never printed.
 */
public final class Credentials {

    /** Names in the order in which they stand in the file. */
    public static final List<String> NAMES = List.of("ONE_STOP_TOKEN", "POST_TOKEN", "FINANCE_TOKEN",
            "APPROVER_TOKEN", "SUPPORT_TOKEN", "CONSOLE_CLERK_PASSWORD", "CONSOLE_APPROVER_PASSWORD",
            "CONSOLE_SUPPORT_PASSWORD", "CONSOLE_ADMIN_PASSWORD", "WEBHOOK_SECRET", "GATEWAY_DATA_KEY");

    private final Map<String, String> values;

    Credentials(Map<String, String> values) {
        this.values = new LinkedHashMap<>(values);
    }

    /** The secret of that name; refuses the start when there is none. */
    public String get(String name) {
        return find(name).orElseThrow(() -> new StartRefused("the secret " + name + " is missing."));
    }

    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    public DataKey dataKey() {
        return DataKey.fromBase64(get("GATEWAY_DATA_KEY"));
    }

    @Override
    public String toString() {
        return "Credentials" + values.keySet();
    }
}
