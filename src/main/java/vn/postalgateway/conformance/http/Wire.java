package vn.postalgateway.conformance.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls over HTTP. Each ends within its bound, however steadily the answer drips. */
final class Wire {

    private static final Duration USUAL = Duration.ofSeconds(20);

    private final Duration most;
    private final HttpClient client;

    Wire() {
        this(USUAL);
    }

    Wire(Duration most) {
        this.most = most;
        this.client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(most).build();
    }

    /** @throws UncheckedIOException where no whole answer comes in time */
    HttpResponse<String> answer(HttpRequest request) {
        CompletableFuture<HttpResponse<String>> answer =
                client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
        try {
            return answer.get(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException tooLong) {
            answer.cancel(true);
            throw new UncheckedIOException(new HttpTimeoutException("no whole answer in " + most.toSeconds() + " s"));
        } catch (ExecutionException unheard) {
            throw new UncheckedIOException(unheard.getCause() instanceof IOException cause ? cause
                    : new IOException(unheard.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for an answer", e);
        }
    }
}
