package vn.postalgateway.console;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;

/**
 * People choose their own passwords, each with the one before, which may not be guessed here any faster than at the
 * door.
 */
public final class OwnPassword {

    public static final int SHORTEST = 12;
    /** What the slow hash reads; a Vietnamese letter takes up to three. */
    public static final int LONGEST_BYTES = 72;

    private final Doorkeeper doorkeeper;
    private final People people;
    private final Clock clock;

    public OwnPassword(Doorkeeper doorkeeper, People people, Clock clock) {
        this.doorkeeper = doorkeeper;
        this.people = people;
        this.clock = clock;
    }

    /** Why nothing was changed. */
    public enum Refusal {
        /** Too short or too long. */
        UNFIT,
        /** The new one is the old one. */
        SAME,
        /** It was not the old one. */
        WRONG,
        /** Too many wrong ones in a row. */
        WAIT,
        /** Somebody else changed this person meanwhile. */
        OVERTAKEN
    }

    /** @param signIn with which the person goes on; null if it was refused */
    public record Change(ConsoleUsers.SignIn signIn, Refusal refusal) {

        private static Change refused(Refusal why) {
            return new Change(null, why);
        }
    }

    public static boolean isFit(String password) {
        return password.codePointCount(0, password.length()) >= SHORTEST
                && password.getBytes(StandardCharsets.UTF_8).length <= LONGEST_BYTES;
    }

    /** Ends all other sessions of the person. */
    public Change change(String name, String old, String fresh) {
        if (!isFit(fresh)) {
            return Change.refused(Refusal.UNFIT);
        }
        Optional<ConsoleUsers.SignIn> shown;
        try {
            shown = doorkeeper.signIn(name, old);
        } catch (Doorkeeper.MustWait wait) {
            return Change.refused(Refusal.WAIT);
        }
        if (shown.isEmpty()) {
            return Change.refused(Refusal.WRONG);
        }
        if (old.equals(fresh)) {
            return Change.refused(Refusal.SAME);
        }
        return people.changeOwnPassword(shown.get(), fresh, clock.instant()).map(next -> new Change(next, null))
                .orElseGet(() -> Change.refused(Refusal.OVERTAKEN));
    }
}
