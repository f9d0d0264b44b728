package vn.postalgateway.console;

import java.util.Optional;

/** Looks at a name and its password, at a pace that makes guessing slow. */
public final class Doorkeeper {

    private final ConsoleUsers users;
    private final SignInPause pause;

    public Doorkeeper(ConsoleUsers users, SignInPause pause) {
        this.users = users;
        this.pause = pause;
    }

    /** Too many wrong passwords in a row were given for this name: nobody may try it now. */
    public static final class MustWait extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /**
     * Who has this name and password; a wrong one counts.
     *
     * @throws MustWait without a look at the password
     */
    public Optional<ConsoleUsers.SignIn> signIn(String name, String password) {
        if (pause.mustWait(name)) {
            throw new MustWait();
        }
        Optional<ConsoleUsers.SignIn> signIn = users.signIn(name, password);
        if (signIn.isPresent()) {
            pause.right(name);
        } else {
            pause.wrong(name);
        }
        return signIn;
    }
}
