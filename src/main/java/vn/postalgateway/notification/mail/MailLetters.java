package vn.postalgateway.notification.mail;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
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
    private static final int NOT_AVAILABLE = 421;

    private final InternetAddress sender;
    private final Clock clock;
    private final Session session = Session.getInstance(new Properties());

    /**
     * @param from the sender's address, with a name or without; empty if no e-mails are sent
     * @throws IllegalArgumentException if it is no address
     */
    public MailLetters(String from, Clock clock) {
        this.sender = from.isEmpty() ? null : sender(from);
        this.clock = clock;
    }

    private static InternetAddress sender(String from) {
        try {
            InternetAddress read = new InternetAddress(from, true);
            return new InternetAddress(read.getAddress(), read.getPersonal(), UTF_8);
        } catch (AddressException | UnsupportedEncodingException noAddress) {
            throw new IllegalArgumentException("no address", noAddress);
        }
    }

    /** Plain text and HTML beside each other; the same Message-ID each time. */
    public MimeMessage write(NoticeSending.Ready ready) throws MessagingException {
        NoticeText text = ready.text();
        MimeMessage letter = new MimeMessage(session);
        letter.setFrom(sender);
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

    /** The server said yes. */
    public NoticeOutcome accepted() {
        return NoticeOutcome.sent();
    }

    /** The server, or the way to it, did not say yes. */
    public NoticeOutcome judge(Exception failure) {
        if (failure instanceof NoticeSending.HeldUp) {
            return NoticeOutcome.of(Verdict.LATER, "held up");
        }
        Reply reply = new Reply(failure);
        if (reply.isKnown()) {
            return ofReply(reply);
        }
        if (failure instanceof AuthenticationFailedException) {
            return NoticeOutcome.of(Verdict.AWAY, "the mail server refuses our login");
        }
        if (failure instanceof MailConnectException) {
            return NoticeOutcome.of(Verdict.AWAY, "no connection to the mail server");
        }
        return reply.brokeOff() || failure.getCause() instanceof IOException
                ? NoticeOutcome.of(Verdict.IN_DOUBT, "the mail server broke off")
                : NoticeOutcome.of(Verdict.AWAY, "the mail server does not offer what is set");
    }

    private static NoticeOutcome ofReply(Reply reply) {
        String code = " (" + reply.code + ")";
        if (reply.ofSender) {
            return NoticeOutcome.of(Verdict.AWAY, "the mail server refuses our sender" + code);
        }
        if (reply.code == NOT_AVAILABLE) {
            return NoticeOutcome.of(Verdict.AWAY, "the mail server is not available" + code);
        }
        return reply.code >= FIRST_FINAL
                ? NoticeOutcome.of(Verdict.REFUSED, "the mail server refuses the "
                        + (reply.ofAddress ? "address" : "message") + code)
                : NoticeOutcome.of(Verdict.LATER, "the mail server wants it later" + code);
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
