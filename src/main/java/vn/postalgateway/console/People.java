package vn.postalgateway.console;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.postalgateway.partner.Partner;
import vn.postalgateway.partner.Scope;

/**
 * The console's people as administrators see and change them. A change ends the person's living sessions at their next
 * click, and a lost or changed right takes the person's tokens along. Each method is one transaction, recorded with who
 * did it.
 */
public interface People {

    /** By name. */
    List<Person> all();

    Optional<Person> byName(String name);

    /** False if the name is taken. */
    boolean add(Partner user, String password, String actor, Instant now);

    /** Whether somebody may let others in; if not, the first administrator is still to be made. */
    boolean haveAdministrator();

    /** False if there is an administrator, or the name is taken. */
    boolean addFirstAdministrator(String name, String password, Instant now);

    /** False if there is no such person, or it has the right already. */
    boolean changeRole(String name, Scope role, String actor, Instant now);

    /** Nobody gets in by this name any more. False if there is no such person, or it is disabled. */
    boolean disable(String name, String actor, Instant now);

    /** False if there is no such person, or it is not disabled. */
    boolean enable(String name, String actor, Instant now);

    /** The new password takes the place of all others. False if there is no such person. */
    boolean setPassword(String name, String password, String actor, Instant now);

    /**
     * A person's own change, recorded under its own name: the new password takes the place of all others.
     *
     * @param signIn which the person has just shown the old password for
     * @return with what the person goes on; empty if its right or password was changed since, or it was disabled
     */
    Optional<ConsoleUsers.SignIn> changeOwnPassword(ConsoleUsers.SignIn signIn, String password, Instant now);

    /** @param disabledAt null while the person may sign in */
    record Person(String name, Scope role, Instant createdAt, Instant disabledAt) {

        public boolean isDisabled() {
            return disabledAt != null;
        }
    }
}
