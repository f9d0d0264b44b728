package vn.postalgateway.operator.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import vn.postalgateway.operator.WitnessedItem;

/** The simulated post's customer API in this process, so that it outlives the gateway that calls it. */
public final class StandingCustomerApi implements AutoCloseable {

    private static final String PASSWORD = "a-password-of-the-test";

    private final PostRegister register;
    private final CustomerApiPost post;

    public StandingCustomerApi() throws IOException {
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "homes")), "customer-api-");
        PostJournal journal = new PostJournal(folder.resolve("journal.ndjson"));
        register = new PostRegister(journal, Duration.ofSeconds(1), true, Clock.systemUTC(), () -> 7_000_000);
        post = new CustomerApiPost("vnpost-json", register, journal, PASSWORD, CallbackKeys.whenNeeded());
    }

    /** What a gateway's environment has to say in order to call it. */
    public Map<String, String> environment() {
        return Map.of("VNPOST_JSON_ENDPOINT", post.place().address(), "VNPOST_JSON_USERNAME", "gateway",
                "VNPOST_JSON_PASSWORD", PASSWORD, "VNPOST_JSON_SETTLE_AFTER", "PT3S");
    }

    /** What it took, in its own books. */
    public List<WitnessedItem> items() {
        return register.items();
    }

    @Override
    public void close() {
        post.close();
    }
}
