package vn.postalgateway.conformance.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import vn.postalgateway.conformance.Reply;

/** How the stand-in places orders with the post. */
final class StandInPlacement {

    private static final Duration SILENCE = Duration.ofSeconds(1);
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private final Slip slip;
    private final URI post;
    private final HttpClient client = HttpClient.newHttpClient();

    StandInPlacement(Slip slip, URI post) {
        this.slip = slip;
        this.post = post;
    }

    void place(StandInOrder order) {
        try {
            create(order);
        } catch (IOException gone) {
            order.placement = "OUTCOME_UNKNOWN";
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private void create(StandInOrder order) throws IOException, InterruptedException {
        Map<String, Object> fields = Map.of("orderReference", order.id);
        try {
            HttpResponse<String> response = send("CreateOrder", fields, "<dossierCode>" + order.dossierCode()
                    + "</dossierCode>");
            if (response.statusCode() == 503) {
                TimeUnit.SECONDS.sleep(slip == Slip.IGNORES_RETRY_AFTER ? 0
                        : Integer.parseInt(response.headers().firstValue("Retry-After").orElseThrow()));
                create(order);
                return;
            }
            answered(order, read(response), fields);
        } catch (HttpTimeoutException silence) {
            if (slip == Slip.CREATES_AGAIN_AFTER_SILENCE) {
                create(order);
            } else {
                ask(order);
            }
        } catch (IOException cut) {
            ask(order);
        }
    }

    private void answered(StandInOrder order, Reply reply, Map<String, Object> fields)
            throws IOException, InterruptedException {
        boolean rejected = reply.text("result").equals("REJECTED");
        if (rejected && slip == Slip.TRIES_AGAIN_WHAT_WAS_REJECTED || slip == Slip.CREATES_TWICE) {
            send("CreateOrder", fields, "<dossierCode>" + order.dossierCode() + "</dossierCode>");
        }
        placed(order, rejected ? "REJECTED" : "PLACED", reply.text("itemCode"));
        if (!rejected && slip == Slip.CREATES_AGAIN_LATER) {
            TimeUnit.MILLISECONDS.sleep(500);
            send("CreateOrder", fields, "<dossierCode>" + order.dossierCode() + "</dossierCode>");
        }
    }

    private void placed(StandInOrder order, String placement, String itemCode) {
        order.itemCode = slip == Slip.SHOWS_ANOTHER_ITEM ? "CV497960035VN" : itemCode;
        order.placement = placement;
    }

    private void ask(StandInOrder order) throws IOException, InterruptedException {
        for (int said = 0; said < (slip == Slip.ASKS_ONCE_ONLY ? 1 : 2); said++) {
            Reply found = read(send("FindOrder", Map.of("orderReference", order.id), ""));
            if (found.text("found").equals("true")) {
                placed(order, "PLACED", found.text("itemCode"));
                return;
            }
        }
        create(order);
    }

    void cancel(StandInOrder order) {
        try {
            for (int tries = 0; tries < 5 && !order.placement.equals("CANCELLED"); tries++) {
                Reply reply = read(send("CancelOrder", Map.of("orderReference", order.id), ""));
                order.placement = reply.text("result").equals("CANCELLED") ? "CANCELLED" : order.placement;
            }
        } catch (IOException gone) {
            order.placement = "OUTCOME_UNKNOWN";
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpResponse<String> send(String operation, Map<String, Object> fields, String more)
            throws IOException, InterruptedException {
        String message = SoapText.envelope("", operation, fields).replace("</" + operation + ">", more + "</" + operation + ">");
        return client.send(HttpRequest.newBuilder(post).timeout(operation.equals("CreateOrder") ? SILENCE : DEADLINE)
                .POST(HttpRequest.BodyPublishers.ofString(message)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static Reply read(HttpResponse<String> response) throws IOException {
        return new Reply(200, Map.of(), SoapText.value(SoapText.content(response.body())));
    }
}
