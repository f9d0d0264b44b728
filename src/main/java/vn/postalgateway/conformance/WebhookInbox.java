package vn.postalgateway.conformance;

import java.net.URI;
import java.util.List;

/** Where the kit is told by webhook: it takes only what is signed with its secret and not old, as a partner should. */
public interface WebhookInbox {

    /**
     * What came.
     *
     * @param genuine  it was signed with the secret, and within five minutes
     * @param answered the status that it got
     */
    record Told(String webhookId, boolean genuine, int answered, String body) { }

    URI address();

    /** {@code whsec_} and so on; made for this run. */
    String secret();

    /** Answers the next genuine call 503, as a receiver does that is away for a moment. */
    void beAwayOnce();

    List<Told> told();

    /** What the inbox answers to its own correctly formed call with a made-up signature. */
    int answerToForgery();

    /** What it answers to a call that is signed rightly and two days old. */
    int answerToReplay();
}
