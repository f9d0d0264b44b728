package vn.postalgateway.operator.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.postalgateway.operator.SimulatedPost;

class CustomerApiPostTest {

    private static final String PASSWORD = "a-password-of-the-test";

    @TempDir
    private Path folder;

    private final AtomicInteger made = new AtomicInteger();

    @Test
    void opensAndAnswersWithoutWaitingForTheKeysOfItsCallbacks() throws Exception {
        try (CustomerApiPost post = post()) {
            SimulatedPost place = post.place();

            int login = login(place.address());

            assertThat(login).isEqualTo(200);
            assertThat(made).hasValue(0);
            assertThat(place.callbackKey().get()).as("one pair, whoever asks").isEqualTo(place.callbackKey().get());
            assertThat(made).hasValue(1);
        }
    }

    private CustomerApiPost post() {
        PostJournal journal = new PostJournal(folder.resolve("journal.ndjson"));
        PostRegister register = new PostRegister(journal, Duration.ofSeconds(1), false, Clock.systemUTC(), () -> 1);
        return new CustomerApiPost("vnpost-json", register, journal, PASSWORD, new CallbackKeys(this::keys));
    }

    private KeyPair keys() {
        made.incrementAndGet();
        try {
            return KeyPairGenerator.getInstance("RSA").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int login(String address) throws Exception {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(address + "/GetAccessToken"))
                        .POST(HttpRequest.BodyPublishers.ofString("{\"password\": \"" + PASSWORD + "\"}"))
                        .timeout(Duration.ofSeconds(10)).build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    }
}
