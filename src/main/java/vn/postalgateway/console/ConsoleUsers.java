package vn.postalgateway.console;

import java.util.Optional;
import vn.postalgateway.partner.Partner;

/**
 * The people who may sign in at the console; a person is the same partner here and with a token. Passwords are kept as
 * slow hashes only.
 */
public interface ConsoleUsers {

    /** Who has this name and password; takes as long for a name that nobody has. */
    Optional<Partner> signIn(String name, String password);

    /** Adds a password; the same one again changes nothing, earlier ones stay valid. */
    void add(Partner user, String password);
}
