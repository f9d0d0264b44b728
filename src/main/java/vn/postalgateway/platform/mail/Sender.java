package vn.postalgateway.platform.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Properties;

/** Who our e-mails come from. */
public final class Sender {

    private final InternetAddress address;
    private final Session session = Session.getInstance(new Properties());

    /**
     * @param from an address, with a name or without; empty if no e-mails are sent
     * @throws IllegalArgumentException if it is no address
     */
    public Sender(String from) {
        this.address = from.isEmpty() ? null : read(from);
    }

    private static InternetAddress read(String from) {
        try {
            InternetAddress read = new InternetAddress(from, true);
            return new InternetAddress(read.getAddress(), read.getPersonal(), StandardCharsets.UTF_8.name());
        } catch (AddressException | UnsupportedEncodingException noAddress) {
            throw new IllegalArgumentException("no address", noAddress);
        }
    }

    public boolean isSet() {
        return address != null;
    }

    /** An empty letter of ours that says that a machine wrote it. */
    public MimeMessage letter(Date sentAt) throws MessagingException {
        MimeMessage letter = new MimeMessage(session);
        letter.setFrom(address);
        letter.setSentDate(sentAt);
        letter.setHeader("Auto-Submitted", "auto-generated");
        return letter;
    }

    /** For the header; to be set last. */
    public String messageId(String id) {
        return "<" + id + "@" + address.getAddress().substring(address.getAddress().lastIndexOf('@') + 1) + ">";
    }
}
