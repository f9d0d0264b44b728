package vn.postalgateway.platform.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.util.MailConnectException;

/**
 * What a mail server means that did not say yes, or the way to it.
 *
 * @param reason in our own words: the server's quote addresses, and are never kept
 */
public record MailAnswer(Meaning meaning, String reason) {

    /** What may follow. */
    public enum Meaning {
        /** This letter will never be taken. */
        REFUSED,
        /** Not this one now; others may well go. */
        LATER,
        /** The server is away or wants none now. */
        AWAY,
        /** It left, and nobody knows whether it was taken. */
        IN_DOUBT
    }

    private static final int FIRST_FINAL = 500;
    private static final int NOT_AVAILABLE = 421;

    public static MailAnswer of(Exception failure) {
        Reply reply = new Reply(failure);
        if (reply.isKnown()) {
            return ofReply(reply);
        }
        if (failure instanceof AuthenticationFailedException) {
            return new MailAnswer(Meaning.AWAY, "the mail server refuses our login");
        }
        if (failure instanceof MailConnectException) {
            return new MailAnswer(Meaning.AWAY, "no connection to the mail server");
        }
        return reply.brokeOff() || failure.getCause() instanceof IOException
                ? new MailAnswer(Meaning.IN_DOUBT, "the mail server broke off")
                : new MailAnswer(Meaning.AWAY, "the mail server does not offer what is set");
    }

    private static MailAnswer ofReply(Reply reply) {
        String code = " (" + reply.code + ")";
        if (reply.ofSender) {
            return new MailAnswer(Meaning.AWAY, "the mail server refuses our sender" + code);
        }
        if (reply.code == NOT_AVAILABLE) {
            return new MailAnswer(Meaning.AWAY, "the mail server is not available" + code);
        }
        return reply.code >= FIRST_FINAL
                ? new MailAnswer(Meaning.REFUSED, "the mail server refuses the "
                        + (reply.ofAddress ? "address" : "message") + code)
                : new MailAnswer(Meaning.LATER, "the mail server wants it later" + code);
    }

    /** What the server said; it stands somewhere in a chain of exceptions, whose texts quote addresses. */
    private static final class Reply {

        private int code;
        private boolean ofAddress;
        private boolean ofSender;

        Reply(Exception failure) {
            for (Exception e = failure; e instanceof MessagingException m; e = m.getNextException()) {
                if (e instanceof SMTPAddressFailedException address) {
                    code = address.getReturnCode();
                    ofAddress = true;
                } else if (e instanceof SMTPSenderFailedException sender) {
                    code = sender.getReturnCode();
                    ofSender = true;
                } else if (e instanceof SMTPSendFailedException send) {
                    code = send.getReturnCode();
                }
            }
        }

        boolean isKnown() {
            return code > 0;
        }

        boolean brokeOff() {
            return code < 0;
        }
    }
}
