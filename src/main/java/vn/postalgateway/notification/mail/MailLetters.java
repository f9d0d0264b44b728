package vn.postalgateway.notification.mail;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.util.MailConnectException;
import vn.postalgateway.notification.NoticeOutcome;
import vn.postalgateway.notification.NoticeOutcome.Verdict;
import vn.postalgateway.notification.NoticeSending;
import vn.postalgateway.notification.NoticeText;

/** Makes e-mails of notices, and says what a mail server's answer means. The server's own words are never kept. */
public class MailLetters {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    private static final int FIRST_FINAL = 500;
    private static final int BEYOND_FINAL = 600;
    private static final int NOT_AVAILABLE = 421;

    private final String from;
    private final Clock clock;
    private final Session session = Session.getInstance(new Properties());

    /** @param from the sender's address, with a name or without; empty if no e-mails are sent */
    public MailLetters(String from, Clock clock) {
        this.from = from;
        this.clock = clock;
    }

    /** Plain text and HTML beside each other; the same Message-ID each time. */
    public MimeMessage write(NoticeSending.Ready ready) throws MessagingException {
        NoticeText text = ready.text();
        InternetAddress sender = new InternetAddress(from, true);
        MimeMessage letter = new MimeMessage(session);
        letter.setFrom(named(sender));
        letter.setRecipients(Message.RecipientType.TO, new Address[] {new InternetAddress(ready.taken().address())});
        letter.setSubject(text.subject(), UTF_8);
        letter.setSentDate(Date.from(clock.instant()));
        letter.setHeader("Auto-Submitted", "auto-generated");
        letter.setHeader("Content-Language", "vi, en");
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(text.plain(), UTF_8);
        MimeBodyPart html = new MimeBodyPart();
        html.setText(text.html(), UTF_8, "html");
        letter.setContent(new MimeMultipart("alternative", plain, html));
        letter.saveChanges();
        letter.setHeader("Message-ID", "<" + ready.key().id() + "@"
                + sender.getAddress().substring(sender.getAddress().lastIndexOf('@') + 1) + ">");
        return letter;
    }

    private static InternetAddress named(InternetAddress sender) throws MessagingException {
        try {
            return new InternetAddress(sender.getAddress(), sender.getPersonal(), UTF_8);
        } catch (java.io.UnsupportedEncodingException everyJavaHasIt) {
            throw new MessagingException("UTF-8", everyJavaHasIt);
        }
    }

    /** The server said yes. */
    public NoticeOutcome accepted() {
        return NoticeOutcome.sent();
    }

    /** The server, or the way to it, did not say yes. */
    public NoticeOutcome judge(Throwable failure) {
        if (failure instanceof NoticeSending.HeldUp) {
            return NoticeOutcome.of(Verdict.LATER, "held up");
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            NoticeOutcome known = known(cause);
            if (known != null) {
                return known;
            }
        }
        return chained(failure);
    }

    private static NoticeOutcome known(Throwable cause) {
        if (cause instanceof AuthenticationFailedException) {
            return NoticeOutcome.of(Verdict.AWAY, "the mail server refuses our login");
        }
        if (cause instanceof MailConnectException) {
            return NoticeOutcome.of(Verdict.AWAY, "no connection to the mail server");
        }
        return null;
    }

    // What a server said stands in a chain of its own; the reply to the address is the one behind the first.
    private static NoticeOutcome chained(Throwable failure) {
        int code = 0;
        boolean ofAddress = false;
        for (Exception e = messaging(failure); e != null; e = e instanceof MessagingException m ? m.getNextException()
                : null) {
            if (e instanceof SMTPAddressFailedException address) {
                code = address.getReturnCode();
                ofAddress = true;
            } else if (e instanceof SMTPSenderFailedException sender) {
                return NoticeOutcome.of(Verdict.AWAY, "the mail server refuses our sender (" + sender.getReturnCode()
                        + ")");
            } else if (e instanceof SMTPSendFailedException send && !ofAddress) {
                code = send.getReturnCode();
            }
        }
        if (code >= FIRST_FINAL && code < BEYOND_FINAL) {
            return NoticeOutcome.of(Verdict.REFUSED, "the mail server refuses the "
                    + (ofAddress ? "address" : "message") + " (" + code + ")");
        }
        if (code == 0 || code == NOT_AVAILABLE) {
            return NoticeOutcome.of(code == 0 ? Verdict.IN_DOUBT : Verdict.AWAY, "the mail server gave no answer");
        }
        return NoticeOutcome.of(Verdict.LATER, "the mail server wants it later (" + code + ")");
    }

    private static Exception messaging(Throwable failure) {
        return failure instanceof Exception e ? e : null;
    }
}
