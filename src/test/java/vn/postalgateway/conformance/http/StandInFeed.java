package vn.postalgateway.conformance.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import vn.postalgateway.calendar.VietnamTime;
import vn.postalgateway.conformance.http.StandInGateway.Answer;

/** The feed of the stand-in and its webhook. */
final class StandInFeed {

    private final Slip slip;
    private final Executor threads;
    private final List<Map<String, Object>> changes = new ArrayList<>();
    private Map<?, ?> target;
    private long sequence;

    StandInFeed(Slip slip, Executor threads) {
        this.slip = slip;
        this.threads = threads;
    }

    void tell(StandInOrder order) {
        sequence += slip == Slip.SKIPS_A_NUMBER ? 2 : 1;
        Map<String, Object> change = StandInGateway.mapOf("sequence", sequence, "type", "order.placed", "at",
                VietnamTime.withOffset(Instant.now()).toString(), "orderId", order.id, "requestId", order.requestId(),
                "placement", "PLACED", "movement", "AWAITING_PICKUP", "money", "NONE");
        changes.add(change);
        if (target != null) {
            Map<?, ?> to = target;
            String body = change + (slip == Slip.NAMES_CITIZENS ? " for " + order.content.get("recipient") : "");
            threads.execute(() -> post(to, "msg_" + change.get("sequence"), body));
        }
    }

    private void post(Map<?, ?> to, String id, String body) {
        try {
            for (int tries = 0, status = 0; status != 200 && tries < (slip == Slip.TELLS_ONCE_ONLY ? 1 : 3); tries++) {
                String seconds = String.valueOf(Instant.now().getEpochSecond());
                status = HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(String.valueOf(to.get("url"))))
                        .header("webhook-id", id).header("webhook-timestamp", seconds)
                        .header("webhook-signature", signature(to, id + "." + seconds + "." + body))
                        .POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                        HttpResponse.BodyHandlers.discarding()).statusCode();
            }
        } catch (IOException | InterruptedException | GeneralSecurityException gone) {
            Thread.currentThread().interrupt();
        }
    }

    private String signature(Map<?, ?> to, String signed) throws GeneralSecurityException {
        byte[] key = Base64.getDecoder().decode(String.valueOf(to.get("secret")).substring("whsec_".length()));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(slip == Slip.SIGNS_WRONGLY ? new byte[] {1} : key, "HmacSHA256"));
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }

    Answer answer(String method, String path, String query, String body) throws IOException {
        if (path.equals("/webhook")) {
            boolean set = method.equals("PUT");
            target = set ? StandInGateway.JSON.readValue(body, Map.class) : method.equals("DELETE") ? null : target;
            return set ? Answer.of(201, Map.of()) : Answer.problem(404, "not-found");
        }
        return Answer.of(200, path.endsWith("digest") ? digest() : page(query));
    }

    private Map<String, Object> page(String query) {
        long after = number(query, "after", 0);
        return Map.of("changes", changes.stream().filter(c -> (long) c.get("sequence") > after)
                .filter(c -> slip != Slip.LOSES_AN_EVENT || (long) c.get("sequence") < sequence)
                .limit(number(query, "limit", 100)).toList());
    }

    private static long number(String query, String name, long usual) {
        return Stream.of(query.split("&")).filter(p -> p.startsWith(name + "="))
                .map(p -> Long.parseLong(p.substring(name.length() + 1))).findFirst().orElse(usual);
    }

    private Map<String, Object> digest() {
        String lines = changes.stream().map(c -> Stream.of("sequence", "at", "type", "orderId", "placement", "movement",
                "money", "requestId").map(name -> String.valueOf(c.get(name))).collect(Collectors.joining("|", "", "\n")))
                .collect(Collectors.joining());
        return StandInGateway.mapOf("count", changes.size(), "first", changes.isEmpty() ? null : changes.get(0).get("sequence"),
                "last", changes.isEmpty() ? null : sequence, "hash", hash(slip == Slip.ADDS_UP_WRONGLY ? lines + "!" : lines));
    }

    private static String hash(String lines) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                    .digest(lines.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
