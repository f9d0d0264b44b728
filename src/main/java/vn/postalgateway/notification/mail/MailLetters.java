package vn.postalgateway.notification.mail;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import vn.postalgateway.notification.NoticeOutcome;
import vn.postalgateway.notification.NoticeOutcome.Verdict;
import vn.postalgateway.notification.NoticeSending;
import vn.postalgateway.notification.NoticeText;
import vn.postalgateway.platform.mail.MailAnswer;
import vn.postalgateway.platform.mail.Sender;

/** Makes e-mails of notices, and says what a mail server's answer means. */
public class MailLetters {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final Sender sender;
    private final Clock clock;

    public MailLetters(Sender sender, Clock clock) {
        this.sender = sender;
        this.clock = clock;
    }

    /** Plain text and HTML beside each other; the same Message-ID each time. */
    public MimeMessage write(NoticeSending.Ready ready) throws MessagingException {
        NoticeText text = ready.text();
        MimeMessage letter = sender.letter(Date.from(clock.instant()));
        letter.setRecipients(Message.RecipientType.TO, new Address[] {new InternetAddress(ready.taken().address())});
        letter.setSubject(text.subject(), UTF_8);
        letter.setHeader("Content-Language", "vi, en");
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(text.plain(), UTF_8);
        MimeBodyPart html = new MimeBodyPart();
        html.setText(text.html(), UTF_8, "html");
        letter.setContent(new MimeMultipart("alternative", plain, html));
        letter.saveChanges();
        letter.setHeader("Message-ID", sender.messageId(ready.key().id()));
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
        MailAnswer answer = MailAnswer.of(failure);
        return NoticeOutcome.of(switch (answer.meaning()) {
            case REFUSED -> Verdict.REFUSED;
            case LATER -> Verdict.LATER;
            case AWAY -> Verdict.AWAY;
            case IN_DOUBT -> Verdict.IN_DOUBT;
        }, answer.reason());
    }
}
