package vn.postalgateway.notification.http;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import vn.postalgateway.notification.NoticeOutcome;
import vn.postalgateway.notification.NoticeOutcome.Verdict;
import vn.postalgateway.notification.NoticeSending;

/**
 * Sends notices as short messages through a gateway that takes them by HTTP. What is posted is a template, so most
 * gateways need no code. There is no GET: a number in a URL would stand in every log on the way.
 */
public class HttpSmsGateway {

    /**
     * How the gateway wants to be asked.
     *
     * @param body          with {@code {phone}}, {@code {text}}, {@code {id}}, {@code {sender}} and {@code {token}}
     * @param json          the body is JSON; else it is a form
     * @param authorization the header of that name, with {@code {token}}; empty for none
     * @param accepted      what an answer 2xx must contain to mean yes; empty if 2xx says so
     * @param international numbers are written 84… instead of 0…
     */
    public record Manner(URI url, String body, boolean json, String authorization, String sender, String token,
                         String accepted, boolean international) {

        @Override
        public String toString() {
            return "Manner[" + url.getHost() + "]";
        }
    }

    private static final Pattern PLACE = Pattern.compile("\\{(phone|text|id|sender|token)}");
    private static final int FIRST_BAD_REQUEST = 400;
    private static final int FIRST_BROKEN = 500;
    private static final int UNAVAILABLE = 503;
    /** Not about this message: the token is wrong, it costs more than we have, or there were too many. */
    private static final Set<Integer> ABOUT_US = Set.of(401, 402, 403, 404, 405, 407, 408, 429);

    private final HttpPosts posts;
    private final Manner manner;
    private final Pattern accepted;

    /** @param manner null if no short messages are sent */
    public HttpSmsGateway(HttpPosts posts, Manner manner) {
        this.posts = posts;
        this.manner = manner;
        this.accepted = manner == null || manner.accepted().isEmpty() ? null : Pattern.compile(manner.accepted());
    }

    public NoticeOutcome send(NoticeSending.Ready ready) {
        HttpPost post = new HttpPost(manner.url());
        UnaryOperator<String> quoted = manner.json() ? HttpSmsGateway::inJson : HttpSmsGateway::inForm;
        post.setEntity(new ByteArrayEntity(filled(manner.body(), ready, quoted).getBytes(StandardCharsets.UTF_8),
                manner.json() ? ContentType.APPLICATION_JSON
                        : ContentType.APPLICATION_FORM_URLENCODED.withCharset(StandardCharsets.UTF_8)));
        // A kept connection may be closed already, and nobody could tell that from a message that was taken.
        post.setHeader("Connection", "close");
        if (!manner.authorization().isEmpty()) {
            post.setHeader("Authorization", manner.authorization().replace("{token}", manner.token()));
        }
        return judge(posts.post(post));
    }

    /** Nothing left. */
    public NoticeOutcome heldUp() {
        return NoticeOutcome.of(Verdict.LATER, "held up");
    }

    private static String inJson(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsString(text));
    }

    private static String inForm(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    // In one pass: what a value says is never taken for a place of its own.
    private String filled(String template, NoticeSending.Ready ready, UnaryOperator<String> quoted) {
        return PLACE.matcher(template).replaceAll(place -> Matcher.quoteReplacement(
                quoted.apply(switch (place.group(1)) {
                    case "phone" -> phone(ready.taken().address());
                    case "text" -> ready.text().sms();
                    case "id" -> ready.key().id();
                    case "sender" -> manner.sender();
                    default -> manner.token();
                })));
    }

    private String phone(String number) {
        return manner.international() ? "84" + number.substring(1) : number;
    }

    private NoticeOutcome judge(HttpPosts.Reply reply) {
        Integer status = reply.outcome().status();
        if (status == null) {
            return NoticeOutcome.of(reply.mayHaveArrived() ? Verdict.IN_DOUBT : Verdict.AWAY,
                    reply.outcome().detail());
        }
        if (reply.outcome().isSuccess()) {
            return accepted == null || accepted.matcher(reply.text()).find() ? NoticeOutcome.sent()
                    : NoticeOutcome.of(reply.text().isEmpty() ? Verdict.IN_DOUBT : Verdict.REFUSED,
                            "the gateway does not say that it takes it");
        }
        boolean later = status < FIRST_BAD_REQUEST || ABOUT_US.contains(status) || status == UNAVAILABLE;
        Verdict verdict = later ? Verdict.AWAY : status >= FIRST_BROKEN ? Verdict.IN_DOUBT : Verdict.REFUSED;
        return new NoticeOutcome(verdict, reply.outcome().detail(), reply.outcome().retryAfter());
    }
}
