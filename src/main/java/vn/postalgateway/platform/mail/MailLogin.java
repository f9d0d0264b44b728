package vn.postalgateway.platform.mail;

import jakarta.mail.PasswordAuthentication;
import org.apache.camel.component.mail.MailAuthenticator;

/** Our login at a mail server; without a name there is none. */
public class MailLogin extends MailAuthenticator {

    private final String username;
    private final String password;

    public MailLogin(String username, String password) {
        this.username = username.isEmpty() ? null : username;
        this.password = username.isEmpty() ? null : password;
    }

    @Override
    public PasswordAuthentication getPasswordAuthentication() {
        return new PasswordAuthentication(username, password);
    }
}
