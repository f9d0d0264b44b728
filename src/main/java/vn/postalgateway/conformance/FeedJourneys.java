package vn.postalgateway.conformance;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import vn.postalgateway.calendar.VietnamTime;

/** What a one-stop system is promised about being told what became of its orders. */
public final class FeedJourneys {

    private static final String FEED = "/api/v1/feed";
    private static final String WEBHOOK = "/api/v1/webhook";
    /** The fields of a change in the order in which a day is added up. */
    private static final List<String> DIGEST_LINE = List.of("sequence", "at", "type", "orderId", "placement",
            "movement", "money", "requestId");
    private static final int PAGE = 1_000;
    private static final int MOST_PAGES = 200;

    private final Stage stage;
    private final WebhookInbox inbox;

    public FeedJourneys(Stage stage, WebhookInbox inbox) {
        this.stage = stage;
        this.inbox = inbox;
    }

    public List<Journey> all() {
        return List.of(
                new Journey("feed-without-gap", "The feed tells each change, in numbers without a gap,"
                        + " and again the same.", this::feed),
                new Journey("digest", "The digest of a day proves that one has read it whole.", this::digest),
                new Journey("signed-webhook", "What is told by webhook is signed, told again under the same webhook-id"
                        + " until it is taken, and names no citizen.", this::webhook));
    }

    private void feed(Steps steps) {
        long end = lastNumber(steps);
        String orderId = stage.accepted(steps, stage.orders().next()).text("orderId");
        List<Reply> changes = stage.patience().until(() -> after(end, PAGE), all -> contains(all, orderId));
        steps.expect("hand an order over and read the feed on from number " + end, "a change of this order",
                changes.size() + " changes", contains(changes, orderId));
        List<Long> numbers = changes.stream().map(FeedJourneys::number).toList();
        steps.expect("look at the numbers", "each is one more than the one before", numbers,
                numbers.equals(LongStream.rangeClosed(end + 1, end + numbers.size()).boxed().toList()));
        List<Reply> again = after(end, numbers.size());
        steps.expect("read the same again", "the same changes", again.size() + " changes", lines(again).equals(
                lines(changes)));
    }

    // From the day's digest on, so that a long feed is not read from its beginning
    private long lastNumber(Steps steps) {
        String last = digestOf(VietnamTime.dayOf(stage.clock().instant())).text("last");
        long number = last.isEmpty() ? 0 : Long.parseLong(last);
        for (int pages = 0; pages < MOST_PAGES; pages++) {
            List<Reply> page = after(number, PAGE);
            if (page.isEmpty()) {
                return number;
            }
            number = number(page.get(page.size() - 1));
        }
        steps.needs("read the feed to its end", "at most " + MOST_PAGES * PAGE + " changes since the last one of today",
                "more", false);
        return number;
    }

    private void digest(Steps steps) {
        LocalDate today = VietnamTime.dayOf(stage.clock().instant());
        long end = lastNumber(steps);
        String orderId = stage.accepted(steps, stage.orders().next()).text("orderId");
        stage.patience().until(() -> after(end, PAGE), all -> contains(all, orderId));
        Reply digest = digestOf(today);
        steps.expect("ask for the digest of " + today, "200 with first, last, count and hash", digest + ", count "
                + digest.text("count"), digest.status() == 200 && !digest.text("hash").isEmpty());
        long count = Long.parseLong(digest.text("count"));
        steps.expect("look at its count", "the change of this order at least", count, count > 0);
        steps.needs("read the day", "at most " + MOST_PAGES * PAGE + " changes", count, count <= MOST_PAGES * PAGE);
        List<Reply> day = dayOf(today, Long.parseLong(digest.text("first")), Long.parseLong(digest.text("last")));
        steps.expect("read the day and add it up", digest.text("count") + " changes, hash " + digest.text("hash"),
                day.size() + " changes, hash " + hash(day), digest.text("count").equals(String.valueOf(day.size()))
                        && digest.text("hash").equals(hash(day)));
    }

    private List<Reply> dayOf(LocalDate day, long first, long last) {
        List<Reply> changes = new ArrayList<>();
        long after = first - 1;
        for (int pages = 0; after < last && pages < MOST_PAGES; pages++) {
            List<Reply> page = after(after, (int) Math.min(PAGE, last - after));
            if (page.isEmpty()) {
                break;
            }
            page.stream().filter(c -> VietnamTime.dayOf(OffsetDateTime.parse(c.text("at")).toInstant()).equals(day))
                    .forEach(changes::add);
            after = number(page.get(page.size() - 1));
        }
        return changes;
    }

    private void webhook(Steps steps) {
        Reply before = stage.doors().get(Caller.ONE_STOP, WEBHOOK);
        steps.needs("look for a webhook", "that none is set, so that the kit takes none away", before,
                before.status() == 404);
        Reply put = stage.doors().send(Caller.ONE_STOP, "PUT", WEBHOOK,
                Map.of("url", inbox.address().toString(), "secret", inbox.secret()));
        steps.needs("ask to be told at " + inbox.address(), "that the gateway may call this address", put,
                put.status() != 422);
        try {
            steps.expect("ask to be told at " + inbox.address(), "201", put, put.status() == 201);
            told(steps);
        } finally {
            stage.doors().send(Caller.ONE_STOP, "DELETE", WEBHOOK, null);
        }
    }

    private void told(Steps steps) {
        inbox.beAwayOnce();
        String orderId = stage.accepted(steps, stage.orders().next()).text("orderId");
        // Told even where no post is there to take it
        stage.doors().post(Caller.ONE_STOP, Stage.ORDERS + "/" + orderId + "/cancel", Map.of("reason", "diễn tập"));
        List<WebhookInbox.Told> told = stage.patience().until(inbox::told,
                all -> all.stream().anyMatch(t -> !t.genuine()) || tells(all, orderId) && toldAgain(all));
        steps.expect("wait to be told of this order", "it is told, and every call is signed with the secret given",
                told.size() + " calls, " + told.stream().filter(t -> !t.genuine()).count() + " not signed so",
                tells(told, orderId) && told.stream().allMatch(WebhookInbox.Told::genuine));
        steps.expect("answer the first call 503", "the same webhook-id again",
                toldAgain(told) ? "it came again" : "it did not come again", toldAgain(told));
        boolean named = told.stream().anyMatch(t -> stage.orders().people().stream().anyMatch(t.body()::contains));
        steps.expect("look for names, phone numbers and addresses", "none", named ? "found" : "none", !named);
        steps.expect("call the kit's own inbox with a made-up signature, then with a right one of two days ago",
                "401 and 401: so should yours", inbox.answerToForgery() + " and " + inbox.answerToReplay(),
                inbox.answerToForgery() == 401 && inbox.answerToReplay() == 401);
    }

    private static boolean tells(List<WebhookInbox.Told> told, String orderId) {
        return told.stream().anyMatch(t -> t.body().contains(orderId));
    }

    private static boolean toldAgain(List<WebhookInbox.Told> told) {
        return told.stream().filter(t -> t.answered() == 503).anyMatch(away -> told.stream()
                .anyMatch(t -> t.answered() == 200 && t.webhookId().equals(away.webhookId())));
    }

    private Reply digestOf(LocalDate day) {
        return stage.doors().get(Caller.ONE_STOP, FEED + "/digest?date=" + day);
    }

    private List<Reply> after(long number, int limit) {
        Reply page = stage.doors().get(Caller.ONE_STOP, FEED + "?after=" + Math.max(0, number) + "&limit=" + limit);
        return page.list("changes").stream().map(change -> new Reply(page.status(), Map.of(), change)).toList();
    }

    private static boolean contains(List<Reply> changes, String orderId) {
        return changes.stream().anyMatch(change -> change.text("orderId").equals(orderId));
    }

    private static long number(Reply change) {
        return Long.parseLong(change.text("sequence"));
    }

    private static String lines(List<Reply> changes) {
        return changes.stream().map(c -> DIGEST_LINE.stream().map(c::text).collect(Collectors.joining("|", "", "\n")))
                .collect(Collectors.joining());
    }

    private static String hash(List<Reply> changes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                    .digest(lines(changes).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
