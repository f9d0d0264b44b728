package vn.postalgateway.console;

import java.time.Instant;
import java.util.Optional;
import vn.postalgateway.partner.Partner;

/**
 * The people who may sign in at the console; a person is the same partner here and with a token. Passwords are kept as
 * slow hashes only.
 */
public interface ConsoleUsers {

    /** Who has this name and password and is not disabled; takes as long for a name that nobody has. */
    Optional<SignIn> signIn(String name, String password);

    /**
     * @param revision of the person's right and password; a change of either begins the next one
     * @param since    when the password was given
     */
    record SignIn(Partner user, int revision, Instant since) { }

    /** Whether the person who signed in may go on: neither right nor password changed since. */
    boolean mayGoOn(SignIn signIn);

    /** Adds a password; the same one again changes nothing, earlier ones stay valid. */
    void add(Partner user, String password);
}
