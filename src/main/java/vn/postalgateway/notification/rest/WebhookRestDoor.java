package vn.postalgateway.notification.rest;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import vn.postalgateway.notification.FirstSecrets;
import vn.postalgateway.notification.Reach;
import vn.postalgateway.notification.WebhookSecret;
import vn.postalgateway.notification.WebhookTargets;
import vn.postalgateway.partner.FieldFault;
import vn.postalgateway.platform.door.Answer;
import vn.postalgateway.platform.door.HttpCall;
import vn.postalgateway.platform.door.Problem;
import vn.postalgateway.platform.json.FieldReader;
import vn.postalgateway.platform.json.StrictJson;

/** Where a partner wants to be told; each partner sees and changes its own only. */
public class WebhookRestDoor {

    private static final int LONGEST_URL = 2_000;
    private static final int LONGEST_SECRET = 100;
    private static final Duration LONGEST_OVERLAP = Duration.ofDays(7);

    private final WebhookTargets targets;
    private final FirstSecrets secrets;
    private final Reach reach;
    private final Duration usualOverlap;
    private final Clock clock;

    public WebhookRestDoor(WebhookTargets targets, FirstSecrets secrets, Reach reach, Duration usualOverlap,
                           Clock clock) {
        this.targets = targets;
        this.secrets = secrets;
        this.reach = reach;
        this.usualOverlap = usualOverlap;
        this.clock = clock;
    }

    /** 201 for a new target, 200 for one that is changed; a secret that was made is shown here and never again. */
    public Answer put(HttpCall call) {
        List<FieldFault> faults = new ArrayList<>();
        FieldReader in = FieldReader.of(StrictJson.read(call.body()), faults);
        URI url = url(in);
        WebhookSecret secret = secret(in);
        in.refuseUnknown();
        Problem.refuseIfAny(faults);
        Instant now = clock.instant();
        WebhookTargets.Placed placed = notTooMany(() -> targets.put(partner(call), url, secret,
                () -> secrets.of(partner(call)), now.plus(usualOverlap), now));
        return view(placed.isNew() ? 201 : 200, call, placed.shownOnce());
    }

    private URI url(FieldReader in) {
        String text = in.text("url", 1, LONGEST_URL);
        try {
            return text == null ? null : reach.url(text);
        } catch (IllegalArgumentException wrong) {
            in.fault("url", wrong.getMessage());
            return null;
        }
    }

    private static WebhookSecret secret(FieldReader in) {
        String text = in.optionalText("secret", LONGEST_SECRET);
        try {
            return text == null ? null : new WebhookSecret(text);
        } catch (IllegalArgumentException wrong) {
            in.fault("secret", "must be " + WebhookSecret.FORM);
            return null;
        }
    }

    public Answer show(HttpCall call) {
        return view(200, call, null);
    }

    public Answer remove(HttpCall call) {
        existing(targets.remove(partner(call), clock.instant()));
        return new Answer(204, null, Map.of(), null);
    }

    public Answer stop(HttpCall call) {
        existing(targets.stop(partner(call), partner(call), clock.instant()));
        return view(200, call, null);
    }

    public Answer resume(HttpCall call) {
        existing(targets.resume(partner(call), partner(call), clock.instant()));
        return view(200, call, null);
    }

    /** A new secret, given or made; a made one is shown here and never again. */
    public Answer rotate(HttpCall call) {
        List<FieldFault> faults = new ArrayList<>();
        FieldReader in = FieldReader.of(StrictJson.read(call.body()), faults);
        WebhookSecret given = secret(in);
        Duration overlap = in.optionalParsed("overlap", "a duration from PT0S to P7D", WebhookRestDoor::overlap);
        in.refuseUnknown();
        Problem.refuseIfAny(faults);
        WebhookSecret made = given == null ? secrets.another() : null;
        Instant now = clock.instant();
        existing(notTooMany(() -> targets.rotate(partner(call), made == null ? given : made,
                now.plus(overlap == null ? usualOverlap : overlap), partner(call), now)));
        return view(200, call, made);
    }

    private static Duration overlap(String text) {
        Duration overlap = Duration.parse(text);
        if (overlap.isNegative() || overlap.compareTo(LONGEST_OVERLAP) > 0) {
            throw new IllegalArgumentException();
        }
        return overlap;
    }

    private static <T> T notTooMany(Supplier<T> change) {
        try {
            return change.get();
        } catch (WebhookTargets.TooManySecrets e) {
            throw Problem.of(409, "too-many-secrets", "Five secrets are live; wait until one has ended, or rotate with"
                    + " a shorter overlap.");
        }
    }

    private Answer view(int status, HttpCall call, WebhookSecret shownOnce) {
        return Answer.json(status, WebhookJson.of(targets.of(partner(call), clock.instant())
                .orElseThrow(() -> Problem.notFound("webhook")), shownOnce)).with("Cache-Control", "no-store");
    }

    private static void existing(boolean exists) {
        if (!exists) {
            throw Problem.notFound("webhook");
        }
    }

    private static String partner(HttpCall call) {
        return call.caller().partnerId();
    }
}
